/**
 * Breaks a text into lines: at spaces; in Chinese between any two characters, but no line begins with a closing mark or ends
 * with an opening one. Not after a hyphen: whoever copies from the paper would lose it.
 */
import type { Face } from './fonts.ts';
import { layOutLine } from './text-line.ts';

const opening = '（《〈“「『【';
const closing = '，。、；：！？）》〉”」』】·…—';
/** No break at a space that holds together, as before a French colon. */
const space = '\\s--[\\u00a0\\u202f]';
const pieces = new RegExp(
  `[${opening}]*(?:\\p{Script=Han}|[^[${space}]\\p{Script=Han}${opening}]+)[${closing}]*[${space}]*|[^[${space}]]+[${space}]*`,
  'gv',
);

/** A name of several parts, as in 古丽娜尔·麦麦提明, is broken between them. */
const isOfParts = /\p{Script=Han}[·•・]\p{Script=Han}/u;
const parts = /[^·•・\s]+[·•・\s]*/gu;

/** Widths at a font size of 1: of the letters, and of the space after them. */
type Piece = { readonly text: string; readonly width: number; readonly space: number };

const widthOf = (text: string, face: Face) => layOutLine(text, face).width;

export function piecesOf(text: string, face: Face): Piece[] {
  const space = widthOf(' ', face);
  return (text.trim().match(isOfParts.test(text) ? parts : pieces) ?? []).map((piece) => {
    const letters = piece.trimEnd();
    return { text: piece, width: widthOf(letters, face), space: (piece.length - letters.length) * space };
  });
}

/** A piece that is wider than a line is cut between its letters. */
function cut({ text, width, space }: Piece, room: number): Piece[] {
  const letters = [...text.trimEnd()];
  const count = Math.ceil(width / room);
  const each = Math.ceil(letters.length / count);
  return Array.from({ length: Math.ceil(letters.length / each) }, (_, index) => ({
    text: letters.slice(index * each, (index + 1) * each).join(''),
    width: width / count,
    space: 0,
  })).map((part, index, all) => (index < all.length - 1 ? part : { ...part, text: `${part.text} `, space }));
}

/** `room`: how wide a line may be, at a font size of 1. */
export function linesWithin(all: readonly Piece[], room: number): string[] {
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of all.flatMap((one) => (one.width > room ? cut(one, room) : [one]))) {
    if (current !== '' && width + piece.width > room) {
      lines.push(current.trimEnd());
      current = '';
      width = 0;
    }
    current += piece.text;
    width += piece.width + piece.space;
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  return lines;
}

/** The same number of lines, as even in width as they can be. */
export function evenLines(all: readonly Piece[], room: number): string[] {
  const { length } = linesWithin(all, room);
  let [least, most] = [room / 3, room];
  while (length > 1 && most - least > room / 200) {
    const middle = (least + most) / 2;
    const isEnough = !all.some(({ width }) => width > middle) && linesWithin(all, middle).length <= length;
    if (isEnough) most = middle;
    else least = middle;
  }
  return linesWithin(all, most);
}
