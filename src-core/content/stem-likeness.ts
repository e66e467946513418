/**
 * How alike two stems of one language are: the share of words that both have among the words that either has
 * (P. Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37, 1901). Chinese has no spaces: pairs of
 * neighbours stand for words there, each a character, or a number or foreign word as a whole.
 */
import type { LanguageCode } from '../locale/languages.ts';

/** Two stems at least so alike ask the same in other words. */
const sameFrom = 0.9;

export type StemSketch = { readonly plain: string; readonly pieces: ReadonlySet<string> };

export function sketchOf(stem: string, language: LanguageCode): StemSketch {
  const words =
    stem
      .normalize('NFKC')
      .toLocaleLowerCase(language)
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (language !== 'zh') return { plain: words.join(' '), pieces: new Set(words) };
  const units = words.flatMap((word) => word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []);
  return { plain: units.join(''), pieces: new Set(units.slice(1).map((unit, index) => `${units[index]} ${unit}`)) };
}

export function areAlike(one: StemSketch, other: StemSketch): boolean {
  if (one.plain === other.plain) return true;
  const [few, many] = one.pieces.size < other.pieces.size ? [one.pieces, other.pieces] : [other.pieces, one.pieces];
  // The share cannot reach the mark when one has so many fewer; most pairs end here.
  if (few.size < many.size * sameFrom) return false;
  let shared = 0;
  for (const piece of few) if (many.has(piece)) shared += 1;
  return shared >= sameFrom * (few.size + many.size - shared);
}
