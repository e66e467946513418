/**
 * What stands in new files until their author writes: each says what belongs in its place.
 */
import type { LanguageCode } from '../../locale/languages.ts';

export const skeletonKeys = [
  'summary',
  'case',
  'heading',
  'steps',
  'remember',
  'questions',
  'checkStem',
  'checkRight',
  'checkWrong',
  'rationale',
  'firstStem',
  'firstRight',
  'firstQuicker',
  'firstKinder',
  'secondStem',
  'secondRight',
  'secondSeeming',
  'secondOther',
  'source',
] as const;

export type SkeletonWords = Readonly<Record<(typeof skeletonKeys)[number], string>>;

/** A title in each language of the new thing; the first is the one it is written in. */
export type Titles = readonly (readonly [language: LanguageCode, title: string])[];
export type WordsIn = (language: LanguageCode) => SkeletonWords;

/** Files by their path inside a pack. */
export type NewFiles = Map<string, string>;
