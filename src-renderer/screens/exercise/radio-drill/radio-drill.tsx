/**
 * A radio drill: the scene and the radio, one task after the other with the log growing below, and the look back.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logOf, shareOf } from '#core/exercises/radio-drill/drill.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { LogSheet } from './log-sheet.tsx';
import { LookedBack } from './looked-back.tsx';
import { RadioDrawing } from './radio-drawing.tsx';
import { type Drill, TaskAtRadio } from './task.tsx';
import './radio-drill.css';

function Beginning({ exercise, onBegin }: { readonly exercise: Drill; readonly onBegin: () => void }) {
  const { t } = useTranslation('exercise');
  return (
    <section className="exercise-panel" aria-labelledby="radio-title">
      <h2 id="radio-title">{t('radio.scene')}</h2>
      <div className="radio-and-work">
        <div className="radio-work">
          <p className="radio-text">{exercise.scene}</p>
          <dl className="radio-stations">
            <div>
              <dt>{t('radio.you')}</dt>
              <dd>{exercise.you}</dd>
            </div>
            <div>
              <dt>{t('radio.base')}</dt>
              <dd>{exercise.base}</dd>
            </div>
          </dl>
          <p>{t('radio.how')}</p>
          <ActionButton kind="main" onPress={onBegin}>
            {t('radio.begin')}
          </ActionButton>
        </div>
        <RadioDrawing state="rest" />
      </div>
    </section>
  );
}

export default function RadioDrill({ exercise, onDone }: DoneProps<'radio-drill'>) {
  /** What was said in each task that is done, and after how many tries; null before the first. */
  const [done, setDone] = useState<readonly { said: string; tries: number }[] | null>(null);
  const [isOver, setIsOver] = useState(false);
  if (!done) return <Beginning exercise={exercise} onBegin={() => setDone([])} />;
  const tasks = exercise.rounds.flatMap((round) => round.tasks);
  const task = tasks[done.length];
  const round = exercise.rounds.find((one) => task && one.tasks.includes(task));
  const tries = done.map((one) => one.tries);
  const finish = () => {
    setIsOver(true);
    onDone(shareOf(tries));
  };
  return (
    <>
      {task && round ? (
        <TaskAtRadio
          key={task.id}
          exercise={exercise}
          round={round}
          task={task}
          number={done.length}
          count={tasks.length}
          onDone={(said, count) => setDone([...done, { said, tries: count }])}
        />
      ) : (
        <LookedBack exercise={exercise} tasks={tasks} tries={tries} onFinish={isOver ? null : finish} />
      )}
      <LogSheet
        exercise={exercise}
        entries={logOf(
          tasks,
          done.map(({ said }) => said),
        )}
      />
    </>
  );
}
