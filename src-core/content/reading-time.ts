/**
 * How long a lesson takes somebody who studies it: from its words, its checks, pictures and films. What authors declare must be near it,
 * since a plan of study and "about three hours" are sums of it.
 */
import type { LanguageCode } from '../locale/languages.ts';
import type { Block } from './lesson-block.ts';
import { type ContentProblem, problem } from './problem.ts';
import { textsOf } from './read-lesson.ts';
import { countWords } from './stats.ts';

/**
 * Words a minute. Adults read plain English at 238 silently in their first language (Brysbaert, How many words do we read per minute?,
 * Journal of Memory and Language 109, 2019); who studies, in a second language, is slower by two fifths.
 */
const wordsPerMinute = 140;
const minutesOf = { check: 0.75, picture: 0.25, film: 0.75 } as const;
/** A declared time may differ by this share and by two minutes. */
const tolerance = 0.34;

/** In whole minutes, at least one. Exercises are not in it: they say their own time. */
export function studyMinutes(blocks: readonly Block[], language: LanguageCode): number {
  const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length;
  const reading = countWords(textsOf(blocks), language) / wordsPerMinute;
  const looking = (Object.keys(minutesOf) as (keyof typeof minutesOf)[]).map((kind) => count(kind) * minutesOf[kind]);
  return Math.max(1, Math.round(looking.reduce((sum, minutes) => sum + minutes, reading)));
}

/** `declared`: the minutes of the lesson in its `module.yaml`, which is `file`. */
export function checkStudyTime(
  file: string,
  lesson: { readonly id: string; readonly minutes: number },
  blocks: readonly Block[],
  language: LanguageCode,
): ContentProblem[] {
  const expected = studyMinutes(blocks, language);
  const off = Math.abs(lesson.minutes - expected);
  if (off <= 2 || off <= expected * tolerance) return [];
  return [
    problem(file, 0, 'minutes-far', { id: lesson.id, minutes: String(lesson.minutes), expected: String(expected) }),
  ];
}
