/**
 * The sheet as it lies before the one at base: lit is what can be acted on, and each dark part says what cannot be done.
 */
import { Check, Minus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { SubjectSign } from './subject-sign.tsx';

type Props = {
  readonly exercise: ViewOf<'incident-report'>;
  readonly ticked: ReadonlySet<string>;
  /** Back to the writing; null when it is over. */
  readonly onWrite: (() => void) | null;
  readonly onFinish: (() => void) | null;
};

export function BaseSheet({ exercise, ticked, onWrite, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const points = [
    ...exercise.fields.map((field) => ({ ...field, name: field.label })),
    ...exercise.whole.map((point) => ({ ...point, name: point.asks })),
  ];
  const lit = points.filter(({ id }) => ticked.has(id)).length;
  return (
    <section className="exercise-panel" aria-labelledby="report-title">
      <h2 id="report-title" tabIndex={-1} ref={title}>
        {t('report.base')}
      </h2>
      <p className="report-text">{t('report.lit', { lit: formats.number(lit), all: formats.number(points.length) })}</p>
      <ul className="base-sheet">
        {points.map(({ id, subject, name, can, cannot }) => {
          const isLit = ticked.has(id);
          const Mark = isLit ? Check : Minus;
          return (
            <li key={id} className={isLit ? 'is-lit' : 'is-dark'}>
              <SubjectSign subject={subject} />
              <p className="base-sheet-name">
                <Mark aria-hidden="true" />
                {name}
              </p>
              <p>
                <span className="visually-hidden">{t(isLit ? 'report.there' : 'report.notThere')} </span>
                {isLit ? can : cannot}
              </p>
            </li>
          );
        })}
      </ul>
      {onFinish && onWrite && (
        <div className="exercise-ways">
          <ActionButton onPress={onWrite}>{t('report.writeAgain')}</ActionButton>
          <ActionButton kind="main" onPress={onFinish}>
            {t('finish')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
