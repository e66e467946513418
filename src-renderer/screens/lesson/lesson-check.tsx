/**
 * A check inside a lesson: choose, ask, and be told why. It teaches; nothing is scored.
 */
import { CircleCheck, CircleHelp, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CheckFeedback, CheckView } from '#core/contract/course-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

type Props = {
  readonly courseId: string;
  readonly lessonId: string;
  readonly check: CheckView;
  /** What the person chose when they were here before. */
  readonly before: readonly string[];
};

type Answered = { readonly chosen: readonly string[]; readonly feedback: CheckFeedback };

function Choices({
  check,
  chosen,
  onChange,
  answered,
}: {
  check: CheckView;
  chosen: string[];
  onChange: (chosen: string[]) => void;
  answered: Answered | null;
}) {
  const { t } = useTranslation('lesson');
  const { question } = check;
  const mark = (id: string) =>
    answered?.feedback.key.includes(id) ? <span className="check-mark">{t('right')}</span> : null;
  if (question.type === 'choice') {
    return (
      <RadioGroup className="check-options" value={chosen[0] ?? null} onChange={(id) => onChange([id])}>
        <Label className="check-stem">{question.stem}</Label>
        {question.options.map((option) => (
          <Radio key={option.id} value={option.id} className="check-option is-single">
            <span>{option.text}</span>
            {mark(option.id)}
          </Radio>
        ))}
      </RadioGroup>
    );
  }
  return (
    <CheckboxGroup className="check-options" value={chosen} onChange={onChange}>
      <Label className="check-stem">{question.stem}</Label>
      {question.options.map((option) => (
        <Checkbox key={option.id} value={option.id} className="check-option">
          <span>{option.text}</span>
          {mark(option.id)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

export function LessonCheck({ courseId, lessonId, check, before }: Props) {
  const { t } = useTranslation('lesson');
  const [chosen, setChosen] = useState<string[]>([...before]);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = async () => {
    const reply = await call('lesson.answer-check', { courseId, lessonId, checkId: check.id, response: { chosen } });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setAnswered({ chosen, feedback: reply.value });
  };
  const told = answered && answered.chosen.join() === chosen.join() ? answered : null;

  return (
    <div className="check">
      <p className="check-title">
        <CircleHelp aria-hidden="true" />
        {t('check')}
      </p>
      <Choices check={check} chosen={chosen} onChange={setChosen} answered={told} />
      {failure && <FailureState failure={failure} onRetry={() => void ask()} />}
      <div className="check-answer" role="status">
        {told && (
          <div className={told.feedback.correct ? 'check-told is-right' : 'check-told'}>
            <p className="check-word">
              {told.feedback.correct ? <CircleCheck aria-hidden="true" /> : <Lightbulb aria-hidden="true" />}
              {told.feedback.correct ? t('correct') : t('lookAgain')}
            </p>
            {told.feedback.feedback.map(({ optionId, text }) => (
              <p key={optionId}>{text}</p>
            ))}
            <p>{told.feedback.rationale}</p>
          </div>
        )}
      </div>
      {!told && (
        <ActionButton isDisabled={chosen.length === 0} onPress={() => void ask()}>
          {t('ask')}
        </ActionButton>
      )}
    </div>
  );
}
