/**
 * Putting things in order without dragging: the first one pressed is first, the next one second; pressing again takes
 * one out. Every row says its place in words, so it is the same with a mouse, a finger, a keyboard and a screen reader.
 */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { useAnnounce } from '../../../parts/announcer.tsx';
import { Button } from '../../../parts/button.tsx';
import { useLetterKeys } from './letter-keys.ts';
import './option-rows.css';
import './put-in-order.css';

type Props = {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly ordered: readonly string[];
  readonly language: LanguageCode;
  readonly labelledBy: string;
  readonly onOrder: (ids: string[]) => void;
};

export function PutInOrder({ options, ordered, language, labelledBy, onOrder }: Props) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const announce = useAnnounce();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const toggle = (id: string) => {
    const next = ordered.includes(id) ? ordered.filter((other) => other !== id) : [...ordered, id];
    onOrder(next);
    const place = next.indexOf(id);
    announce(place < 0 ? t('answer.takenOut') : t('answer.placed', { place: place + 1, total: options.length }));
  };
  useLetterKeys(options.length, (index) => {
    const option = options[index];
    if (!option) return;
    toggle(option.id);
    buttons.current[index]?.focus();
  });
  return (
    <fieldset className="answer-group" aria-labelledby={labelledBy}>
      <ul className="option-rows order-rows">
        {options.map(({ id, text }, index) => {
          const place = ordered.indexOf(id);
          return (
            <li key={id}>
              <Button
                ref={(button) => {
                  buttons.current[index] = button;
                }}
                className="option-row"
                aria-pressed={place >= 0}
                data-selected={place >= 0 || undefined}
                onPress={() => toggle(id)}
              >
                <span className="option-row-letter is-round" aria-hidden="true">
                  {place >= 0 ? formats.number(place + 1) : ''}
                </span>
                <span className="option-row-text" lang={language} dir={directionOf(language)}>
                  {text}
                </span>
                <span className="visually-hidden">
                  {place >= 0 ? t('answer.place', { place: place + 1, total: options.length }) : t('answer.noPlace')}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="order-again">
        <ActionButton kind="quiet" isDisabled={ordered.length === 0} onPress={() => onOrder([])}>
          {t('answer.orderAgain')}
        </ActionButton>
      </p>
    </fieldset>
  );
}
