/**
 * The strip of numbered dots: the way through. A state is a shape and a word, never only a colour: answered is full,
 * open is hollow, flagged carries a flag, not saved a mark, here a ring.
 */
import { Flag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isAnswered } from '#core/exam/response.ts';
import { useFormats } from '../../locale/formats.ts';
import type { SittingSnapshot } from './sitting-session.ts';
import { useStateWords } from './state-words.ts';
import './question-dots.css';
import { Button } from '../../parts/button.tsx';

export function QuestionDots({ now, onGo }: { now: SittingSnapshot; onGo: (position: number) => void }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const wordsOf = useStateWords(now);
  const list = useRef<HTMLOListElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the strip follows the question
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current="step"]');
    const strip = list.current;
    if (!here || !strip) return;
    const shift = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollBy({ left: shift - strip.clientWidth / 2 });
  }, [now.position]);

  return (
    <nav className="question-dots" aria-label={t('sitting.dots')}>
      <ol className="question-dots-list" ref={list}>
        {now.responses.map((response, position) => {
          const failed = now.marks[position] === 'failed';
          const states = [isAnswered(response) ? 'is-answered' : '', failed ? 'is-unsaved' : ''].join(' ');
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a question is its identity
            <li key={position}>
              <Button
                className={`question-dot ${states}`}
                aria-label={t('sitting.dotLabel', { number: position + 1, states: wordsOf(position) })}
                aria-current={position === now.position ? 'step' : false}
                onPress={() => onGo(position)}
              >
                <span className="question-dot-number">{formats.number(position + 1)}</span>
                {now.flagged[position] && <Flag className="question-dot-flag" aria-hidden="true" />}
                {failed && (
                  <span className="question-dot-mark" aria-hidden="true">
                    !
                  </span>
                )}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
