/**
 * The decision: accept, control more, avoid or transfer, and whether that fits what is left.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { type Way, ways } from '#core/exercises/risk-matrix/matrix.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { Told } from '../parts/told.tsx';

type Props = {
  readonly exercise: ViewOf<'risk-matrix'>;
  /** A risk is still above what the work may bear. */
  readonly isAbove: boolean;
  readonly isDone: boolean;
  readonly onAgain: () => void;
  readonly onFinish: (way: Way) => void;
};

export function Deciding({ exercise, isAbove, isDone, onAgain, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const [way, setWay] = useState<Way | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { decisions } = exercise;
  const outcome = way && decisions[way][isAbove ? 'above' : 'within'];
  return (
    <>
      <h3 className="matrix-deciding" tabIndex={-1} ref={title}>
        {t('matrix.decision')}
      </h3>
      {way === null && (
        <Acts
          acts={ways.map((id) => ({ id, text: decisions[id].text }))}
          tried={[]}
          onChoose={(id) => setWay(id as Way)}
        />
      )}
      {way && outcome && (
        <>
          <p className="matrix-text">{decisions[way].text}</p>
          <Told worth={outcome.worth}>{outcome.text}</Told>
          {!isDone && (
            <div className="exercise-ways">
              <ActionButton kind={isAbove ? 'main' : 'plain'} autoFocus={isAbove} onPress={onAgain}>
                {t('matrix.again')}
              </ActionButton>
              <ActionButton kind={isAbove ? 'plain' : 'main'} autoFocus={!isAbove} onPress={() => onFinish(way)}>
                {t('finish')}
              </ActionButton>
            </div>
          )}
        </>
      )}
    </>
  );
}
