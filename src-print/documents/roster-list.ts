/**
 * The roster: who got which certificate, until when, and a line to sign for it.
 */
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import { type Paper, saidIn } from '../paper.ts';
import { ink, openFile, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate, numberIn } from '../words/words.ts';

const side = 48;
const rowHeight = 27;
/** Widths of what stands after the name, for the end of the line inwards. */
const columns = [
  ['received', 104],
  ['validUntil', 88],
  ['number', 132],
  ['place', 26],
] as const;

export type RosterList = {
  /** In the order of the roster; all of one issuer. */
  readonly papers: readonly Paper[];
  /** ISO instant. */
  readonly madeAt: string;
  readonly signer: PaperSigner;
};

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
  const { doc, t, s, width, height } = sheet;
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  const onFirst = Math.floor((height - 60 - 196) / rowHeight);
  const onOthers = Math.floor((height - 60 - 96) / rowHeight);
  const pages = 1 + Math.max(0, Math.ceil((papers.length - onFirst) / onOthers));
  let begin = 0;
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) sheet.newPage();
    sheet.decoration(() => doc.rect(0, 0, width, 6).fill(ink.accent));
    let y = 66;
    if (page === 1) {
      sheet.piece('P', () => sheet.line(own.issuer, 'titleBold', 12, { ...inner, y: 46 }, ink.accent));
      sheet.piece('H1', () => sheet.line(t.roster.title, 'title', 26, { ...inner, y: 86 }));
      if (s) {
        sheet.piece('P', () => sheet.line(s.roster.title, 'text', 9, { ...inner, y: 102 }, ink.quiet), {
          language: languages[1],
        });
      }
      sheet.piece('H2', () => sheet.line(courses.join(', '), 'textBold', 12, { ...inner, y: 126 }, ink.accent));
      const made = filled(t.roster.made, {
        date: longDate(madeAt, languages[0]),
        count: numberIn(papers.length, languages[0]),
      });
      sheet.piece('P', () => sheet.line(made, 'text', 9.5, { ...inner, y: 144 }, ink.quiet));
      y = 176;
    }
    const end = begin + (page === 1 ? onFirst : onOthers);
    sheet.within('Table', () => {
      drawCells(sheet, y, 'TH', {
        place: '',
        name: t.roster.name,
        number: t.fact.number,
        validUntil: t.fact.validUntil,
        received: t.roster.received,
      });
      for (const [index, { claims, names: own }] of papers.slice(begin, end).entries()) {
        y += rowHeight;
        const course = courses.length > 1 ? saidIn(claims, own, languages[0]).course : null;
        drawCells(sheet, y, 'TD', {
          place: numberIn(begin + index + 1, languages[0]),
          name: claims.holder.name,
          under: course,
          number: claims.number,
          validUntil: longDate(claims.expiresAt, languages[0]),
          received: '',
        });
      }
    });
    begin = end;
    const words = filled(t.transcript.page, {
      page: numberIn(page, languages[0]),
      pages: numberIn(pages, languages[0]),
    });
    sheet.decoration(() => sheet.line(words, 'text', 7.5, { ...inner, y: height - 26, align: 'end' }, ink.quiet));
  }
  return file.finish({ signer });
}

type Cells = Record<'name' | (typeof columns)[number][0], string> & { readonly under?: string | null };

function drawCells(sheet: Sheet, y: number, cell: 'TH' | 'TD', cells: Cells): void {
  const { doc, width } = sheet;
  const isHead = cell === 'TH';
  const face = isHead ? 'textBold' : 'text';
  const colour = isHead ? ink.quiet : ink.text;
  const size = isHead ? 8 : 9;
  const taken = columns.reduce((sum, [, wide]) => sum + wide, 0);
  const places: [keyof Cells, number, number][] = [
    ['place', side, 26],
    ['name', side + 26, width - 2 * side - taken],
  ];
  let x = side + 26 + (width - 2 * side - taken);
  for (const [column, wide] of [...columns].reverse().slice(1)) {
    places.push([column, x, wide]);
    x += wide;
  }
  sheet.within('TR', () => {
    for (const [column, at, wide] of places) {
      const text = cells[column] ?? '';
      const place = { x: at, y, width: wide - 8, align: 'start' as const };
      sheet.piece(cell, () => {
        if (text) sheet.line(text, column === 'name' && !isHead ? 'textBold' : face, size, place, colour);
        if (column === 'name' && cells.under) {
          sheet.line(cells.under, 'text', 6.5, { ...place, y: y + 8.5 }, ink.quiet);
        }
      });
    }
  });
  sheet.decoration(() => {
    doc.lineWidth(isHead ? 0.8 : 0.3).strokeColor(isHead ? ink.accent : '#CFC8B8');
    doc
      .moveTo(side, y + 11)
      .lineTo(width - side, y + 11)
      .stroke();
  });
}
