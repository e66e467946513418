/**
 * What comes through of a transmission. In a text, what the channel swallows stands in square brackets: "Take the [ferry] road".
 */
import type { LanguageCode } from '../../locale/languages.ts';
import { segmenterFor } from '../../locale/segmenter.ts';

export type Piece = { readonly text: string; readonly isLost: boolean };

/** So long the button is held before the channel is open: the first word of somebody who is quicker is lost. */
export const openAfter = 1000;

const piecesOf = (text: string): Piece[] =>
  text
    .split(/(\[[^[\]]+\])/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\[.+\]$/.test(piece) ? { text: piece.slice(1, -1), isLost: true } : { text: piece, isLost: false },
    );

/** One word after the other, as they come in, each with the signs after it; what is lost comes in one piece. `at`: where it begins. */
export function wordsHeard(text: string, language: LanguageCode): (Piece & { readonly at: number })[] {
  const pieces = piecesOf(text).flatMap((piece) =>
    piece.isLost
      ? [{ ...piece, begins: true }]
      : [...segmenterFor(language, 'word').segment(piece.text)].map(({ segment, isWordLike = false }) => ({
          text: segment,
          isLost: false,
          begins: isWordLike,
        })),
  );
  const words: { text: string; isLost: boolean; at: number }[] = [];
  let at = 0;
  for (const { text: more, isLost, begins } of pieces) {
    const last = words.at(-1);
    if (begins || !last || last.isLost) words.push({ text: more, isLost, at });
    else last.text += more;
    at += more.length;
  }
  return words;
}

/** What of `said` reaches the other side when the button was held so long before the first word. */
export function whatArrives(said: string, heldMs: number, language: LanguageCode): string {
  if (heldMs >= openAfter) return said;
  const words = [...segmenterFor(language, 'word').segment(said)];
  const first = words.find(({ isWordLike }) => isWordLike);
  if (!first) return said;
  const end = first.index + first.segment.length;
  return `[${said.slice(0, end)}]${said.slice(end)}`;
}

/** As it can be read aloud: a gap where something was lost. */
export const aloud = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.isLost ? '…' : piece.text))
    .join('');
