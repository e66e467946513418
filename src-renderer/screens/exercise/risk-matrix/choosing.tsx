/**
 * The measures one could pay for, the money there is, and where the risks lie today.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { costOf, type Places } from '#core/exercises/risk-matrix/matrix.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Coins, Cost } from './coins.tsx';
import { MatrixDrawing } from './matrix-drawing.tsx';
import { Bears } from './the-case.tsx';
import { ThreatLine } from './threat-line.tsx';
import '../parts/check-list.css';

type Exercise = ViewOf<'risk-matrix'>;
type Props = {
  readonly exercise: Exercise;
  readonly places: Places;
  readonly chosen: readonly Exercise['measures'][number][];
  readonly onChange: (id: string) => void;
  readonly onDone: () => void;
};

export function Choosing({ exercise, places, chosen, onChange, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { table, threats, measures, budget } = exercise;
  const spent = costOf(chosen);
  const isOver = spent > budget;
  const marks = threats.flatMap(({ id }, index) => {
    const place = places[id];
    return place ? [{ index, place }] : [];
  });
  return (
    <section className="exercise-panel" aria-labelledby="matrix-title">
      <h2 id="matrix-title" tabIndex={-1} ref={title}>
        {t('matrix.measures')}
      </h2>
      <p className="matrix-text">{t('matrix.measuresLead')}</p>
      <div className="matrix-and-scales">
        <div className="matrix-beside">
          <MatrixDrawing table={table} marks={marks} />
        </div>
        <div className="matrix-lines">
          <ul className="threat-lines">
            {threats.map(({ id, name }, index) => {
              const place = places[id];
              return place && <ThreatLine key={id} table={table} index={index} name={name} place={place} />;
            })}
          </ul>
          <Bears exercise={exercise} />
        </div>
      </div>
      <fieldset className="check-list">
        <legend className="exercise-label">{t('matrix.choose')}</legend>
        {measures.map(({ id, name, cost }) => (
          <label key={id} className="check-line" htmlFor={`measure-${id}`}>
            <input
              id={`measure-${id}`}
              type="checkbox"
              checked={chosen.some((measure) => measure.id === id)}
              onChange={() => onChange(id)}
            />
            <span>{name}</span>
            <Cost cost={cost} />
          </label>
        ))}
      </fieldset>
      <div className={`matrix-budget${isOver ? ' is-over' : ''}`}>
        <Coins spent={spent} of={budget} />
        <p role="status">
          {t(isOver ? 'matrix.overBudget' : 'matrix.spent', {
            spent: formats.number(spent),
            budget: formats.number(budget),
          })}
        </p>
      </div>
      <ActionButton kind="main" isDisabled={isOver || chosen.length === 0} onPress={onDone}>
        {t('matrix.seeThem')}
      </ActionButton>
    </section>
  );
}
