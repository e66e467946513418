/**
 * The roster: who got which certificate, until when, and a line to sign for it.
 */
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import { type Paper, saidIn } from '../paper.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { pagesOf } from '../sheet/pages.ts';
import { drawPair, fitPair, type Pair } from '../sheet/pair.ts';
import { ink, openFile, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate, numberIn } from '../words/words.ts';
import { drawPageFoot, drawRule } from './page-foot.ts';

const side = 46;
const top = 34;
const foot = 44;
/** Room to sign. */
const lowest = 27;

const gap = 9;
/** Widths of all but the name, which has the rest. */
const widths = { place: 20, number: 112, validUntil: 88, received: 106 } as const;
const order = ['place', 'name', 'number', 'validUntil', 'received'] as const;
type Column = (typeof order)[number];

export type RosterList = {
  /** In the order of the roster; all of one issuer. */
  readonly papers: readonly Paper[];
  /** ISO instant. */
  readonly madeAt: string;
  readonly signer: PaperSigner;
};

type Row = { readonly cells: Readonly<Record<Column, Pair>>; readonly height: number; readonly isHead: boolean };

export async function printRosterList({ papers, madeAt, signer }: RosterList): Promise<Uint8Array> {
  const [first] = papers;
  if (!first) throw new Error('a roster of nobody');
  const { languages, names, size } = first;
  const own = saidIn(first.claims, names, languages[0]);
  const courses = [...new Set(papers.map((paper) => saidIn(paper.claims, paper.names, languages[0]).course))];
  const file = openFile({
    language: languages[0],
    title: courses.join(', '),
    author: own.issuer,
    subject: courses.join(', '),
    madeAt,
  });
  const sheet = file.sheet({ size, languages });
  const head = headOf(sheet, papers, courses, madeAt);
  const headRow = rowOf(sheet, headCells(sheet), true);
  const rows = papers.map((paper, index) => rowOf(sheet, cellsOf(sheet, paper, index, courses.length > 1), false));
  const room = sheet.height - foot - headRow.height;
  const { pages } = pagesOf(
    () => rows.map((row) => [{ row, height: row.height }]),
    { first: room - head.height, others: room - top },
    'full',
  );
  for (const [index, page] of pages.entries()) {
    if (index > 0) sheet.newPage();
    sheet.decoration(() => sheet.doc.rect(0, 0, sheet.width, 6).fill(ink.accent));
    if (index === 0) head.draw();
    let y = index === 0 ? head.height : top;
    sheet.within('Table', () => {
      for (const row of [headRow, ...page]) {
        drawRow(sheet, row, y);
        y += row.height;
      }
    });
    drawPageFoot(
      sheet,
      [`${own.issuer} · ${sheet.t.roster.title}`, sheet.t.roster.title],
      { page: index + 1, pages: pages.length },
      side,
    );
  }
  return file.finish({ signer });
}

/** Whose roster, of which courses, of which day. */
function headOf(sheet: Sheet, papers: readonly Paper[], courses: readonly string[], madeAt: string) {
  const [paper] = papers as [Paper];
  const { claims, languages, names, template } = paper;
  const [first, second] = languages;
  const { t, s, width } = sheet;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const place = { x: side, width: width - 2 * side, align: 'start' as const };
  const fit = { width: place.width, lines: 2 };
  const mark = letterhead(sheet, template.logo, [own.issuer, other?.issuer], { ...place, logoHeight: 30, size: 12 });
  const title = fitPair(sheet, [t.roster.title, s?.roster.title], 'title', 25, { ...fit, under: 9 });
  const said = courses.length > 1 ? null : other?.course;
  const course = fitPair(sheet, [courses.join(' · '), said], 'textBold', 12, { ...fit, lines: 4, least: 9, under: 8 });
  const date = longDate(madeAt, first);
  const line = filled(t.roster.made, { date, count: numberIn(papers.length, first) });
  const made = fitPair(sheet, [line, null], 'text', 9.5, { ...fit, under: 7 });
  const tops = [top, top + mark.height + 14] as const;
  const ofCourse = tops[1] + title.height + 12;
  const ofMade = ofCourse + course.height + 6;
  return {
    height: ofMade + made.height + 20,
    draw: () => {
      mark.draw(tops[0]);
      drawPair(sheet, 'H1', title, { ...place, y: tops[1] }, ink.text);
      drawPair(sheet, 'H2', course, { ...place, y: ofCourse }, ink.accent);
      drawPair(sheet, 'P', made, { ...place, y: ofMade }, ink.quiet);
    },
  };
}

type Texts = Readonly<Record<Column, readonly [string, string | null | undefined]>>;

const headCells = ({ t, s }: Sheet): Texts => ({
  place: ['', null],
  name: [t.roster.name, s?.roster.name],
  number: [t.fact.number, s?.fact.number],
  validUntil: [t.fact.validUntil, s?.fact.validUntil],
  received: [t.roster.received, s?.roster.received],
});

function cellsOf({ languages }: Sheet, { claims, names }: Paper, index: number, isCourseSaid: boolean): Texts {
  const [first] = languages;
  return {
    place: [numberIn(index + 1, first), null],
    name: [claims.holder.name, isCourseSaid ? saidIn(claims, names, first).course : null],
    number: [claims.number, null],
    validUntil: [longDate(claims.expiresAt, first), null],
    received: ['', null],
  };
}

function columnsOf(sheet: Sheet): Record<Column, { readonly x: number; readonly width: number }> {
  const taken = Object.values(widths).reduce((sum, wide) => sum + wide, 0);
  const all = { ...widths, name: sheet.width - 2 * side - taken - gap * (order.length - 1) };
  let x = side;
  const places = order.map((column) => {
    const place = { x, width: all[column] };
    x += all[column] + gap;
    return [column, place] as const;
  });
  return Object.fromEntries(places) as ReturnType<typeof columnsOf>;
}

function rowOf(sheet: Sheet, texts: Texts, isHead: boolean): Row {
  const columns = columnsOf(sheet);
  const cells = Object.fromEntries(
    order.map((column) => {
      const lines = column === 'name' ? 3 : 1;
      const fit = { width: columns[column].width, lines, least: isHead ? 6 : 7, under: 6.5, dense: true };
      const face = isHead || column === 'name' ? 'textBold' : 'text';
      return [column, fitPair(sheet, texts[column], face, isHead ? 8 : 9, fit)];
    }),
  ) as Row['cells'];
  const highest = Math.max(...order.map((column) => cells[column].height));
  return { cells, isHead, height: isHead ? highest + 9 : Math.max(lowest, highest + 10) };
}

function drawRow(sheet: Sheet, { cells, isHead, height }: Row, top: number): void {
  const columns = columnsOf(sheet);
  const { up } = cells.name.own;
  const highest = Math.max(...order.map((column) => cells[column].height));
  const y = top + (isHead ? 0 : (height - highest) / 2);
  const colour = isHead ? ink.quiet : ink.text;
  sheet.within('TR', () => {
    for (const column of order) {
      const { own } = cells[column];
      const isHeading = isHead || column === 'name';
      const place = { ...columns[column], align: 'start' as const, y: y + up - own.up };
      sheet.within(
        isHeading ? 'TH' : 'TD',
        () => own.lines[0] && drawPair(sheet, 'P', cells[column], place, colour),
        isHeading ? { scope: isHead ? 'Column' : 'Row' } : {},
      );
    }
  });
  const line = isHead ? { weight: 0.8, colour: ink.accent } : { weight: 0.3 };
  drawRule(sheet, top + height - (isHead ? 4 : 0), side, sheet.width - 2 * side, line);
}
