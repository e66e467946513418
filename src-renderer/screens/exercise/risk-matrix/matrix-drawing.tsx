/**
 * The matrix: five by five squares that grow darker towards the worst corner, with the threats on them and where measures move them.
 */
import { ArrowRight, ArrowUp } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, resultAt, results, steps, type Table } from '#core/exercises/risk-matrix/matrix.ts';
import { useFormats } from '../../../locale/formats.ts';
import { arrowBetween, field, letterOf, spotOf } from './marks.ts';

export type Mark = {
  /** Which of the threats. */
  readonly index: number;
  readonly place: Place;
  /** Where it lay before. */
  readonly from?: Place | undefined;
};

const scale = Array.from({ length: steps }, (_, index) => index + 1);
const share = (units: number) => `${(units / field) * 100}%`;

export function MatrixDrawing({ table, marks }: { readonly table: Table; readonly marks: readonly Mark[] }) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const mark = (place: Place, index: number, name: string) => {
    const { x, y } = spotOf(place, index);
    return (
      <span className={`matrix-mark ${name}`} style={{ insetInlineStart: share(x), insetBlockEnd: share(y) }}>
        {letterOf(index)}
      </span>
    );
  };
  return (
    <figure className="matrix">
      <figcaption className="visually-hidden">{t('matrix.drawing')}</figcaption>
      <div className="matrix-plot" aria-hidden="true">
        <p className="matrix-axis is-up">
          <ArrowUp /> {t('matrix.likelihood')}
        </p>
        <div className="matrix-steps is-up">
          {scale.toReversed().map((step) => (
            <span key={step}>{formats.number(step)}</span>
          ))}
        </div>
        <div className="matrix-field">
          {scale
            .toReversed()
            .map((likelihood) =>
              scale.map((impact) => (
                <span
                  key={`${likelihood} ${impact}`}
                  className={`matrix-square is-${resultAt(table, { likelihood, impact })}`}
                />
              )),
            )}
          <svg className="matrix-arrows is-mirrored" aria-hidden="true" viewBox={`0 0 ${field} ${field}`}>
            <defs>
              <marker
                id="matrix-tip"
                viewBox="0 0 10 10"
                refX="7"
                refY="5"
                markerWidth="5"
                markerHeight="5"
                orient="auto"
              >
                <path d="M0 0L10 5L0 10Z" />
              </marker>
            </defs>
            {marks.map(({ index, place, from }) => {
              const arrow = from && arrowBetween(from, place, index);
              return arrow && <line key={index} {...arrow} markerEnd="url(#matrix-tip)" />;
            })}
          </svg>
          {marks.map(({ index, place, from }) => {
            const hasMoved = from && (from.likelihood !== place.likelihood || from.impact !== place.impact);
            return (
              <Fragment key={index}>
                {hasMoved && mark(from, index, 'is-before')}
                {mark(place, index, 'is-now')}
              </Fragment>
            );
          })}
        </div>
        <div className="matrix-steps is-along">
          {scale.map((step) => (
            <span key={step}>{formats.number(step)}</span>
          ))}
        </div>
        <p className="matrix-axis is-along">
          {t('matrix.impact')} <ArrowRight className="is-mirrored" />
        </p>
      </div>
      <ul className="matrix-legend">
        {results.map((result) => (
          <li key={result}>
            <span className={`matrix-square is-${result}`} aria-hidden="true" />
            {t(`matrix.results.${result}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
