/**
 * A check: choose, ask, and be told why. It teaches; nothing is scored.
 */
import { CircleCheck, CircleHelp, Lightbulb } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CheckFeedback, CheckView } from '#core/contract/course-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { ActionButton } from '../action-button.tsx';
import { FailureState } from '../failure-state.tsx';
import './check-question.css';

type Props = {
  readonly check: CheckView;
  /** What the person chose when they were here before. */
  readonly before?: readonly string[];
  readonly onAsk: (chosen: string[]) => Promise<Result<CheckFeedback>>;
  /** What stands at the end once the answer was told. */
  readonly told?: ReactNode;
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

/** The button that had the focus is gone: the answer takes it, or what stands after the answer does. */
const takeFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });

export function CheckQuestion({ check, before = [], onAsk, told: afterTold }: Props) {
  const { t } = useTranslation('lesson');
  const [chosen, setChosen] = useState<string[]>([...before]);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = async () => {
    const reply = await onAsk(chosen);
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
          <div
            className={told.feedback.correct ? 'check-told is-right' : 'check-told'}
            tabIndex={-1}
            ref={afterTold === undefined ? takeFocus : null}
          >
            <p className="check-word">
              {told.feedback.correct ? <CircleCheck aria-hidden="true" /> : <Lightbulb aria-hidden="true" />}
              <bdi>{told.feedback.correct ? t('correct') : t('lookAgain')}</bdi>
            </p>
            {told.feedback.feedback.map(({ optionId, text }) => (
              <p key={optionId}>{text}</p>
            ))}
            <p>{told.feedback.rationale}</p>
          </div>
        )}
      </div>
      {told ? (
        afterTold
      ) : (
        <ActionButton isDisabled={chosen.length === 0} onPress={() => void ask()}>
          {t('ask')}
        </ActionButton>
      )}
    </div>
  );
}
