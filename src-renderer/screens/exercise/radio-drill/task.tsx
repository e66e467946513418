/**
 * One task at the radio: what is heard, what one does, what was good or not yet good about it, and what comes back.
 */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Told } from '../parts/told.tsx';
import { Answered } from './answered.tsx';
import { Called } from './called.tsx';
import { Heard } from './heard.tsx';
import { RadioDrawing, type RadioState } from './radio-drawing.tsx';
import { Spelled } from './spelled.tsx';
import { Spoken } from './spoken.tsx';

export type Drill = ViewOf<'radio-drill'>;
export type Task = Drill['rounds'][number]['tasks'][number];
export type TaskOf<Does extends Task['does']> = Extract<Task, { does: Does }>;

type Tried = { readonly right: boolean; readonly said: string; readonly told: string };

export type AtTask<Does extends Task['does']> = {
  readonly task: TaskOf<Does>;
  readonly language: LanguageCode;
  /** What is said of the last try. */
  readonly told: ReactNode;
  readonly isSolved: boolean;
  readonly onRadio: (state: RadioState) => void;
  readonly onTried: (tried: Tried) => void;
};

type Props = {
  readonly exercise: Drill;
  readonly round: Drill['rounds'][number];
  readonly task: Task;
  readonly number: number;
  readonly count: number;
  /** Done right in the end, after so many tries. */
  readonly onDone: (said: string, tries: number) => void;
};

function Doing({ task, ...rest }: Omit<AtTask<Task['does']>, 'task'> & { readonly task: Task }) {
  if (task.does === 'spell') return <Spelled task={task} {...rest} />;
  if (task.does === 'call') return <Called task={task} {...rest} />;
  return <Answered task={task} {...rest} />;
}

export function TaskAtRadio({ exercise, round, task, number, count, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [isHeard, setIsHeard] = useState(task.heard === undefined);
  const [radio, setRadio] = useState<RadioState>(task.heard === undefined ? 'rest' : 'heard');
  const [tries, setTries] = useState(0);
  const [tried, setTried] = useState<Tried | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const work = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tried) work.current?.querySelector('.exercise-told')?.scrollIntoView({ block: 'nearest' });
  }, [tried]);
  const onRadio = useCallback((state: RadioState) => {
    setRadio(state);
    if (state === 'pressed') setTried(null);
  }, []);
  const heard = () => {
    setIsHeard(true);
    setRadio('rest');
  };
  const isSolved = tried?.right === true;
  const told = tried && (
    <Told key={tries} worth={tried.right ? 1 : 0}>
      {tried.told}
    </Told>
  );
  return (
    <section className="exercise-panel" aria-labelledby="radio-title">
      <p className="exercise-step">{t('step', { number: formats.number(number + 1), count: formats.number(count) })}</p>
      <h2 id="radio-title" tabIndex={-1} ref={title}>
        {round.title}
      </h2>
      {round.tasks[0] === task && <p className="radio-text">{round.text}</p>}
      <div className="radio-and-work">
        <div className="radio-work" data-task={task.id} ref={work}>
          <p className="radio-text">{task.text}</p>
          {task.heard !== undefined && (
            <Heard who={exercise.base} text={task.heard} language={exercise.language} onHeard={heard} />
          )}
          {isHeard && (
            <Doing
              task={task}
              language={exercise.language}
              told={told}
              isSolved={isSolved}
              onRadio={onRadio}
              onTried={(one) => {
                setTried(one);
                setTries(tries + 1);
              }}
            />
          )}
          {isSolved && (
            <>
              {task.reply !== undefined && (
                <figure className="radio-heard">
                  <figcaption>{exercise.base}</figcaption>
                  <p>
                    <Spoken text={task.reply} />
                  </p>
                </figure>
              )}
              <ActionButton kind="main" autoFocus onPress={() => onDone(tried.said, tries)}>
                {t('next')}
              </ActionButton>
            </>
          )}
        </div>
        <RadioDrawing state={radio} />
      </div>
    </section>
  );
}
