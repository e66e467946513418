/**
 * After the last call: what was right at once, and what is worth another look.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rightCall } from '#core/exercises/radio-drill/call-order.ts';
import { spelled } from '#core/exercises/radio-drill/spelling.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Spoken } from './spoken.tsx';
import type { Drill, Task } from './task.tsx';

type Props = {
  readonly exercise: Drill;
  readonly tasks: readonly Task[];
  readonly tries: readonly number[];
  readonly onFinish: (() => void) | null;
};

function rightWords(task: Task, language: Drill['language']): string {
  if (task.does === 'spell') return spelled(task.name);
  if (task.does === 'answer') return task.options.find(({ right }) => right)?.text ?? '';
  return rightCall(task.parts)
    .map(({ text }) => text)
    .join(language === 'zh' ? '' : ' ');
}

export function LookedBack({ exercise, tasks, tries, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const again = tasks.filter((_, index) => (tries[index] ?? 1) > 1);
  const counted = { right: formats.number(tasks.length - again.length), all: formats.number(tasks.length) };
  return (
    <section className="exercise-panel" aria-labelledby="radio-title">
      <h2 id="radio-title" tabIndex={-1} ref={title}>
        {t('radio.after')}
      </h2>
      <p className="radio-text">{t('radio.atFirst', counted)}</p>
      {again.length > 0 && (
        <>
          <h3>{t('radio.lookAgain')}</h3>
          <ul className="radio-again">
            {again.map((task) => (
              <li key={task.id}>
                <p>{task.text}</p>
                <p className="radio-own">
                  <Spoken text={rightWords(task, exercise.language)} />
                </p>
                {task.does === 'answer' && <p className="quiet-line">{task.options.find(({ right }) => right)?.why}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {onFinish && (
        <ActionButton kind="main" onPress={onFinish}>
          {t('finish')}
        </ActionButton>
      )}
    </section>
  );
}
