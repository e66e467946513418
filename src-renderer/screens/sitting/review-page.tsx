/**
 * Before submitting: what is open, what is flagged, what is answered, each a press away.
 */
import { ChevronRight, Circle, CircleCheck, Flag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView, SittingView } from '#core/contract/exam-calls.ts';
import { isAnswered } from '#core/exam/response.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { useFormats } from '../../locale/formats.ts';
import type { SittingSnapshot } from './sitting-session.ts';
import { useStateWords } from './state-words.ts';
import './review-page.css';
import { Button } from '../../parts/button.tsx';
import { InterruptionList } from '../../parts/interruption-list.tsx';

type Props = { readonly view: SittingView; readonly now: SittingSnapshot; readonly onGo: (position: number) => void };

type Group = 'open' | 'flagged' | 'answered';

const groups = ['open', 'flagged', 'answered'] as const satisfies readonly Group[];

/** An open question that is flagged stands among the open ones. */
export function groupOf(now: SittingSnapshot, position: number): Group {
  if (!isAnswered(now.responses[position])) return 'open';
  return now.flagged[position] ? 'flagged' : 'answered';
}

export function ReviewPage({ view, now, onGo }: Props) {
  const { t } = useTranslation('exam');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);

  const inGroup = (group: Group) => view.items.filter((item) => groupOf(now, item.position) === group);
  const flaggedCount = now.flagged.filter(Boolean).length;
  const openCount = inGroup('open').length;
  return (
    <article className="review-page">
      <h1 className="review-page-title" ref={title} tabIndex={-1}>
        {t('review.title')}
      </h1>
      <p className="review-page-lead">
        {openCount === 0 && flaggedCount === 0 ? t('review.allAnswered') : t('review.lead')}
      </p>
      <ul className="review-page-counts">
        <li className={openCount > 0 ? 'is-open' : ''}>
          <Circle aria-hidden="true" /> {t('review.openCount', { count: openCount })}
        </li>
        <li className={flaggedCount > 0 ? 'is-flagged' : ''}>
          <Flag aria-hidden="true" /> {t('review.flaggedCount', { count: flaggedCount })}
        </li>
        <li className="is-answered">
          <CircleCheck aria-hidden="true" /> {t('review.answeredCount', { count: view.items.length - openCount })}
        </li>
      </ul>
      <section className="review-page-group" aria-labelledby="review-recorded">
        <h2 id="review-recorded">{t('recorded.title')}</h2>
        <InterruptionList interruptions={now.interruptions} />
      </section>
      {groups.map((group) => {
        const items = inGroup(group);
        if (items.length === 0) return null;
        return (
          <section key={group} className="review-page-group" aria-labelledby={`review-${group}`}>
            <h2 id={`review-${group}`}>{t(`review.${group}Title`)}</h2>
            <ul>
              {items.map((item) => (
                <li key={item.position}>
                  <ReviewRow item={item} language={view.language} now={now} onGo={onGo} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </article>
  );
}

type RowProps = {
  readonly item: ItemView;
  readonly language: LanguageCode;
  readonly now: SittingSnapshot;
  readonly onGo: (position: number) => void;
};

function ReviewRow({ item, language, now, onGo }: RowProps) {
  const { position, question } = item;
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const words = useStateWords(now)(position);
  return (
    <Button className="review-row" onPress={() => onGo(position)}>
      <span className="review-row-number">{formats.number(position + 1)}</span>
      <span className="review-row-stem" lang={language} dir={directionOf(language)}>
        {question.stem}
      </span>
      <span className="review-row-state">
        {now.flagged[position] && <Flag aria-hidden="true" />}
        {words}
      </span>
      <span className="visually-hidden">{t('review.go', { number: position + 1 })}</span>
      <ChevronRight className="is-mirrored" aria-hidden="true" />
    </Button>
  );
}
