/**
 * Keeps the place of the reader: the block at the top of the page, told to main when the page rests or is left, and
 * gone back to when the lesson is opened again. Answers with the share of the lesson that has passed by, 0 to 1.
 */
import { type RefObject, useEffect, useState } from 'react';
import type { LessonView } from '#core/contract/course-calls.ts';
import { call } from '../../api/call.ts';

const restMs = 600;
/** Just below where a block lands when the page is scrolled to it; otherwise every return would lose a block. */
const readingLine = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;

/** `finished` is set once the lesson is done: main then begins it from the top, and leaving must not undo that. */
export function useKeptPlace(
  lesson: LessonView,
  text: RefObject<HTMLElement | null>,
  finished: RefObject<boolean>,
  /** Where to begin instead of where the reader stopped. */
  wanted?: number,
): number {
  const [part, setPart] = useState(0);
  const { courseId, id: lessonId, place, blocks } = lesson;

  useEffect(() => {
    const pieces = () => [...(text.current?.children ?? [])];
    const start = wanted ?? place;
    if (start > 0) pieces()[start]?.scrollIntoView({ block: 'start', behavior: 'instant' });

    let here = place;
    let kept = place;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      if (here === kept || finished.current) return;
      kept = here;
      void call('lesson.keep-place', { courseId, lessonId, place: here });
    };
    const move = () => {
      const all = pieces();
      const line = readingLine();
      const last = all.at(-1)?.getBoundingClientRect().bottom ?? 0;
      const first = all[0]?.getBoundingClientRect().top ?? 0;
      here = Math.max(
        0,
        all.findLastIndex((piece) => piece.getBoundingClientRect().top <= line),
      );
      setPart(Math.min(1, Math.max(0, (window.innerHeight - first) / Math.max(1, last - first))));
      clearTimeout(timer);
      timer = setTimeout(keep, restMs);
    };
    move();
    // A lesson that was opened is begun, also when nobody scrolled.
    void call('lesson.keep-place', { courseId, lessonId, place });
    window.addEventListener('scroll', move, { passive: true });
    return () => {
      window.removeEventListener('scroll', move);
      keep();
    };
  }, [courseId, lessonId, place, wanted, text, finished]);

  return blocks.length === 0 ? 1 : part;
}
