/**
 * The course as it was when an attempt was begun: newer content may have come since, and an exam is gone on with, decided and
 * confirmed by the content that it was drawn from.
 */
import type { Course, Framework } from '#core/content/pack.ts';
import type { StartedEvent } from '#core/exam/attempt-event.ts';
import { itemsDigest, itemsOf } from '#core/exam/form.ts';
import type { Item } from '#core/exam/item.ts';
import type { Desk } from '../../desk.ts';

export type AttemptCourse = {
  readonly course: Course;
  readonly framework: Framework | null;
  readonly items: Item[];
  /** Where its content lies. */
  readonly contentFolder: string;
};

/** Null when none of the contents that are here asks what was asked. */
export async function courseOfAttempt(desk: Desk, started: StartedEvent): Promise<AttemptCourse | null> {
  // An attempt of a content that is not here any more may still fit the one that is shown.
  for (const release of new Set([started.content ?? null, desk.content.inUse?.id ?? null])) {
    const library = await desk.libraryOf(release);
    const course = library?.courses.find(({ id }) => id === started.courseId);
    const items = course && itemsOf(started.form, course.bank);
    const place = await desk.content.placeOf(release);
    if (library && course && items && place && itemsDigest(items) === started.itemsDigest)
      return { course, framework: library.framework, items, contentFolder: place.folder };
  }
  return null;
}

/** Whether the content of an attempt can be read now: what is not in it then is not there any more. */
export async function isReadable(desk: Desk, { content, courseId }: StartedEvent): Promise<boolean> {
  const library = (await desk.libraryOf(content ?? null)) ?? (await desk.library());
  const needed = ['issuer', 'competencies', `courses/${courseId}`];
  return !library.refused.some(({ pack }) => needed.includes(pack));
}
