/**
 * Situational judgement on the screen: each action rated on a scale of four, or all of them put in order.
 */
import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ratings } from '#core/exam/item-types/judgement/view.ts';
import { orderedOf, placedOf } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { PutInOrder } from '../put-in-order.tsx';
import './judgement.css';

function RateEach({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'judgement'>) {
  const { t } = useTranslation('exam');
  const own = useId();
  const placed = placedOf(response);
  return (
    <ul className="judgement-rows" aria-labelledby={labelledBy}>
      {question.actions.map(({ id, text }) => (
        <li key={id} className="judgement-row">
          <p className="judgement-action" id={`${own}-${id}`} lang={language} dir={directionOf(language)}>
            {text}
          </p>
          <RadioGroup
            className="judgement-scale"
            orientation="horizontal"
            aria-labelledby={`${own}-${id}`}
            value={placed[id] ?? null}
            onChange={(rating) => onRespond({ placed: { ...placed, [id]: rating } })}
          >
            {ratings.map((rating) => (
              <Radio key={rating} value={rating} className="judgement-rating">
                {t(`answer.rating.${rating}`)}
              </Radio>
            ))}
          </RadioGroup>
        </li>
      ))}
    </ul>
  );
}

function JudgementAnswer(props: ItemScreenProps<'judgement'>) {
  const { question, response, onRespond, language, labelledBy } = props;
  if (question.mode === 'rate') return <RateEach {...props} />;
  return (
    <PutInOrder
      options={question.actions}
      ordered={orderedOf(response)}
      language={language}
      labelledBy={labelledBy}
      onOrder={(ordered) => onRespond({ ordered })}
    />
  );
}

export const judgement: ItemScreen<'judgement'> = {
  instruction: ({ mode }) => (mode === 'rate' ? 'how.rate' : 'how.rank'),
  letters: () => 0,
  Answer: JudgementAnswer,
};
