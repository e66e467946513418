/**
 * A report after an incident, from the scene to what base can do with it. What is written lives in this component alone.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { BaseSheet } from './base-sheet.tsx';
import { Comparing } from './comparing.tsx';
import { SortingRound } from './sorting.tsx';
import { Timeline } from './timeline.tsx';
import { Writing, type Written } from './writing.tsx';
import './incident-report.css';

type Part = 'scene' | 'sorting' | 'writing' | 'comparing' | 'base';

export default function IncidentReport({ exercise, onDone }: DoneProps<'incident-report'>) {
  const { t } = useTranslation('exercise');
  const [part, setPart] = useState<Part>('scene');
  const [round, setRound] = useState(0);
  const [right, setRight] = useState(0);
  const [written, setWritten] = useState<Written>({});
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isDone, setIsDone] = useState(false);
  const { sortings } = exercise;
  const sorting = sortings[round];
  const tick = (id: string) => {
    const after = new Set(ticked);
    if (!after.delete(id)) after.add(id);
    setTicked(after);
  };
  const write = () => setPart('writing');
  const finish = () => {
    setIsDone(true);
    onDone(right / sortings.reduce((sum, { sentences }) => sum + sentences.length, 0));
  };
  if (part === 'scene')
    return (
      <section className="exercise-panel" aria-labelledby="report-title">
        <h2 id="report-title">{t('report.scene')}</h2>
        <p className="report-text">{exercise.scene}</p>
        <Timeline timeline={exercise.timeline} />
        <ActionButton kind="main" onPress={() => setPart('sorting')}>
          {t('report.toSorting')}
        </ActionButton>
      </section>
    );
  if (part === 'sorting' && sorting)
    return (
      <SortingRound
        key={sorting.id}
        sorting={sorting}
        onDone={(more) => {
          setRight(right + more);
          if (round + 1 < sortings.length) setRound(round + 1);
          else write();
        }}
      />
    );
  if (part === 'comparing')
    return (
      <Comparing
        exercise={exercise}
        written={written}
        ticked={ticked}
        onTick={tick}
        onWrite={write}
        onSend={() => setPart('base')}
      />
    );
  if (part === 'base')
    return (
      <BaseSheet
        exercise={exercise}
        ticked={ticked}
        onWrite={isDone ? null : write}
        onFinish={isDone ? null : finish}
      />
    );
  return <Writing exercise={exercise} written={written} onChange={setWritten} onDone={() => setPart('comparing')} />;
}
