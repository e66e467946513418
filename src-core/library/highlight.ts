/**
 * A text in pieces, those that were looked for marked.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { wordsIn } from './words.ts';

export type Piece = { readonly text: string; readonly isHit: boolean };

/** The whole text; words whose form is among `terms` are hits. */
export function highlighted(text: string, terms: ReadonlySet<string>, language: LanguageCode): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, term } of wordsIn(text, language)) {
    if (!terms.has(term)) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isHit: false });
    pieces.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
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
  const pieces = highlighted(flat.slice(from, end), terms, language);
  if (from > 0) pieces.unshift({ text: '… ', isHit: false });
  if (end < flat.length) pieces.push({ text: ' …', isHit: false });
  return pieces;
}
