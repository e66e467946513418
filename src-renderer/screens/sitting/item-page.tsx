/**
 * One question: which it is, the situation it belongs to, the stem large, the answer, and what became of it.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '#core/contract/exam-calls.ts';
import { noResponse } from '#core/exam/response.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { itemScreenOf } from './item-types/index.ts';
import { letterAt } from './item-types/letter-keys.ts';
import { SaveWord } from './save-line.tsx';
import type { SittingSession, SittingSnapshot } from './sitting-session.ts';
import { Situation } from './situation.tsx';

type Props = {
  readonly item: ItemView;
  readonly count: number;
  readonly courseId: string;
  readonly language: LanguageCode;
  readonly session: SittingSession;
  readonly now: SittingSnapshot;
};

export function ItemPage({ item, count, courseId, language, session, now }: Props) {
  const { t } = useTranslation('exam');
  const title = useRef<HTMLHeadingElement>(null);
  const { position } = now;
  const { question, section, situation } = item;
  const screen = itemScreenOf(question.type);
  const letters = screen.letters(question);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading takes the focus whenever the question changes
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    for (const place of ['.sitting-body', '.sitting-scroll']) title.current?.closest(place)?.scrollTo({ top: 0 });
  }, [position]);

  return (
    <article className="item-page">
      <header className="item-page-head">
        <h1 className="item-page-title" ref={title} tabIndex={-1}>
          {t('sitting.question', { number: position + 1, total: count })}
          {section && (
            <>
              {' · '}
              <span lang={language} dir={directionOf(language)}>
                {section}
              </span>
            </>
          )}
        </h1>
        <SaveWord mark={now.marks[position] ?? 'none'} />
      </header>
      {situation && <Situation situation={situation} language={language} />}
      <p className="item-page-stem" id="item-stem" lang={language} dir={directionOf(language)}>
        {question.stem}
      </p>
      <p className="item-page-instruction">
        <span id="item-instruction">{t(screen.instruction(question))}</span>{' '}
        <span className="item-page-keys">
          {letters > 0 && t('sitting.keysHint', { first: letterAt(0), last: letterAt(letters - 1) })}
        </span>
      </p>
      <screen.Answer
        key={position}
        question={question}
        language={language}
        pictures={`app://fieldpass/content/${courseId}/pictures`}
        response={now.responses[position] ?? noResponse}
        onRespond={(response) => session.answer(position, response)}
        labelledBy="item-stem item-instruction"
      />
    </article>
  );
}
