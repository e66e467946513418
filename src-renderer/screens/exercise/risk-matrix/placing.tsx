/**
 * One threat: what is known of it, and where one places it on the matrix. Then what others would say, and why.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { type Place, resultAt, type Side, settledPlace, sides } from '#core/exercises/risk-matrix/matrix.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { EstimateTold } from '../parts/estimate-told.tsx';
import { Known } from '../parts/known.tsx';
import { StepScale } from '../parts/step-scale.tsx';
import { letterOf } from './marks.ts';
import { MatrixDrawing } from './matrix-drawing.tsx';
import { useRiskWords } from './risk-words.ts';
import { ResultWord } from './threat-line.tsx';

type Exercise = ViewOf<'risk-matrix'>;
type Threat = Exercise['threats'][number];
type Props = {
  readonly exercise: Exercise;
  readonly index: number;
  readonly threat: Threat;
  readonly onPlaced: (guess: Place) => void;
};

const nowhere: { readonly [S in Side]: number | null } = { likelihood: null, impact: null };

const whole = ({ likelihood, impact }: typeof nowhere): Place | null =>
  likelihood === null || impact === null ? null : { likelihood, impact };

export function Placing({ exercise, index, threat, onPlaced }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const { scale } = useRiskWords();
  const [guess, setGuess] = useState(nowhere);
  const [isTold, setIsTold] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { table, threats } = exercise;
  const guessed = whole(guess);
  const place = guessed && isTold ? settledPlace(threat, guessed) : guessed;
  return (
    <section className="exercise-panel" aria-labelledby="matrix-title">
      <p className="exercise-step">
        {t('matrix.threat', { number: formats.number(index + 1), count: formats.number(threats.length) })}
      </p>
      <h2 id="matrix-title" className="matrix-name" tabIndex={-1} ref={title}>
        <span className="matrix-letter" aria-hidden="true">
          {letterOf(index)}
        </span>
        {threat.name}
      </h2>
      <Known known={threat.known} />
      <div className="matrix-and-scales">
        <div className="matrix-lines">
          <div className="matrix-scales">
            {sides.map((side) => (
              <StepScale
                key={side}
                label={t(`matrix.${side}`)}
                words={scale(side)}
                value={place?.[side] ?? guess[side]}
                isDisabled={isTold}
                onChange={(step) => setGuess({ ...guess, [side]: step })}
              />
            ))}
          </div>
          {guessed &&
            isTold &&
            sides.map((side) => (
              <EstimateTold
                key={side}
                label={t(`matrix.${side}`)}
                words={scale(side)}
                range={threat[side]}
                step={guessed[side]}
              />
            ))}
          {guessed && isTold ? (
            <ActionButton kind="main" autoFocus onPress={() => onPlaced(guessed)}>
              {t(index + 1 < threats.length ? 'matrix.nextThreat' : 'matrix.toMeasures')}
            </ActionButton>
          ) : (
            <ActionButton kind="main" isDisabled={guessed === null} onPress={() => setIsTold(true)}>
              {t('matrix.place')}
            </ActionButton>
          )}
        </div>
        <div className="matrix-beside">
          <MatrixDrawing table={table} marks={place ? [{ index, place, from: guessed ?? place }] : []} />
          <p className="matrix-stands" role="status">
            {place && (
              <>
                {t('matrix.comesTo')} <ResultWord result={resultAt(table, place)} />
              </>
            )}
          </p>
          {index === 0 && <p className="quiet-line">{exercise.tableNote}</p>}
        </div>
      </div>
    </section>
  );
}
