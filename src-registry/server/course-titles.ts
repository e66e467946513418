/**
 * What courses and programmes are called, by language.
 */
import type { LocalText } from '#core/locale/languages.ts';

/** A course that is not there any more is called nothing. */
export function courseTitles(
  courses: readonly { readonly id: string; readonly title: LocalText }[],
): (id: string) => Record<string, string> {
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  return (id) => ({ ...titles.get(id) });
}
