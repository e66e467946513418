/**
 * How many words came and how many went between two texts: what is left when the longest common sequence of words is taken away.
 */
import type { LanguageCode } from '../../locale/languages.ts';
import { segmenterFor } from '../../locale/segmenter.ts';

export type WordChanges = { readonly added: number; readonly removed: number };

const wordsIn = (texts: readonly string[], language: LanguageCode): string[] =>
  texts.flatMap((text) =>
    [...segmenterFor(language, 'word').segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : [])),
  );

/** The length of the longest sequence that both have. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let above = new Uint32Array(other.length + 1);
  for (const word of one) {
    const row = new Uint32Array(other.length + 1);
    for (let at = 1; at <= other.length; at += 1) {
      row[at] =
        word === other[at - 1] ? (above[at - 1] as number) + 1 : Math.max(above[at] as number, row[at - 1] as number);
    }
    above = row;
  }
  return above[other.length] as number;
}

/** Null where not one word is another. Punctuation alone is no word. */
export function wordChanges(
  before: readonly string[],
  after: readonly string[],
  language: LanguageCode,
): WordChanges | null {
  const [one, other] = [wordsIn(before, language), wordsIn(after, language)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [middle, otherMiddle] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const common = commonLength(middle, otherMiddle);
  const changes = { added: otherMiddle.length - common, removed: middle.length - common };
  return changes.added + changes.removed > 0 ? changes : null;
}

export type ByLanguage = Readonly<Partial<Record<LanguageCode, WordChanges>>>;

/** Of each language in which a word is another. */
export function changesByLanguage(
  languages: readonly LanguageCode[],
  before: (language: LanguageCode) => readonly string[],
  after: (language: LanguageCode) => readonly string[],
): ByLanguage {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const changes = wordChanges(before(language), after(language), language);
      return changes ? [[language, changes]] : [];
    }),
  );
}
