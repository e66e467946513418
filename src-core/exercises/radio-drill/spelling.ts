/**
 * A name spelled in words of the alphabet, held against what it should be: every way of writing a word is right, a slip of
 * the finger is understood and named, and what is wrong is told letter by letter.
 */
import { type Letter, letters, lettersOf, wordFor, writtenFor } from './alphabet.ts';

export type Difference =
  /** Understood, though not written as it should be. */
  | { readonly kind: 'slip'; readonly letter: Letter; readonly wrote: string }
  /** Something else stands there: the word of another letter, a bare letter, or no word of the alphabet. */
  | { readonly kind: 'other'; readonly letter: Letter; readonly wrote: string; readonly means: Letter | null }
  | { readonly kind: 'missing'; readonly letter: Letter }
  | { readonly kind: 'extra'; readonly wrote: string };

/** Letters alone, small, whatever signs and spaces stand between. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const written = new Map(letters.flatMap((letter) => writtenFor(letter).map((word) => [bare(word), letter] as const)));

function bare(word: string): string {
  return plain(word).replace(/[^a-z]/g, '');
}

/** The words that were typed. What stands before "I spell" only announces them; X-ray is one word however it is written. */
export function typedWords(typed: string): string[] {
  const said = plain(typed)
    .replace(/^.*\bi\s*spell\b/s, ' ')
    .replace(/\bx[^\p{L}\p{N}]*ray\b/gu, 'xray');
  return said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** How many letters must be changed, left out, put in or swapped with the next to make one of the other. */
export function slipsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const at = (back: number, left: number) => rows[i - back]?.[j - left] ?? 0;
      const change = at(1, 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(Math.min(change, at(1, 0) + 1, (row[j - 1] ?? 0) + 1, isSwapped ? at(2, 2) + 1 : change));
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

/** The letter that a typed word stands for, and how many slips are in it; null where no word of the alphabet is near. */
function readWord(word: string): { letter: Letter; slips: number } | null {
  const exact = written.get(word);
  if (exact) return { letter: exact, slips: 0 };
  const [nearest] = [...written]
    .map(([known, letter]) => ({ letter, slips: slipsBetween(word, known), allowed: known.length > 5 ? 2 : 1 }))
    .filter(({ slips, allowed }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips);
  return nearest ?? null;
}

/** What differs, in the order of the name; nothing where every letter has its word. */
export function differences(name: string, typed: string): Difference[] {
  const wanted = lettersOf(name);
  const said = typedWords(typed).map((wrote) => ({ wrote, read: readWord(wrote) }));
  const isSame = (i: number, j: number) => said[j]?.read?.letter === wanted[i];
  /** From each place to the end: the fewest letters that are wrong, missing or too many. */
  const cost = Array.from({ length: wanted.length + 1 }, () => new Array<number>(said.length + 1).fill(0));
  const costAt = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = wanted.length; i >= 0; i -= 1) {
    for (let j = said.length; j >= 0; j -= 1) {
      const row = cost[i] as number[];
      if (i === wanted.length || j === said.length) row[j] = wanted.length - i + said.length - j;
      else row[j] = Math.min(costAt(i + 1, j + 1) + (isSame(i, j) ? 0 : 1), costAt(i + 1, j) + 1, costAt(i, j + 1) + 1);
    }
  }
  const found: Difference[] = [];
  let i = 0;
  let j = 0;
  while (i < wanted.length || j < said.length) {
    const letter = wanted[i];
    const word = said[j];
    if (letter && word && costAt(i, j) === costAt(i + 1, j + 1) + (isSame(i, j) ? 0 : 1)) {
      if (!isSame(i, j)) found.push({ kind: 'other', letter, wrote: word.wrote, means: word.read?.letter ?? null });
      else if (word.read?.slips) found.push({ kind: 'slip', letter, wrote: word.wrote });
      i += 1;
      j += 1;
    } else if (letter && costAt(i, j) === costAt(i + 1, j) + 1) {
      found.push({ kind: 'missing', letter });
      i += 1;
    } else {
      found.push({ kind: 'extra', wrote: word?.wrote ?? '' });
      j += 1;
    }
  }
  return found;
}

/** A slip of the finger would not be heard. */
export const isUnderstood = (found: readonly Difference[]): boolean => found.every(({ kind }) => kind === 'slip');

/** The whole name in the words of the alphabet. */
export const spelled = (name: string): string => lettersOf(name).map(wordFor).join(' ');
