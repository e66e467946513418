/**
 * The glossary as somebody reads it: by the alphabet of its language, and the words that fit what is typed.
 */
import { termOf, wordsIn } from '../library/words.ts';
import type { LanguageCode } from '../locale/languages.ts';

type Shown = { readonly term: string; readonly text: string };

export function byAlphabet<T extends Shown>(terms: readonly T[], language: LanguageCode): T[] {
  const { compare } = new Intl.Collator(language);
  // In Arabic nobody looks under the article.
  const key = ({ term }: T) => (language === 'ar' ? term.replace(/^ال/, '') : term);
  return [...terms].sort((a, b) => compare(key(a), key(b)));
}

/** Each word that is typed begins a word of the term or of its meaning; where words have no spaces, it stands somewhere in them. */
export function termsLike<T extends Shown>(terms: readonly T[], typed: string, language: LanguageCode): readonly T[] {
  if (language === 'zh') {
    const asked = typed.split(/\s+/).map((part) => termOf(part, language));
    return terms.filter(({ term, text }) => {
      const whole = termOf(`${term}\n${text}`, language);
      return asked.every((part) => whole.includes(part));
    });
  }
  const asked = wordsIn(typed, language).map((word) => word.term);
  return terms.filter(({ term, text }) => {
    const words = wordsIn(`${term}\n${text}`, language);
    return asked.every((part) => words.some((word) => word.term.startsWith(part)));
  });
}
