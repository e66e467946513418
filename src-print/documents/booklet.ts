/**
 * The course-record booklet: who and what, every lesson with the day it was read, the tries, the transcript, and room for
 * practice and remarks by hand. What nobody kept is a line to write on.
 */
import { textIn } from '#core/locale/languages.ts';
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { drawGuilloche } from '../sheet/guilloche.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate, numberIn } from '../words/words.ts';
import { drawTranscript, transcriptPages } from './transcript.ts';

const side = 56;
const hairline = '#CFC8B8';
const columns = { minutes: 60, readOn: 130 } as const;

export const booklet: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages }),
  draw: drawBooklet,
};

export const printBooklet = (paper: Paper): Promise<Uint8Array> => printOne(booklet, paper);

type Line =
  | { readonly kind: 'module'; readonly title: string }
  | { readonly kind: 'lesson'; readonly title: string; readonly minutes: number; readonly readAt: string | null }
  | { readonly kind: 'try'; readonly decidedAt: string; readonly passed: boolean }
  | { readonly kind: 'tries' };

const heights: Record<Line['kind'], number> = { module: 30, lesson: 19, try: 19, tries: 40 };

function linesOf({ study, languages }: Paper): Line[] {
  const said = (text: Parameters<typeof textIn>[0]) => textIn(text, languages[0]);
  const lessons = (study?.modules ?? []).flatMap(({ title, lessons: own }): Line[] => [
    { kind: 'module', title: said(title) },
    ...own.map(({ title: of, ...rest }): Line => ({ kind: 'lesson', title: said(of), ...rest })),
  ]);
  const tries = (study?.tries ?? []).map((one): Line => ({ kind: 'try', ...one }));
  return [...lessons, ...(tries.length > 0 ? [{ kind: 'tries' } as const, ...tries] : [])];
}

/** Cut into pages; a heading does not stand alone at the end of one. */
function pagesOf(lines: readonly Line[], room: number): Line[][] {
  const pages: Line[][] = [[]];
  let left = room;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const isHeading = line.kind === 'module' || line.kind === 'tries';
    if (heights[line.kind] + (isHeading && next ? heights[next.kind] : 0) > left) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)?.push(line);
    left -= heights[line.kind];
  }
  return pages;
}

function drawBooklet(sheet: Sheet, paper: Paper): void {
  const { height } = sheet;
  const pages = pagesOf(linesOf(paper), height - 60 - 150);
  const ofTranscript = transcriptPages(sheet, paper);
  const total = 1 + pages.length + ofTranscript + 1;
  drawCover(sheet, paper);
  drawFoot(sheet, paper, 1, total);
  for (const [index, page] of pages.entries()) {
    sheet.newPage();
    drawGround(sheet);
    drawStudied(sheet, page);
    drawFoot(sheet, paper, 2 + index, total);
  }
  sheet.newPage();
  drawTranscript(sheet, paper, { before: 1 + pages.length, total });
  sheet.newPage();
  drawGround(sheet);
  drawRemarks(sheet);
  drawFoot(sheet, paper, total, total);
}

function drawGround({ doc, width, height, decoration }: Sheet): void {
  decoration(() => {
    doc.rect(0, 0, width, height).fill(ink.ivory);
    doc.rect(0, 0, width, 6).fill(ink.accent);
  });
}

function drawCover(sheet: Sheet, paper: Paper): void {
  const { claims, languages, names } = paper;
  const { t, s, doc, width, height } = sheet;
  const own = saidIn(claims, names, languages[0]);
  const other = languages[1] && saidIn(claims, names, languages[1]);
  const inner = { x: side + 20, width: width - 2 * side - 40, align: 'center' as const };
  sheet.decoration(() => {
    doc.rect(0, 0, width, height).fill(ink.ivory);
    doc.lineWidth(0.35).strokeColor(ink.accent);
    drawGuilloche(doc, claims.number, { x: 34, y: 34, width: width - 68, height: height - 68 }, 13);
    doc
      .lineWidth(0.8)
      .rect(54, 54, width - 108, height - 108)
      .stroke();
  });
  const small = (text: string | null | undefined, y: number) => {
    if (text)
      sheet.piece('P', () => sheet.line(text, 'text', 10, { ...inner, y }, ink.quiet), { language: languages[1] });
  };
  sheet.piece('P', () => sheet.line(own.issuer, 'titleBold', 16, { ...inner, y: 120 }, ink.accent));
  small(other && other.issuer !== own.issuer ? other.issuer : null, 137);
  sheet.piece('H1', () => sheet.line(t.booklet.title, 'title', 34, { ...inner, y: 210 }));
  small(s?.booklet.title, 232);
  sheet.piece('H2', () => sheet.line(claims.holder.name, 'titleBold', 32, { ...inner, y: 300 }));
  sheet.piece('P', () => sheet.line(own.course, 'titleBold', 18, { ...inner, y: 346 }, ink.accent));
  small(other?.course, 364);
  if (paper.isProvisional) {
    sheet.decoration(() => doc.rect(54.4, 386, width - 108.8, 24).fill(ink.band));
    sheet.piece('P', () => sheet.line(t.provisional, 'textBold', 9, { ...inner, y: 402 }, ink.amber));
  }
  const facts = [
    [t.fact.issued, longDate(claims.issuedAt, languages[0])],
    [t.fact.validUntil, longDate(claims.expiresAt, languages[0])],
    [t.fact.assurance, t.assurance[claims.assurance]],
    [t.fact.number, claims.number],
  ] as const;
  for (const [index, [name, value]] of facts.entries()) {
    const y = 446 + index * 26;
    const half = inner.width / 2;
    sheet.piece('P', () => {
      sheet.line(name, 'text', 9, { x: inner.x, width: half - 10, y, align: 'end' }, ink.quiet);
      sheet.line(value, 'text', 11, { x: inner.x + half + 10, width: half - 10, y, align: 'start' });
    });
  }
  const size = 110;
  sheet.piece('Figure', () => drawQr(doc, paper.code, { x: (width - size) / 2, y: height - 222, size }, ink.text), {
    alt: filled(t.codeOf, { number: claims.number }),
  });
}

