/**
 * A sheet to try a printer with, front and back: whether what it prints comes out as large, as whole and as fine as a
 * certificate must be. It says nothing of anybody, so nobody signs it.
 */
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { testCode } from '#core/printer/test-code.ts';
import { linePath } from '../badge/text-path.ts';
import type { Paper } from '../paper.ts';
import { drawGuilloche } from '../sheet/guilloche.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, openFile, paperSizes, type Sheet } from '../sheet/sheet.ts';
import { filled, numberIn, words } from '../words/words.ts';
import { borderLine, drawBorder } from './border.ts';
import { smallestLetters } from './competency-list.ts';

export type PrinterTest = {
  readonly language: LanguageCode;
  readonly size: Paper['size'];
  /** ISO instant. */
  readonly madeAt: string;
};

const mm = 72 / 25.4;
const edge = borderLine + 8;
/** So many millimetres lie outside the border. */
const steps = 6;
const gap = 12;
const long = 100 * mm;
const pattern = 'FIELDPASS PRINTER TEST';
/** Never made smaller: it takes as many lines as it needs. */
const body = { lines: 20, least: 8, dense: true } as const;

const patches = [
  ['teal', ink.accent],
  ['amber', '#B7791F'],
  ['brick', '#B4412E'],
  ['green', '#2F7D4F'],
  ['ivory', ink.ivory],
  ['straw', ink.band],
] as const;

export async function printPrinterTest({ language, size, madeAt }: PrinterTest): Promise<Uint8Array> {
  const { title } = words[language].printerTest;
  const file = openFile({ language, title, author: 'Fieldpass', subject: title, madeAt });
  const sheet = file.sheet({ size, languages: [language, null], landscape: true });
  drawFront(sheet, size);
  sheet.newPage();
  drawBack(sheet);
  return file.finish({});
}

/** A block of text that grows downwards; `y` is where the next one begins. */
type Column = { readonly x: number; readonly width: number; y: number };

const say = (sheet: Sheet, column: Column, text: string, colour: string = ink.text) =>
  sheet.piece('P', () => {
    const { x, width, y } = column;
    const block = sheet.fit(text, 'text', body.least, { ...body, width });
    sheet.block(block, { x, width, y: y + 2, align: 'start' }, colour);
    column.y += block.height + 4;
  });

const head = (sheet: Sheet, column: Column, text: string) =>
  sheet.piece('H2', () => {
    const place = { x: column.x, width: column.width, y: column.y + 11, align: 'start' as const };
    sheet.line(text, 'textBold', 10.5, place, ink.accent);
    column.y += 15;
  });

type Check = { readonly look: string; readonly wrong: string };

/** What to look for stands in ink; what to do when it is wrong, quieter below it. */
function advise(sheet: Sheet, column: Column, { look, wrong }: Check, values: Record<string, string> = {}): void {
  say(sheet, column, filled(look, values));
  say(sheet, column, filled(wrong, values), ink.quiet);
}

/** A part of the sheet where nothing is mirrored, counted from its own top left corner. */
const cardAt = ({ width, height }: Sheet) => {
  const [wide, high] = paperSizes.card;
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
};

const stroke = (doc: PDFKit.PDFDocument, x1: number, y1: number, x2: number, y2: number) =>
  void doc.moveTo(x1, y1).lineTo(x2, y2).stroke();

/** A number that belongs to a picture: as outlines, so that it stands in nobody's reading. `x`: its middle. */
const mark = (
  { doc, languages }: Sheet,
  value: number,
  size: number,
  x: number,
  y: number,
  colour: string = ink.text,
) => void doc.path(linePath(numberIn(value, languages[0]), 'text', size, x, y)).fill(colour);

