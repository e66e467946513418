/**
 * How long options are, and when the length of the right one gives it away.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { segmenterFor } from '../locale/segmenter.ts';

/** A key is a cue when it is so many times as long as the others are on average, and so many characters longer. */
const cueTimes = 1.6;
const cueCharacters = (language: LanguageCode) => (language === 'zh' ? 8 : 15);

/** Characters as a reader counts them; for every language, so that an accent or a vowel sign is no letter more. */
export const lengthIn = (text: string, language: LanguageCode): number =>
  [...segmenterFor(language, 'grapheme').segment(text)].length;

export type LengthCue = { readonly language: LanguageCode; readonly key: string; readonly others: string };

/** Of lengths in characters; null where the key is not given away. */
export function lengthCue(key: number, others: readonly number[], language: LanguageCode): LengthCue | null {
  const mean = others.reduce((sum, length) => sum + length, 0) / others.length;
  const isCue = key > cueTimes * mean && key - mean >= cueCharacters(language);
  return isCue ? { language, key: String(key), others: String(Math.round(mean)) } : null;
}
