/**
 * The course-record booklet: who and what, every lesson with the day it was read, the tries, the transcript, and room for
 * practice and remarks by hand. What nobody kept is a line to write on.
 */
import type { Paper } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { pagesOf } from '../sheet/pages.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { drawCover } from './booklet-cover.ts';
import { drawStudied, fitStudied, headRow, studiedRows } from './booklet-studied.ts';
import { drawPageFoot, drawPageGround, drawRule } from './page-foot.ts';
import { drawTranscript, layOutTranscript } from './transcript.ts';

const side = 56;
const top = 44;
const foot = 46;

export const booklet: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages }),
  draw: drawBooklet,
};

export const printBooklet = (paper: Paper): Promise<Uint8Array> => printOne(booklet, paper);

function drawBooklet(sheet: Sheet, paper: Paper): void {
  const { t, s, width, height } = sheet;
  const { claims } = paper;
  const place = { x: side, width: width - 2 * side, align: 'start' as const };
  const titled = (texts: readonly [string, string | null | undefined]) =>
    fitPair(sheet, texts, 'title', 22, { width: place.width, lines: 2, under: 9 });
  const studied = titled([t.booklet.studied, s?.booklet.studied]);
  const groups = studiedRows(paper);
  const room = height - top - foot - fitStudied(sheet, headRow, 1).height;
  const lessons = pagesOf(
    (scale) => groups.map((group) => group.map((row) => ({ row, height: fitStudied(sheet, row, scale).height }))),
    { first: room - studied.height - 16, others: room },
  );
  const pages = groups.length > 0 ? lessons.pages : [];
  const results = layOutTranscript(sheet, paper);
  const total = 1 + pages.length + results.table.pages.length + 1;
  const begin = (page: number) => {
    sheet.newPage();
    drawPageGround(sheet);
    drawPageFoot(sheet, [`${claims.holder.name} · ${claims.number}`, claims.number], { page, pages: total }, side);
  };

  drawCover(sheet, paper);
  for (const [index, page] of pages.entries()) {
    begin(2 + index);
    if (index === 0) drawPair(sheet, 'H1', studied, { ...place, y: top }, ink.text);
    drawStudied(sheet, page, lessons.scale, top + (index === 0 ? studied.height + 16 : 0));
  }
  sheet.newPage();
  drawTranscript(sheet, results, { before: 1 + pages.length, total });
  begin(total);
  const remarks = titled([t.booklet.remarks, s?.booklet.remarks]);
  drawPair(sheet, 'H1', remarks, { ...place, y: top }, ink.text);
  drawRemarks(sheet, top + remarks.height + 16);
}

function drawRemarks(sheet: Sheet, begin: number): void {
  const { t, s, width, height } = sheet;
  const inner = width - 2 * side;
  const columns = [
    [t.booklet.date, s?.booklet.date, 90],
    [t.booklet.what, s?.booklet.what, inner - 90 - 170],
    [t.booklet.signed, s?.booklet.signed, 170],
  ] as const;
  let x = side;
  let high = 0;
  for (const [name, under, wide] of columns) {
    const pair = fitPair(sheet, [name, under], 'textBold', 8, { width: wide - 10, under: 6.5 });
    drawPair(sheet, 'P', pair, { x, y: begin, width: wide - 10, align: 'start' }, ink.quiet);
    high = Math.max(high, pair.height);
    x += wide;
  }
  const first = begin + high + 5;
  drawRule(sheet, first, side, inner, { weight: 0.8, colour: ink.accent });
  for (let y = first + 34; y <= height - foot; y += 34) drawRule(sheet, y, side, inner);
}