function drawFront(sheet: Sheet, size: Paper['size']): void {
  const { t, width, height, languages } = sheet;
  const words = t.printerTest;
  const paper = { paper: size };
  const number = (value: number) => numberIn(value, languages[0]);
  const numbered = (value: number, title: string) => `${number(value)}. ${title}`;

  sheet.decoration(() => drawBorder(sheet, pattern));
  drawSteps(sheet);
  drawMarks(sheet);

  const side = (width - long) / 2;
  const wide = side - edge - 2 * gap;
  const top = edge + gap;

  // In the middle: what this is.
  const middle: Column = { x: side, width: long, y: top + 26 };
  const centred = { x: side, width: long, align: 'center' as const };
  sheet.piece('H1', () => sheet.line(words.title, 'title', 22, { ...centred, y: middle.y + 24 }));
  middle.y += 32;
  sheet.piece('P', () => {
    const lead = sheet.fit(words.lead, 'text', 8.5, { ...body, least: 8.5, width: long });
    sheet.block(lead, { ...centred, y: middle.y + 3 });
    middle.y += lead.height + 2;
  });
  const about = [
    words.notOne,
    filled(words.paper, {
      ...paper,
      width: number(Math.round(width / mm)),
      height: number(Math.round(height / mm)),
    }),
  ];
  sheet.piece('P', () => sheet.line(about[0] as string, 'textBold', 8.5, { ...centred, y: middle.y + 15 }, ink.amber));
  sheet.piece('P', () => sheet.line(about[1] as string, 'text', 8.5, { ...centred, y: middle.y + 28 }, ink.quiet));

  // Where reading begins: size, edges, colours, beside the upright ruler.
  const ruler = 34;
  const start: Column = { x: edge + gap + ruler, width: wide - ruler, y: top - 4 };
  head(sheet, start, numbered(1, words.size.title));
  drawRuler(sheet, { x: edge + gap, y: top, upright: true });
  drawRuler(sheet, { x: side, y: top, upright: false });
  advise(sheet, start, words.size);
  start.y += 8;
  head(sheet, start, numbered(2, words.edges.title));
  advise(sheet, start, words.edges, paper);
  const below: Column = { x: edge + gap, width: wide, y: Math.max(start.y, top + long) + 8 };
  head(sheet, below, numbered(3, words.colours.title));
  drawPatches(sheet, below);
  advise(sheet, below, words.colours);

  const card = drawCard(sheet, numbered(4, words.card.title), 0);
  advise(sheet, card, words.card);
  const letters: Column = { ...centred, y: (height + paperSizes.card[1]) / 2 + gap };
  head(sheet, letters, numbered(5, words.letters.title));
  drawLetters(sheet, letters);
  advise(sheet, letters, words.letters);

  // Where reading ends: codes, lines and greys.
  const end: Column = { x: width - edge - gap - wide, width: wide, y: top - 4 };
  head(sheet, end, numbered(6, words.codes.title));
  drawCodes(sheet, end);
  advise(sheet, end, words.codes);
  end.y += 8;
  head(sheet, end, numbered(7, words.lines.title));
  drawLines(sheet, end);
  advise(sheet, end, words.lines);
}

function drawBack(sheet: Sheet): void {
  const { t, doc, width, height } = sheet;
  const { back, card, figure } = t.printerTest;
  drawMarks(sheet);
  const frame = cardAt(sheet);
  sheet.decoration(() => {
    doc.lineWidth(0.5).strokeColor(ink.quiet).dash(2, { space: 3 });
    stroke(doc, width / 2, 24, width / 2, frame.y - 2);
    stroke(doc, width / 2, frame.y + frame.height + 2, width / 2, height - 24);
    doc.undash();
  });
  const wide = (width - long) / 2 - edge - 2 * gap;
  const start: Column = { x: edge + gap, width: wide + 40, y: edge + gap };
  sheet.piece('H1', () => {
    sheet.line(back.title, 'title', 22, { ...start, y: start.y + 20, align: 'start' });
    start.y += 28;
  });
  advise(sheet, start, back);
  start.y += 8;
  say(sheet, start, back.fold);

  // As on the card itself.
  drawCard(sheet, card.back, frame.height - 32);
  const size = frame.height - 48;
  const millimetres = Math.round(size / mm);
  const place = { x: frame.x + 24, y: frame.y + 24, size };
  const alt = filled(figure.code, { size: numberIn(millimetres, sheet.languages[0]) });
  drawQr(sheet, testCode(millimetres), place, alt);

  const notes: Column = { x: width / 2 + 24, width: width / 2 - 24 - edge - gap, y: edge + gap + 2 };
  head(sheet, notes, back.notes);
  for (const line of [back.printer, back.settings, back.date]) {
    notes.y += 26;
    sheet.decoration(() => {
      const from = sheet.at(notes.x, notes.width);
      doc.lineWidth(0.4).strokeColor(ink.quiet);
      stroke(doc, from, notes.y, from + notes.width, notes.y);
    });
    sheet.piece('P', () => sheet.line(line, 'text', 7, { ...notes, y: notes.y + 9, align: 'start' }, ink.quiet));
    notes.y += 8;
  }
}

