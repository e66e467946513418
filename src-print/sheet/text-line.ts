/**
 * One line of text as it must stand on paper: cut into runs of one script and one direction, in visual order
 * (Unicode bidirectional algorithm, UAX #9), each drawn with the font that has its letters.
 */
import bidiFactory from 'bidi-js';
import { chooseFont, type Face, fontFor, fontScale, type Script, scriptOf } from './fonts.ts';

const bidi = bidiFactory();

/**
 * How a run is shaped: whole, not word by word. In Arabic without kerning, which moves letters so far that a reader of the
 * file takes the gap for a space.
 */
export const shaped = (script: Script) => ({ features: (script === 'arabic' ? { kern: false } : []) as [] });

/** Widths are those at a font size of 1. */
export type Run = {
  readonly text: string;
  readonly script: Script;
  readonly rightToLeft: boolean;
  readonly width: number;
};
export type Line = { readonly runs: readonly Run[]; readonly width: number };

export type Base = 'ltr' | 'rtl' | 'auto';

/** A page has about two hundred; most stand on every other one too. */
const mostLines = 2000;
const laidOut = new Map<string, Line>();

/** Cuts a line into runs, measures them, and puts them in the order in which they stand from left to right. */
export function layOutLine(text: string, face: Face, base: Base = 'auto'): Line {
  const key = `${face}|${base}|${text}`;
  let line = laidOut.get(key);
  if (!line) {
    if (laidOut.size >= mostLines) laidOut.clear();
    line = cutIntoRuns(text, face, base);
    laidOut.set(key, line);
  }
  return line;
}

function cutIntoRuns(text: string, face: Face, base: Base): Line {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, base);
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const runs: { text: string; script: Script; rightToLeft: boolean; width: number; level: number }[] = [];
  const isArabicLine = paragraphs[0]?.level === 1;
  let script: Script = /\p{Script=Han}/u.test(text) ? 'han' : isArabicLine ? 'arabic' : 'latin';
  let offset = 0;
  for (const character of text) {
    const level = levels[offset] ?? 0;
    script = scriptOf(character, script, isArabicLine);
    const shown = mirrored.get(offset) ?? character;
    const last = runs.at(-1);
    if (last && last.script === script && last.level === level) last.text += shown;
    else runs.push({ text: shown, script, rightToLeft: level % 2 === 1, width: 0, level });
    offset += character.length;
  }
  for (const run of runs) {
    // [Note: digits] fontkit turns every run in Arabic letters round, numbers too, though they run from left to right.
    if (run.script === 'arabic' && !run.rightToLeft) run.text = [...run.text].reverse().join('');
    const font = fontFor(face, run.script);
    run.width = (font.advance(run.text, shaped(run.script).features) / font.unitsPerEm) * fontScale[run.script];
  }
  // Rule L2: from the highest level down to the lowest odd one, turn round every stretch at that level or above.
  const highest = Math.max(0, ...runs.map((run) => run.level));
  const lowest = Math.max(1, paragraphs[0]?.level ?? 0);
  for (let level = highest; level >= Math.min(lowest, 1); level -= 1) {
    for (let start = 0; start < runs.length; start += 1) {
      if ((runs[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((runs[end + 1]?.level ?? -1) >= level) end += 1;
      runs.splice(start, end - start + 1, ...runs.slice(start, end + 1).reverse());
      start = end;
    }
  }
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

export type Place = {
  x: number;
  y: number;
  width: number;
  align: 'start' | 'center' | 'end';
  rightToLeft?: boolean;
  /** Of the text that the line is a part of; by its own first letter where it stands alone. */
  base?: 'ltr' | 'rtl';
};

/** The direction of a whole text, by its first letter that has one. */
export const directionOfText = (text: string): 'ltr' | 'rtl' =>
  isReadLeftward(text) && (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';

/** How far the Arabic letters of a line go above and below it, at a font size of 1: swashes and hamzas go far. */
export function inkIn(line: string, face: Face): { up: number; down: number } {
  let [up, down] = [0, 0];
  for (const { script, text } of layOutLine(line, face).runs) {
    if (script !== 'arabic') continue;
    const font = fontFor(face, script);
    const ink = font.ink(text, shaped(script).features);
    const unit = fontScale[script] / font.unitsPerEm;
    up = Math.max(up, ink.up * unit);
    down = Math.max(down, ink.down * unit);
  }
  return { up, down };
}

/** Whether anything of a text is read from right to left. */
export const isReadLeftward = (text: string): boolean => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);

/** Draws one line with its baseline at `y`; makes it smaller when it is wider than its place. Returns the size used. */
export function drawLine(doc: PDFKit.PDFDocument, text: string, face: Face, size: number, place: Place): number {
  const { runs, width } = layOutLine(text, face, place.base);
  const used = Math.min(size, place.width / width);
  const toRight = place.align === 'end' ? !place.rightToLeft : place.rightToLeft === true;
  const room = place.width - width * used;
  let x = place.x + (place.align === 'center' ? room / 2 : toRight ? room : 0);
  for (const run of runs) {
    chooseFont(doc, face, run.script, used);
    doc.text(run.text, x, place.y, { lineBreak: false, baseline: 'alphabetic', ...shaped(run.script) });
    x += run.width * used;
  }
  return used;
}
