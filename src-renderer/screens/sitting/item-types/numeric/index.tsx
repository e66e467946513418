/**
 * Numeric on the screen: one field, and the unit after it. Digits of the person's script are read too.
 */
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noResponse, numberOf } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { numberIn } from './number-in.ts';
import './numeric.css';

function NumericAnswer({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'numeric'>) {
  const { t } = useTranslation('exam');
  const hint = useId();
  const given = numberOf(response);
  const [text, setText] = useState(given === null ? '' : String(given));
  const kept = useRef(given);
  const wrong = text.trim() !== '' && numberIn(text) === null;
  const type = (typed: string) => {
    setText(typed);
    const number = numberIn(typed);
    if (number === kept.current) return;
    kept.current = number;
    onRespond(number === null ? noResponse : { number });
  };
  return (
    <div className="numeric">
      <p className="numeric-line">
        <input
          className="numeric-field"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          aria-labelledby={labelledBy}
          aria-describedby={hint}
          aria-invalid={wrong}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
        {question.unit && (
          <span lang={language} dir={directionOf(language)}>
            {question.unit}
          </span>
        )}
      </p>
      <p className="numeric-hint" id={hint} role={wrong ? 'alert' : undefined}>
        {wrong ? t('answer.notNumber') : t('answer.numberHint')}
      </p>
    </div>
  );
}

export const numeric: ItemScreen<'numeric'> = {
  instruction: () => 'how.numeric',
  letters: () => 0,
  Answer: NumericAnswer,
};
