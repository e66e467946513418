/**
 * The button on the side of the radio: press, wait one second, speak. Whoever is quicker loses the first word.
 */
import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openAfter, whatArrives } from '#core/exercises/radio-drill/heard.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { RadioState } from './radio-drawing.tsx';
import { WordsThrough } from './words-through.tsx';

type Talking = {
  readonly says: string;
  readonly language: LanguageCode;
  readonly onRadio: (state: RadioState) => void;
  /** All of it went out. */
  readonly onSpoken: () => void;
};

export function usePressToTalk({ says, language, onRadio, onSpoken }: Talking) {
  const [since, setSince] = useState<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  /** What went out of a call that began too soon. */
  const [cut, setCut] = useState<string | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(() => {
      setIsOpen(true);
      onRadio('open');
    }, openAfter);
    return () => clearTimeout(timer);
  }, [since, onRadio]);
  const press = () => {
    if (since === null) {
      setCut(null);
      setSince(performance.now());
      return onRadio('pressed');
    }
    const held = isOpen ? openAfter : performance.now() - since;
    setSince(null);
    setIsOpen(false);
    onRadio('rest');
    if (held >= openAfter) return onSpoken();
    setCut(whatArrives(says, held, language));
  };
  return { isHeld: since !== null, isOpen, cut, press, language };
}

type Props = {
  readonly talk: ReturnType<typeof usePressToTalk>;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Inside a form, whose submission presses it. */
  readonly type?: 'button' | 'submit';
};

export function PressToTalk({ talk, isDisabled = false, autoFocus = false, type = 'button' }: Props) {
  const { t } = useTranslation('exercise');
  return (
    <>
      <div className="radio-press">
        <ActionButton
          kind="main"
          type={type}
          isDisabled={isDisabled}
          autoFocus={autoFocus}
          aria-pressed={talk.isHeld}
          onPress={type === 'button' ? talk.press : undefined}
        >
          <Mic aria-hidden="true" />
          {t(talk.isHeld ? 'radio.speak' : 'radio.press')}
        </ActionButton>
        {talk.isHeld && (
          // For eyes on the button; the radio says it to screen readers.
          <span className={`radio-state is-${talk.isOpen ? 'open' : 'pressed'}`} aria-hidden="true">
            {t(`radio.states.${talk.isOpen ? 'open' : 'pressed'}`)}
          </span>
        )}
      </div>
      {talk.cut !== null && (
        <div className="radio-cut" role="status">
          <p>{t('radio.tooSoon')}</p>
          <p className="radio-own">
            <WordsThrough text={talk.cut} language={talk.language} />
          </p>
        </div>
      )}
    </>
  );
}
