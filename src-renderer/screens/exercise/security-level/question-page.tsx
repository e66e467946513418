/**
 * What the level is good for: somebody asks, and one answers until it is right.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { Told } from '../parts/told.tsx';

type Props = {
  readonly exercise: ViewOf<'security-level'>;
  readonly number: number;
  /** 1 where the first answer was right. */
  readonly onDone: (worth: number) => void;
};

export function QuestionPage({ exercise, number, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [tried, setTried] = useState<readonly string[]>([]);
  const [told, setTold] = useState<string | null>(null);
  const asked = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (told === null) asked.current?.focus();
  }, [told]);
  const { questions } = exercise;
  const question = questions[number];
  if (!question) return null;
  const option = question.options.find(({ id }) => id === told);
  const goOn = () => {
    if (option?.right) return onDone(tried.length === 0 ? 1 : 0);
    if (told !== null) setTried([...tried, told]);
    setTold(null);
  };
  return (
    <section className="exercise-panel" aria-labelledby="level-title">
      <p className="exercise-step">
        {t('step', { number: formats.number(number + 1), count: formats.number(questions.length) })}
      </p>
      <h2 id="level-title" className="level-question" tabIndex={-1} ref={asked}>
        {question.text}
      </h2>
      {option ? (
        <>
          <p className="level-text">{option.text}</p>
          <Told worth={option.right ? 1 : 0}>{option.why}</Told>
          <ActionButton kind="main" autoFocus onPress={goOn}>
            {t(!option.right ? 'level.another' : number + 1 < questions.length ? 'next' : 'finish')}
          </ActionButton>
        </>
      ) : (
        <Acts acts={question.options} tried={tried} onChoose={setTold} />
      )}
    </section>
  );
}
