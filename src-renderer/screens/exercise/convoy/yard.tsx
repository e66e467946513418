/**
 * The yard before leaving: first the row of vehicles, then what is said while there is time.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toldIn } from '#core/exercises/convoy/order.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { OrderList } from './order-list.tsx';
import { RoadDrawing } from './road-drawing.tsx';
import { VehicleSign } from './vehicle.tsx';

type Exercise = ViewOf<'convoy'>;
type Props = {
  readonly exercise: Exercise;
  readonly order: readonly string[];
  readonly onOrder: (ids: string[]) => void;
  readonly onDone: () => void;
};

/** What has these ids, in their order. */
export function inOrder<T extends { readonly id: string }>(things: readonly T[], ids: readonly string[]): T[] {
  return ids.flatMap((id) => things.find((thing) => thing.id === id) ?? []);
}

export function VehicleRow({
  exercise,
  order,
  onOrder,
  onDone,
  isFollowing,
}: Props & { readonly isFollowing: boolean }) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFollowing) title.current?.focus();
  }, [isFollowing]);
  const vehicles = inOrder(exercise.vehicles, order);
  return (
    <section className="exercise-panel" aria-labelledby="convoy-title">
      <h2 id="convoy-title" tabIndex={-1} ref={title}>
        {t('convoy.row')}
      </h2>
      <p className="convoy-text">{exercise.situation}</p>
      <RoadDrawing
        scenery="gate"
        vehicles={vehicles}
        lost={[]}
        alt={t('convoy.drawn', { order: formats.list(vehicles.map(({ text }) => text)) })}
      />
      <p className="quiet-line">{t('convoy.how')}</p>
      <OrderList
        label={t('convoy.row')}
        things={vehicles.map(({ id, text, shape }) => ({ id, text, before: <VehicleSign shape={shape} /> }))}
        onOrder={onOrder}
      />
      <ActionButton kind="main" onPress={onDone}>
        {t('convoy.toBriefing')}
      </ActionButton>
    </section>
  );
}

export function Briefing({ exercise, order, onOrder, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const parts = inOrder(exercise.parts, order);
  const told = toldIn(exercise, order);
  const spent = inOrder(exercise.parts, told).reduce((sum, { minutes }) => sum + minutes, 0);
  const facts = { spent: formats.number(spent), time: formats.minutes(exercise.time) };
  return (
    <section className="exercise-panel" aria-labelledby="convoy-title">
      <h2 id="convoy-title" tabIndex={-1} ref={title}>
        {t('convoy.briefing')}
      </h2>
      <p className="convoy-text">{t('convoy.briefingLead', facts)}</p>
      <div className="briefing-time">
        <p>{t('convoy.spent', facts)}</p>
        <div className="briefing-bar" aria-hidden="true">
          {inOrder(exercise.parts, told).map(({ id, minutes }) => (
            <span key={id} style={{ flexGrow: minutes }} />
          ))}
          {spent < exercise.time && <span className="is-free" style={{ flexGrow: exercise.time - spent }} />}
        </div>
      </div>
      <OrderList
        label={t('convoy.briefing')}
        things={parts.map(({ id, text, minutes }) => ({
          id,
          text,
          after: <span className="order-minutes">{formats.minutes(minutes)}</span>,
        }))}
        onOrder={onOrder}
        cut={{ after: told.length, text: t('convoy.cut', facts) }}
      />
      <ActionButton kind="main" onPress={onDone}>
        {t('convoy.drive')}
      </ActionButton>
    </section>
  );
}
