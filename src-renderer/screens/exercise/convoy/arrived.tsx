/**
 * After the drive: the road as a line with a sign at each stage, and one order that serves everywhere.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, type Orders } from '#core/exercises/convoy/order.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { WorthMark } from '../parts/worth-mark.tsx';
import { VehicleSign } from './vehicle.tsx';
import { inOrder } from './yard.tsx';

type Props = {
  readonly exercise: ViewOf<'convoy'>;
  readonly orders: Orders;
  /** Back to the yard; null when it is over. */
  readonly onAgain: (() => void) | null;
  readonly onFinish: (() => void) | null;
};

export function Arrived({ exercise, orders, onAgain, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { stages, vehicles, parts, good } = exercise;
  return (
    <section className="exercise-panel" aria-labelledby="convoy-title">
      <h2 id="convoy-title" tabIndex={-1} ref={title}>
        {t('convoy.arrived')}
      </h2>
      <ol className="convoy-way">
        {stages.map(({ id, title: name, looks }) => {
          const there = looks.filter(({ rule }) => holds(rule, exercise, orders)).length;
          const share = there / looks.length;
          return (
            <li key={id} className={share === 1 ? 'is-right' : share > 0 ? 'is-almost' : 'is-wrong'}>
              <WorthMark worth={share} />
              <span>{name}</span>
              <span className="quiet-line">
                {t('convoy.of', { there: formats.number(there), all: formats.number(looks.length) })}
              </span>
            </li>
          );
        })}
      </ol>
      <details className="convoy-good">
        <summary>{t('convoy.good')}</summary>
        <div className="convoy-good-lists">
          <ol>
            {inOrder(vehicles, good.vehicles).map(({ id, shape, text }) => (
              <li key={id}>
                <VehicleSign shape={shape} /> {text}
              </li>
            ))}
          </ol>
          <ol>
            {inOrder(parts, good.parts).map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </div>
      </details>
      {onFinish && onAgain && (
        <div className="exercise-ways">
          <ActionButton onPress={onAgain}>{t('convoy.again')}</ActionButton>
          <ActionButton kind="main" onPress={onFinish}>
            {t('finish')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
