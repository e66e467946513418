/**
 * What the measures did: where each risk lies now, what each measure was good for, and then the decision.
 */
import { CircleDollarSign, HeartPulse, type LucideIcon, Shield, ShieldPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import {
  aboveIn,
  loweredFor,
  lowers,
  type Places,
  residualOf,
  resultAt,
  type Side,
  type Way,
} from '#core/exercises/risk-matrix/matrix.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Told } from '../parts/told.tsx';
import { Cost } from './coins.tsx';
import { Deciding } from './deciding.tsx';
import { letterOf } from './marks.ts';
import { MatrixDrawing } from './matrix-drawing.tsx';
import { useRiskWords } from './risk-words.ts';
import { Bears } from './the-case.tsx';
import { ResultWord } from './threat-line.tsx';

type Exercise = ViewOf<'risk-matrix'>;
type Props = {
  readonly exercise: Exercise;
  readonly places: Places;
  readonly chosen: readonly Exercise['measures'][number][];
  readonly isDone: boolean;
  readonly onAgain: () => void;
  readonly onFinish: (way: Way) => void;
};

/** How the sides it lowers are called together. */
const kindOf = (lowered: readonly Side[]) =>
  lowered.length === 2 ? 'both' : lowered.length === 0 ? 'none' : lowered[0] === 'impact' ? 'mitigation' : 'prevention';

const icons: { readonly [Kind in ReturnType<typeof kindOf>]: LucideIcon } = {
  both: ShieldPlus,
  prevention: Shield,
  mitigation: HeartPulse,
  none: CircleDollarSign,
};

export function Residual({ exercise, places, chosen, isDone, onAgain, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const { word } = useRiskWords();
  const [isDeciding, setIsDeciding] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { table, threats } = exercise;
  const rows = threats.flatMap(({ id, name }, index) => {
    const from = places[id];
    return from ? [{ id, name, index, from, place: residualOf(id, from, chosen) }] : [];
  });
  const above = aboveIn(exercise, places, chosen);
  return (
    <section className="exercise-panel" aria-labelledby="matrix-title">
      <h2 id="matrix-title" tabIndex={-1} ref={title}>
        {t('matrix.left')}
      </h2>
      <div className="matrix-and-scales">
        <div className="matrix-beside">
          <MatrixDrawing table={table} marks={rows} />
        </div>
        <div className="matrix-lines">
          <ul className="threat-lines">
            {rows.map(({ id, name, index, from, place }) => (
              <li key={id} className="threat-line is-moved">
                <span className="matrix-letter" aria-hidden="true">
                  {letterOf(index)}
                </span>
                <span>
                  <strong>{name}</strong>
                  <span className="quiet-line">
                    {word('likelihood', place.likelihood)} · {word('impact', place.impact)}
                  </span>
                  <span className="quiet-line">{t(`matrix.sided.${kindOf(loweredFor(id, chosen))}`)}</span>
                </span>
                <span className="threat-results">
                  <span>
                    <span className="visually-hidden">{t('matrix.before')} </span>
                    <ResultWord result={resultAt(table, from)} />
                  </span>
                  <span className="is-now">
                    <span className="visually-hidden">{t('matrix.after')} </span>
                    <span aria-hidden="true">↓</span> <ResultWord result={resultAt(table, place)} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <Bears exercise={exercise} />
        </div>
      </div>
      <Told worth={above.length === 0 ? 1 : 0}>
        {above.length === 0
          ? t('matrix.allWithin')
          : t('matrix.stillAbove', { count: above.length, threats: formats.list(above.map(({ name }) => name)) })}
      </Told>
      <h3>{t('matrix.whatTheyDid')}</h3>
      <dl className="measures-told">
        {chosen.map((measure) => {
          const kind = kindOf(lowers(measure));
          const Icon = icons[kind];
          return (
            <div key={measure.id} className={`is-${kind}`}>
              <dt>
                <Icon aria-hidden="true" />
                <span>{measure.name}</span>
                <Cost cost={measure.cost} />
              </dt>
              <dd>
                <strong>{t(`matrix.kinds.${kind}`)}</strong> {measure.does}
              </dd>
            </div>
          );
        })}
      </dl>
      {!isDeciding && (
        <div className="exercise-ways">
          <ActionButton onPress={onAgain}>{t('matrix.again')}</ActionButton>
          <ActionButton kind="main" onPress={() => setIsDeciding(true)}>
            {t('matrix.decide')}
          </ActionButton>
        </div>
      )}
      {isDeciding && (
        <Deciding
          exercise={exercise}
          isAbove={above.length > 0}
          isDone={isDone}
          onAgain={onAgain}
          onFinish={onFinish}
        />
      )}
    </section>
  );
}
