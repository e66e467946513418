/**
 * What a candidate sees around a question: the section it is asked in, and the situation it belongs to so far.
 */
import type { Course } from '#core/content/pack.ts';
import type { SituationView } from '#core/contract/exam-calls.ts';
import type { Item } from '#core/exam/item.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';

/** Null where the exam has one section only, or the form was drawn before there were sections. */
export function sectionTitle(course: Course, id: string | undefined, language: LanguageCode): string | null {
  const { sections } = course.blueprint;
  const section = sections.length > 1 && sections.find((candidate) => candidate.id === id);
  return section ? textIn(section.title, language) : null;
}

/** The story is told as far as the item, no further. */
export function situationOf(course: Course, item: Item, language: LanguageCode): SituationView | null {
  const set = course.sets.find(({ id }) => id === item.set);
  if (!set) return null;
  const place = set.steps.findIndex(({ itemId }) => itemId === item.id);
  return {
    title: textIn(set.title, language),
    stimulus: textIn(set.stimulus, language),
    stories: set.steps.slice(0, place + 1).flatMap(({ story }) => (story ? [textIn(story, language)] : [])),
    number: place + 1,
    count: set.steps.length,
  };
}
