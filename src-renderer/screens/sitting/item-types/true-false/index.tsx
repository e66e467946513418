/**
 * True or false on the screen: the verdict as two rows side by side, then the reason as rows with letters.
 */
import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { placedOf } from '#core/exam/response.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { OneOf } from '../one-of.tsx';
import './true-false.css';

function TrueFalseAnswer({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'true-false'>) {
  const { t } = useTranslation('exam');
  const reasonTitle = useId();
  const placed = placedOf(response);
  const place = (part: 'verdict' | 'reason', id: string) => onRespond({ placed: { ...placed, [part]: id } });
  return (
    <>
      <RadioGroup
        className="verdict"
        orientation="horizontal"
        aria-labelledby={labelledBy}
        value={placed.verdict ?? null}
        onChange={(verdict) => place('verdict', verdict)}
      >
        <Radio className="verdict-side" value="true">
          {t('answer.true')}
        </Radio>
        <Radio className="verdict-side" value="false">
          {t('answer.false')}
        </Radio>
      </RadioGroup>
      <p className="answer-part" id={reasonTitle}>
        {t('answer.because')}
      </p>
      <OneOf
        options={question.reasons}
        chosen={placed.reason ?? null}
        language={language}
        labelledBy={reasonTitle}
        onChoose={(reason) => place('reason', reason)}
      />
    </>
  );
}

export const trueFalse: ItemScreen<'true-false'> = {
  instruction: () => 'how.trueFalse',
  letters: ({ reasons }) => reasons.length,
  Answer: TrueFalseAnswer,
};
