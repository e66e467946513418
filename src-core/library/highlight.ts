/**
 * A text in pieces, those that were looked for marked.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { type Word, wordsIn } from './words.ts';

export type Piece = { readonly text: string; readonly isHit: boolean };

/** The whole text; words whose form is among `terms` are hits. */
export const highlighted = (text: string, terms: ReadonlySet<string>, language: LanguageCode): Piece[] =>
  marked(text, wordsIn(text, language), terms, { from: 0, end: text.length });

/** A part of a text. `words`: of all of it. */
function marked(
  text: string,
  words: readonly Word[],
  terms: ReadonlySet<string>,
  { from: begin, end }: { readonly from: number; readonly end: number },
): Piece[] {
  const pieces: Piece[] = [];
  let at = begin;
  for (const { from, to, term } of words) {
    if (from < begin || to > end || !terms.has(term)) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isHit: false });
    pieces.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false });
  return pieces;
}

/** About so many letters of a passage are shown in a list. */
const longest = 220;

/** The part of a text around its first hit, cut between words, with `…` where something is left out. */
export function excerpt(text: string, terms: ReadonlySet<string>, language: LanguageCode): Piece[] {
  const flat = text.replace(/\s+/g, ' ');
  const words = wordsIn(flat, language);
  const first = words.find(({ term }) => terms.has(term))?.from ?? 0;
  const wanted = Math.max(0, first - longest / 4);
  const from = wanted === 0 ? 0 : (words.find((word) => word.from >= wanted)?.from ?? 0);
  const to = [...words].reverse().find((word) => word.to <= from + longest)?.to ?? flat.length;
  const end = flat.length - to < 20 ? flat.length : to;
  const pieces = marked(flat, words, terms, { from, end });
  if (from > 0) pieces.unshift({ text: '… ', isHit: false });
  if (end < flat.length) pieces.push({ text: ' …', isHit: false });
  return pieces;
}