/** 100 mm, a stroke each millimetre; its line is as long as it says, to the middle of the first and last stroke. */
function drawRuler(sheet: Sheet, { x, y, upright }: { x: number; y: number; upright: boolean }): void {
  const { doc, t } = sheet;
  const from = upright ? sheet.at(x, 0) : sheet.at(x, long);
  const inwards = upright && sheet.rightToLeft ? -1 : 1;
  const draw = () => {
    doc.lineWidth(0.4).strokeColor(ink.text);
    if (upright) stroke(doc, from, y - 0.2, from, y + long + 0.2);
    else stroke(doc, from - 0.2, y, from + long + 0.2, y);
    for (let millimetre = 0; millimetre <= 100; millimetre += 1) {
      const deep = millimetre % 10 === 0 ? 10 : millimetre % 5 === 0 ? 7 : 4;
      const along = millimetre * mm;
      if (upright) stroke(doc, from, y + along, from + inwards * deep, y + along);
      else stroke(doc, from + along, y, from + along, y + deep);
    }
    for (let centimetre = 0; centimetre <= 10; centimetre += 1) {
      const along = centimetre * 10 * mm;
      // Counted from where reading begins, as the text is.
      const across = sheet.rightToLeft ? from + long - along : from + along;
      if (upright) mark(sheet, centimetre * 10, 6, from + inwards * 18, y + along + 2);
      else mark(sheet, centimetre * 10, 6, across, y + 17);
    }
  };
  sheet.piece('Figure', draw, { alt: t.printerTest.figure.ruler });
}

/** At each side a stair from the very edge, a millimetre a step, each with its number: what is cut off cannot be read. */
function drawSteps(sheet: Sheet): void {
  const { doc, t, width, height } = sheet;
  const pitch = 14;
  const draw = () => {
    doc.lineWidth(0.5).strokeColor(ink.text);
    for (let step = 1; step <= steps; step += 1) {
      const away = step * mm;
      const across = width / 4 + step * pitch;
      const down = height / 4 + step * pitch;
      for (const y of [away, height - away]) {
        stroke(doc, across - 6, y, across, y);
        mark(sheet, step, smallestLetters, across + 4, y + 2);
      }
      for (const x of [away, width - away]) {
        stroke(doc, x, down - 6, x, down);
        mark(sheet, step, smallestLetters, x, down + 6);
      }
    }
  };
  sheet.piece('Figure', draw, { alt: t.printerTest.figure.steps });
}

/** The same on both sides, so that they can be laid on each other: the middle of each edge, and a cross beside the card. */
function drawMarks(sheet: Sheet): void {
  const { doc, width, height } = sheet;
  sheet.decoration(() => {
    doc.lineWidth(0.4).strokeColor(ink.text);
    for (const y of [0, height - 20]) stroke(doc, width / 2, y, width / 2, y + 20);
    for (const x of [0, width - 20]) stroke(doc, x, height / 2, x + 20, height / 2);
    const frame = cardAt(sheet);
    for (const x of [frame.x - 11, frame.x + frame.width + 11]) {
      const y = height / 2;
      const arm = 3 * mm;
      stroke(doc, x - arm, y, x + arm, y);
      stroke(doc, x, y - arm, x, y + arm);
      for (const part of [-2, -1, 1, 2]) {
        stroke(doc, x + part * mm, y - 1.5, x + part * mm, y + 1.5);
        stroke(doc, x - 1.5, y + part * mm, x + 1.5, y + part * mm);
      }
    }
  });
}

/** Returns what is left of it to write on, after a code as wide as `taken`. */
function drawCard(sheet: Sheet, title: string, taken: number): Column {
  const { doc } = sheet;
  const { x, y, width, height } = cardAt(sheet);
  sheet.decoration(() => {
    doc.lineWidth(0.5).strokeColor(ink.text);
    doc.roundedRect(x, y, width, height, 3.18 * mm).stroke();
    doc.strokeColor(ink.accent);
    drawGuilloche(doc, pattern, { x: x + 6, y: y + 6, width: width - 12, height: height - 12 }, 3, 0.25);
  });
  const column: Column = { x: x + 16 + taken, width: width - 32 - taken, y: y + (taken > 0 ? 30 : 18) };
  head(sheet, column, title);
  return column;
}

