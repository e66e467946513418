/**
 * The workshop: the case, each threat on the matrix, the measures, what they leave, and the decision.
 */
import { useState } from 'react';
import { type Places, settledPlace, type Way, worthOf } from '#core/exercises/risk-matrix/matrix.ts';
import type { DoneProps } from '../kinds.tsx';
import { Choosing } from './choosing.tsx';
import { Placing } from './placing.tsx';
import { Residual } from './residual.tsx';
import { TheCase } from './the-case.tsx';
import './risk-matrix.css';

type Stage = 'case' | 'threats' | 'measures' | 'left';

export default function RiskMatrix({ exercise, onDone }: DoneProps<'risk-matrix'>) {
  const [stage, setStage] = useState<Stage>('case');
  const [guesses, setGuesses] = useState<Places>({});
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isDone, setIsDone] = useState(false);
  const { threats, measures } = exercise;
  const index = Object.keys(guesses).length;
  const threat = threats[index];
  const chosen = measures.filter(({ id }) => ids.has(id));
  const places: Places = Object.fromEntries(
    threats.flatMap((one) => {
      const guess = guesses[one.id];
      return guess ? [[one.id, settledPlace(one, guess)]] : [];
    }),
  );
  const change = (id: string) => {
    const changed = new Set(ids);
    if (!changed.delete(id)) changed.add(id);
    setIds(changed);
  };
  const finish = (way: Way) => {
    setIsDone(true);
    onDone(worthOf(exercise, guesses, chosen, way));
  };
  if (stage === 'case') return <TheCase exercise={exercise} onBegin={() => setStage('threats')} />;
  if (stage === 'threats' && threat)
    return (
      <Placing
        key={threat.id}
        exercise={exercise}
        index={index}
        threat={threat}
        onPlaced={(guess) => {
          setGuesses({ ...guesses, [threat.id]: guess });
          if (index + 1 === threats.length) setStage('measures');
        }}
      />
    );
  if (stage === 'measures')
    return (
      <Choosing exercise={exercise} places={places} chosen={chosen} onChange={change} onDone={() => setStage('left')} />
    );
  return (
    <Residual
      exercise={exercise}
      places={places}
      chosen={chosen}
      isDone={isDone}
      onAgain={() => setStage('measures')}
      onFinish={finish}
    />
  );
}
