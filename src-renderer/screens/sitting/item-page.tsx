/**
 * One question: which it is, the stem large, the options, and what became of the answer.
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

type Props = {
  readonly item: ItemView;
  readonly count: number;
  readonly language: LanguageCode;
  readonly session: SittingSession;
  readonly now: SittingSnapshot;
};

export function ItemPage({ item, count, language, session, now }: Props) {
  const { t } = useTranslation('exam');
  const title = useRef<HTMLHeadingElement>(null);
  const { position } = now;
  const screen = itemScreenOf(item.type);

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
        </h1>
        <SaveWord mark={now.marks[position] ?? 'none'} />
      </header>
      <p className="item-page-stem" id="item-stem" lang={language} dir={directionOf(language)}>
        {item.stem}
      </p>
      {screen ? (
        <>
          <p className="item-page-instruction">
            <span id="item-instruction">{t(screen.instruction)}</span>{' '}
            <span className="item-page-keys">
              {t('sitting.keysHint', { first: letterAt(0), last: letterAt(item.options.length - 1) })}
            </span>
          </p>
          <screen.Answer
            key={position}
            item={item}
            language={language}
            response={now.responses[position] ?? noResponse}
            onRespond={(response) => session.answer(position, response)}
            labelledBy="item-stem item-instruction"
          />
        </>
      ) : (
        <p className="item-page-unknown">{t('sitting.unknownType')}</p>
      )}
    </article>
  );
}
