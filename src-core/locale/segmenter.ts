/**
 * Text cut by the rules of a language (Unicode UAX #29): letters as a reader counts them, words, sentences. Made once for each:
 * making one costs more than cutting a sentence.
 */
import type { LanguageCode } from './languages.ts';

type Granularity = 'grapheme' | 'word' | 'sentence';

const made = new Map<string, Intl.Segmenter>();

export function segmenterFor(language: LanguageCode, granularity: Granularity): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = made.get(key) ?? new Intl.Segmenter(language, { granularity });
  made.set(key, known);
  return known;
}