function drawPatches(sheet: Sheet, column: Column): void {
  const { doc, t } = sheet;
  column.y += 2;
  const wide = (column.width - 12) / 3;
  for (const [index, [name, colour]] of patches.entries()) {
    const x = column.x + (index % 3) * (wide + 6);
    const y = column.y + Math.floor(index / 3) * 29;
    sheet.decoration(() => {
      doc.rect(sheet.at(x, wide), y, wide, 16).fill(colour);
      doc.lineWidth(0.25).strokeColor(ink.quiet).rect(sheet.at(x, wide), y, wide, 16).stroke();
    });
    sheet.piece('P', () =>
      sheet.line(t.printerTest.colours[name], 'text', 6.5, { x, width: wide, y: y + 24, align: 'start' }),
    );
  }
  column.y += 58;
}

/** In every script that paper is written in, whatever language the rest is in. */
function drawLetters(sheet: Sheet, column: Column): void {
  for (const language of languageCodes) {
    const place = { x: column.x, width: column.width, y: column.y + 6, align: 'start' as const };
    sheet.piece('P', () => sheet.line(words[language].printerTest.letters.sample, 'text', smallestLetters, place), {
      language,
    });
    column.y += 8.6;
  }
}

/** The largest as on a certificate; each with its width below it. */
function drawCodes(sheet: Sheet, column: Column): void {
  const { t, languages } = sheet;
  const { figure, millimetres } = t.printerTest;
  const code = (wide: number, size: number, x: number, y: number) => {
    const values = { size: numberIn(wide, languages[0]) };
    drawQr(sheet, testCode(wide), { x, y, size }, filled(figure.code, values));
    const place = { x, width: size, y: y + size + 11, align: 'center' as const };
    sheet.piece('P', () => sheet.line(filled(millimetres, values), 'text', 6.5, place, ink.quiet));
  };
  const y = column.y + 5;
  const second = column.x + 90 + 16;
  code(32, 90, column.x, y);
  code(24, 24 * mm, second, y);
  code(18, 18 * mm, second, y + 24 * mm + 18);
  column.y = y + 42 * mm + 32;
}

function drawLines(sheet: Sheet, column: Column): void {
  const { doc, t } = sheet;
  const { width } = column;
  const x = sheet.at(column.x, width);
  const half = (width - 10) / 2;
  const top = column.y + 4;
  const draw = () => {
    doc.strokeColor(ink.accent);
    for (const [index, thick] of [0.25, 0.35, 0.5, 0.8].entries()) {
      doc.lineWidth(thick);
      stroke(doc, x, top + 2 + index * 7, x + half, top + 2 + index * 7);
    }
    doc.lineWidth(0.25);
    for (let line = 0; line < 14; line += 1) stroke(doc, x + line * 1.5, top + 32, x + line * 1.5, top + 50);
    for (let line = 0; line < 13; line += 1) stroke(doc, x + 28, top + 32 + line * 1.5, x + 54, top + 32 + line * 1.5);
    for (let line = 0; line < 8; line += 1) stroke(doc, x + 62 + line * 2, top + 50, x + 70 + line * 2, top + 32);
    drawGuilloche(doc, pattern, { x: x + half + 16, y: top + 4, width: half - 14, height: 46 }, 5, 0.35);
  };
  sheet.piece('Figure', draw, { alt: t.printerTest.figure.lines });
  const y = top + 60;
  const step = width / 11;
  const greys = () => {
    for (let index = 0; index <= 10; index += 1) {
      const level = Math.round(255 - index * 25.5);
      doc.rect(sheet.at(column.x + index * step, step), y, step, 16).fill([level, level, level]);
    }
    doc.lineWidth(0.25).strokeColor(ink.quiet).rect(x, y, width, 16).stroke();
    for (const index of [0, 5, 10]) {
      mark(sheet, index * 10, 6, sheet.at(column.x + (index + 0.5) * step, 0), y + 23, ink.quiet);
    }
  };
  sheet.piece('Figure', greys, { alt: t.printerTest.figure.greys });
  column.y = y + 27;
}
