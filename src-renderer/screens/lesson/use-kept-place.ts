/**
 * Keeps the place of the reader: the block at the top of the page, told to main when the page rests, and gone back to
 * when the lesson is opened again. Answers with the share of the lesson that has passed by, 0 to 1.
 */
import { type RefObject, useEffect, useState } from 'react';
import type { LessonView } from '#core/contract/course-calls.ts';
import { call } from '../../api/call.ts';

const restMs = 600;
/** Below the bar at the top. */
const readingLine = 120;

export function useKeptPlace(lesson: LessonView, text: RefObject<HTMLElement | null>): number {
  const [part, setPart] = useState(0);
  const { courseId, id: lessonId, place, blocks } = lesson;

  useEffect(() => {
    const pieces = () => [...(text.current?.children ?? [])];
    if (place > 0) pieces()[place]?.scrollIntoView({ block: 'start', behavior: 'instant' });

    let kept = place;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      const all = pieces();
      const here = Math.max(
        0,
        all.findLastIndex((piece) => piece.getBoundingClientRect().top <= readingLine),
      );
      if (here === kept) return;
      kept = here;
      void call('lesson.keep-place', { courseId, lessonId, place: here });
    };
    const move = () => {
      const last = pieces().at(-1)?.getBoundingClientRect().bottom ?? 0;
      const first = pieces()[0]?.getBoundingClientRect().top ?? 0;
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
      clearTimeout(timer);
    };
  }, [courseId, lessonId, place, text]);

  return blocks.length === 0 ? 1 : part;
}
