/**
 * One stage of the road: what it asks for, and whether it was in the order and in the briefing.
 */
import { Check, Minus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, type Orders } from '#core/exercises/convoy/order.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { RoadDrawing } from './road-drawing.tsx';
import { inOrder } from './yard.tsx';

type Props = {
  readonly exercise: ViewOf<'convoy'>;
  readonly number: number;
  readonly orders: Orders;
  readonly onNext: () => void;
};

export function Stage({ exercise, number, orders, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const stage = exercise.stages[number];
  if (!stage) return null;
  const looks = stage.looks.map((look) => ({ ...look, isThere: holds(look.rule, exercise, orders) }));
  const lost = looks.flatMap(({ isThere, loses }) => (!isThere && loses ? [loses] : []));
  const vehicles = inOrder(exercise.vehicles, orders.vehicles);
  const names = (of: typeof vehicles) => formats.list(of.map(({ text }) => text));
  const missing = vehicles.filter(({ id }) => lost.includes(id));
  const alt = t('convoy.drawn', { order: names(vehicles) });
  return (
    <section className="exercise-panel" aria-labelledby="convoy-title">
      <p className="exercise-step">
        {t('convoy.stage', { number: formats.number(number + 1), count: formats.number(exercise.stages.length) })}
      </p>
      <h2 id="convoy-title" tabIndex={-1} ref={title}>
        {stage.title}
      </h2>
      <RoadDrawing
        scenery={stage.scenery}
        vehicles={vehicles}
        lost={lost}
        alt={missing.length > 0 ? `${alt} ${t('convoy.lost', { which: names(missing) })}` : alt}
      />
      <p className="convoy-text">{stage.text}</p>
      <ul className="convoy-looks">
        {looks.map(({ id, isThere, has, lacks }) => {
          const Mark = isThere ? Check : Minus;
          return (
            <li key={id} className={isThere ? 'is-there' : 'is-missing'}>
              <Mark aria-hidden="true" />
              <p>
                <strong>{t(isThere ? 'convoy.there' : 'convoy.missing')}</strong> {isThere ? has : lacks}
              </p>
            </li>
          );
        })}
      </ul>
      <ActionButton kind="main" onPress={onNext}>
        {t(number + 1 < exercise.stages.length ? 'convoy.onward' : 'convoy.arrive')}
      </ActionButton>
    </section>
  );
}
