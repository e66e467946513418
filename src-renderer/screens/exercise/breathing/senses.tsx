/**
 * One step of the walk through the senses: as many places as things are looked for, to be pressed on or written into.
 * What is written lives in this step alone and is gone with it.
 */
import { Check, Ear, Eye, Flower2, Hand, MapPin, Utensils } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Button } from '../../../parts/button.tsx';

type Sense = ViewOf<'breathing'>['senses'][number];
type Props = {
  readonly senses: readonly Sense[];
  readonly number: number;
  readonly onNext: () => void;
};

const signs = { see: Eye, feel: Hand, hear: Ear, smell: Flower2, taste: Utensils, here: MapPin };

/** The whole walk as columns of dots that grow shorter, and where one is. */
function Walk({ senses, number }: Omit<Props, 'onNext'>) {
  return (
    <div className="senses-walk" aria-hidden="true">
      {senses.map(({ id, sense, count }, index) => {
        const Sign = signs[sense];
        const how = index < number ? 'is-gone' : index === number ? 'is-here' : '';
        return (
          <div key={id} className={`senses-column ${how}`}>
            {Array.from({ length: count }, (_, dot) => dot).map((dot) => (
              <span key={dot} />
            ))}
            <Sign />
          </div>
        );
      })}
    </div>
  );
}

export function SenseStep({ senses, number, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  const places = useRef<(HTMLInputElement | null)[]>([]);
  const next = useRef<HTMLButtonElement>(null);
  const [words, setWords] = useState<Readonly<Record<number, string>>>({});
  const [pressed, setPressed] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => title.current?.focus(), []);
  const sense = senses[number];
  if (!sense) return null;
  const slots = Array.from({ length: sense.count }, (_, slot) => slot);
  const isFound = (slot: number) => pressed.has(slot) || (words[slot] ?? '').trim() !== '';
  const press = (slot: number) => {
    const after = new Set(pressed);
    if (!after.delete(slot)) after.add(slot);
    setPressed(after);
  };
  const onKey = (event: KeyboardEvent, slot: number) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    (places.current[slot + 1] ?? next.current)?.focus();
  };
  return (
    <section className="exercise-panel" aria-labelledby="breathing-title">
      <Walk senses={senses} number={number} />
      <h2 id="breathing-title" tabIndex={-1} ref={title}>
        {sense.title}
      </h2>
      <p className="breathing-text">{sense.text}</p>
      <ul className="sense-slots">
        {slots.map((slot) => {
          const place = { number: formats.number(slot + 1), count: formats.number(sense.count) };
          return (
            <li key={slot}>
              <Button
                className="sense-found"
                aria-label={t('breathing.found', place)}
                aria-pressed={isFound(slot)}
                onPress={() => press(slot)}
              >
                {isFound(slot) ? <Check aria-hidden="true" /> : formats.number(slot + 1)}
              </Button>
              <input
                ref={(input) => {
                  places.current[slot] = input;
                }}
                aria-label={t('breathing.word', place)}
                placeholder={t('breathing.wordHint')}
                value={words[slot] ?? ''}
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setWords({ ...words, [slot]: event.target.value })}
                onKeyDown={(event) => onKey(event, slot)}
              />
            </li>
          );
        })}
      </ul>
      <p className="quiet-line">{t('breathing.private')}</p>
      <ActionButton kind="main" ref={next} onPress={onNext}>
        {t('breathing.goOn')}
      </ActionButton>
    </section>
  );
}
