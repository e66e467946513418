/**
 * A text with the room it takes: as large as wanted where it fits, else over more lines, else smaller. What stands on a
 * sheet is stacked from these, so that no script runs into another.
 */
import { evenLines, linesWithin, piecesOf } from './break-lines.ts';
import { type Face, reachOf, scriptsIn } from './fonts.ts';
import { directionOfText, drawLine, inkIn, layOutLine, type Place } from './text-line.ts';

export type Fit = {
  readonly width: number;
  /** Lines at most; one when not given. */
  readonly lines?: number;
  /** The size that it is made smaller to before it takes more lines; and the smallest of all. */
  readonly least?: number;
  /** All lines of about the same width, for what stands in the middle. */
  readonly even?: boolean;
  /** In a list or a table, with less room above and below. */
  readonly dense?: boolean;
};

export type Block = {
  readonly lines: readonly string[];
  readonly face: Face;
  readonly size: number;
  readonly base: 'ltr' | 'rtl';
  /** From the top of the first line's letters to its baseline. */
  readonly up: number;
  readonly leading: number;
  /** From the top of the first line's letters to the bottom of the last one's. */
  readonly height: number;
};

export function fitText(text: string, face: Face, size: number, fit: Fit): Block {
  const { width, lines = 1, least = size * 0.7, even = false } = fit;
  const one = layOutLine(text, face).width;
  const block = (broken: readonly string[], used: number) => blockOf(broken, face, used, directionOfText(text), fit);
  if (one * size <= width) return block([text], size);
  // On one line as long as it does not get much smaller for it.
  const small = lines === 1 ? 0 : Math.max(least, size * 0.78);
  if (one * small <= width) return block([text], width / one);
  const pieces = piecesOf(text, face);
  let used = size;
  while (used > least && linesWithin(pieces, width / used).length > lines) used = Math.max(least, used * 0.95);
  // Longer than anything that was thought of: smaller still, but nothing is cut off.
  while (linesWithin(pieces, width / used).length > lines) used *= 0.95;
  return block((even ? evenLines : linesWithin)(pieces, width / used), used);
}

function blockOf(lines: readonly string[], face: Face, size: number, base: 'ltr' | 'rtl', { dense }: Fit): Block {
  let { up, down, leading } = reachOf(lines, dense ? 'dense' : 'ample');
  if (!dense && lines.some((line) => scriptsIn(line).includes('arabic'))) {
    const inks = lines.map((line) => inkIn(line, face));
    up = Math.max(up, inks[0]?.up ?? 0);
    down = Math.max(down, inks.at(-1)?.down ?? 0);
    for (const [index, { up: next }] of inks.slice(1).entries())
      leading = Math.max(leading, (inks[index]?.down ?? 0) + next);
  }
  const height = (up + (lines.length - 1) * leading + down) * size;
  return { lines, face, size, base, up: up * size, leading: leading * size, height };
}

/** `place.y`: the top of the block. */
export function drawBlock(doc: PDFKit.PDFDocument, block: Block, place: Place): void {
  const { lines, face, size, base, up, leading } = block;
  for (const [index, line] of lines.entries())
    drawLine(doc, line, face, size, { ...place, y: place.y + up + index * leading, base });
}
