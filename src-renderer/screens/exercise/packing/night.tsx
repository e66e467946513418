/**
 * One night: what it asks for, and whether it was in the bag.
 */
import { Check, Minus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { isMet } from '#core/exercises/packing/bag.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';

type Props = {
  readonly exercise: ViewOf<'packing'>;
  readonly number: number;
  readonly bag: ReadonlySet<string>;
  readonly onNext: () => void;
};

export function Night({ exercise, number, bag, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const night = exercise.nights[number];
  if (!night) return null;
  return (
    <section className="exercise-panel" aria-labelledby="bag-title">
      <p className="exercise-step">
        {t('packing.night', { number: formats.number(number + 1), count: formats.number(exercise.nights.length) })}
      </p>
      <h2 id="bag-title" tabIndex={-1} ref={title}>
        {night.title}
      </h2>
      <p className="bag-text">{night.text}</p>
      <ul className="bag-needs">
        {night.needs.map((need) => {
          const met = isMet(need, bag);
          const Mark = met ? Check : Minus;
          return (
            <li key={need.id} className={met ? 'is-met' : 'is-missing'}>
              <Mark aria-hidden="true" />
              <p>
                <strong>{t(met ? 'packing.had' : 'packing.missing')}</strong> {met ? need.has : need.lacks}
              </p>
            </li>
          );
        })}
      </ul>
      <ActionButton kind="main" onPress={onNext}>
        {t(number + 1 < exercise.nights.length ? 'packing.nextNight' : 'packing.lookThrough')}
      </ActionButton>
    </section>
  );
}
