/**
 * An item of the bank as a candidate sees it; what is answered here is kept nowhere.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputedItem } from '#core/contract/panel-calls.ts';
import { noResponse, type Response } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import { itemScreenOf } from '../sitting/item-types/index.ts';
import { Situation } from '../sitting/situation.tsx';
import '../sitting/sitting.css';

type Shown = Pick<DisputedItem, 'question' | 'situation' | 'language' | 'courseId'>;

export function ItemOfBank({ view }: { view: Shown }) {
  const { t } = useTranslation('exam');
  const { question, situation, language, courseId } = view;
  const screen = itemScreenOf(question.type);
  const [response, setResponse] = useState<Response>(noResponse);
  return (
    <div className="rating-item">
      {situation && <Situation situation={situation} language={language} />}
      <p className="item-page-stem" id="item-stem" lang={language} dir={directionOf(language)}>
        {question.stem}
      </p>
      <p className="item-page-instruction" id="item-instruction">
        {t(screen.instruction(question))}
      </p>
      <screen.Answer
        question={question}
        language={language}
        pictures={`app://fieldpass/content/${courseId}/pictures`}
        response={response}
        onRespond={setResponse}
        labelledBy="item-stem item-instruction"
      />
    </div>
  );
}