function drawStudied(sheet: Sheet, page: readonly Line[]): void {
  const { t, s, doc, width, languages } = sheet;
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  sheet.piece('H1', () => sheet.line(t.booklet.studied, 'title', 22, { ...inner, y: 62 }));
  if (s)
    sheet.piece('P', () => sheet.line(s.booklet.studied, 'text', 8, { ...inner, y: 78 }, ink.quiet), {
      language: languages[1],
    });
  const cells = (y: number, texts: readonly [string, string, string], isHead: boolean) => {
    const face = isHead ? 'textBold' : 'text';
    const colour = isHead ? ink.quiet : ink.text;
    const ends = [inner.width - columns.minutes - columns.readOn, columns.minutes, columns.readOn] as const;
    let x = side;
    sheet.within('TR', () => {
      for (const [index, text] of texts.entries()) {
        const wide = ends[index] as number;
        const place = {
          x: x + (index === 0 && !isHead ? 12 : 0),
          y,
          width: wide - 14,
          align: index === 1 ? ('end' as const) : ('start' as const),
        };
        sheet.piece(isHead ? 'TH' : 'TD', () => void (text && sheet.line(text, face, isHead ? 8 : 9.5, place, colour)));
        x += wide;
      }
    });
  };
  const rule = (y: number, from = 0, wide = inner.width) =>
    sheet.decoration(() => {
      const x = sheet.at(side + from, wide);
      doc.lineWidth(0.4).strokeColor(hairline);
      doc
        .moveTo(x, y)
        .lineTo(x + wide, y)
        .stroke();
    });
  let y = 108;
  sheet.within('Table', () => {
    cells(y, [t.booklet.lesson, t.booklet.minutes, t.booklet.readOn], true);
    rule(y + 6);
    for (const line of page) {
      y += heights[line.kind];
      if (line.kind === 'module')
        sheet.piece('TH', () => sheet.line(line.title, 'textBold', 10, { ...inner, y }, ink.accent));
      if (line.kind === 'tries') sheet.piece('H2', () => sheet.line(t.booklet.tries, 'title', 14, { ...inner, y }));
      if (line.kind === 'lesson') {
        const readAt = line.readAt ? longDate(line.readAt, languages[0]) : '';
        cells(y, [line.title, numberIn(line.minutes, languages[0]), readAt], false);
        if (!line.readAt) rule(y + 2, inner.width - columns.readOn, columns.readOn - 14);
      }
      if (line.kind === 'try')
        cells(
          y,
          [longDate(line.decidedAt, languages[0]), '', line.passed ? t.booklet.passed : t.booklet.notYet],
          false,
        );
    }
  });
}

function drawRemarks(sheet: Sheet): void {
  const { t, s, doc, width, height, languages } = sheet;
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  sheet.piece('H1', () => sheet.line(t.booklet.remarks, 'title', 22, { ...inner, y: 62 }));
  if (s)
    sheet.piece('P', () => sheet.line(s.booklet.remarks, 'text', 8, { ...inner, y: 78 }, ink.quiet), {
      language: languages[1],
    });
  const widths = [90, inner.width - 90 - 160, 160] as const;
  const heads = [t.booklet.date, t.booklet.what, t.booklet.signed] as const;
  let x = side;
  for (const [index, head] of heads.entries()) {
    const place = { x, y: 108, width: (widths[index] as number) - 10, align: 'start' as const };
    sheet.piece('P', () => sheet.line(head, 'textBold', 8, place, ink.quiet));
    x += widths[index] as number;
  }
  sheet.decoration(() => {
    doc.lineWidth(0.4).strokeColor(hairline);
    for (let y = 114; y < height - 60; y += 34)
      doc
        .moveTo(side, y)
        .lineTo(width - side, y)
        .stroke();
  });
}

function drawFoot(sheet: Sheet, { claims, languages }: Paper, page: number, pages: number): void {
  const { t, width, height } = sheet;
  const words = filled(t.transcript.page, { page: numberIn(page, languages[0]), pages: numberIn(pages, languages[0]) });
  const inner = { x: side, width: width - 2 * side, y: height - 22 };
  sheet.decoration(() => {
    if (page > 1)
      sheet.line(`${claims.holder.name} · ${claims.number}`, 'text', 7.5, { ...inner, align: 'start' }, ink.quiet);
    if (page > 1) sheet.line(words, 'text', 7.5, { ...inner, align: 'end' }, ink.quiet);
  });
}
