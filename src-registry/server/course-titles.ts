/**
 * What courses are called, by language.
 */
import type { Course } from '#core/content/pack.ts';

/** A course that is not there any more is called nothing. */
export function courseTitles(courses: readonly Course[]): (id: string) => Record<string, string> {
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  return (id) => ({ ...titles.get(id) });
}
