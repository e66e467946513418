/**
 * The transcript: every area and competency with its result, the line it had to reach, and where it was shown.
 */
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { type Paged, pagesOf } from '../sheet/pages.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled } from '../words/words.ts';
import { facts } from './facts.ts';
import { drawPageFoot, drawPageGround } from './page-foot.ts';
import { drawRow, fitRow, headRow, type Row, rowsOf } from './transcript-rows.ts';

const side = 56;
const codeSize = 92;
/** Where the table begins on a page that goes on. */
const topOfOthers = 40;

export const transcript: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages }),
  draw: (sheet, paper) => drawTranscript(sheet, layOutTranscript(sheet, paper)),
};

export const printTranscript = (paper: Paper): Promise<Uint8Array> => printOne(transcript, paper);

type Part = { readonly height: number; draw(top: number): void };

export type LaidOut = {
  readonly paper: Paper;
  readonly head: Part;
  readonly foot: Part;
  readonly table: Paged<Row>;
};

export function layOutTranscript(sheet: Sheet, paper: Paper): LaidOut {
  const head = headOf(sheet, paper);
  const foot = footOf(sheet, paper);
  const groups = rowsOf(paper, sheet.t, sheet.s);
  const columns = fitRow(sheet, headRow(paper, sheet.t, sheet.s), 1).height;
  const room = sheet.height - foot.height - 46 - columns;
  const table = pagesOf(
    (scale) => groups.map((group) => group.map((row) => ({ row, height: fitRow(sheet, row, scale).height }))),
    { first: room - head.height, others: room - topOfOthers },
  );
  return { paper, head, foot, table };
}

/** `part`: of a longer paper, how many pages come before it, and how many there are in all. */
export function drawTranscript(
  sheet: Sheet,
  { paper, head, foot, table }: LaidOut,
  part?: { before: number; total: number },
): void {
  const { pages, scale } = table;
  const { claims } = paper;
  for (const [index, page] of pages.entries()) {
    if (index > 0) sheet.newPage();
    drawPageGround(sheet);
    if (index === 0) head.draw(0);
    let y = index === 0 ? head.height : topOfOthers;
    sheet.within('Table', () => {
      for (const [row, size] of [
        [headRow(paper, sheet.t, sheet.s), 1] as const,
        ...page.map((one) => [one, scale] as const),
      ]) {
        const fitted = fitRow(sheet, row, size);
        drawRow(sheet, fitted, y);
        y += fitted.height;
      }
    });
    if (index === pages.length - 1) foot.draw(sheet.height - 38 - foot.height);
    const of = { page: (part?.before ?? 0) + index + 1, pages: part?.total ?? pages.length };
    drawPageFoot(sheet, [`${claims.holder.name} · ${claims.number}`, claims.number], of, side);
  }
}

function headOf(sheet: Sheet, paper: Paper): Part {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const { t, s, doc, width } = sheet;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  const text = { ...inner, width: inner.width - codeSize - 24 };
  const fit = { width: text.width, lines: 2, under: 8 };
  const mark = letterhead(sheet, paper.template.logo, [own.issuer, other?.issuer], {
    ...text,
    logoHeight: 30,
    size: 12,
  });
  const title = fitPair(sheet, [t.transcript.title, s?.transcript.title], 'title', 25, fit);
  const name = sheet.fit(claims.holder.name, 'titleBold', 21, { ...fit, least: 12 });
  const course = fitPair(sheet, [own.course, other?.course], 'textBold', 12, fit);
  const row = facts(sheet, paper, ['issued', 'validUntil', 'assurance', 'number'], { ...inner, size: 9, face: 'text' });
  const band = paper.isProvisional
    ? fitPair(sheet, [t.provisional, s?.provisional], 'textBold', 8.5, { width: inner.width - 16, under: 7 })
    : null;
  const tops = { mark: 34, title: 34 + mark.height + 15 };
  const ofName = tops.title + title.height + 11;
  const ofCourse = ofName + name.height + 7;
  const ofRow = Math.max(ofCourse + course.height, 38 + codeSize) + 19;
  const ofBand = ofRow + row.height + 12;
  return {
    height: ofBand + (band ? band.height + 22 : 8),
    draw: () => {
      mark.draw(tops.mark);
      drawPair(sheet, 'H1', title, { ...text, y: tops.title }, ink.text);
      sheet.piece('H2', () => sheet.block(name, { ...text, y: ofName }));
      drawPair(sheet, 'P', course, { ...text, y: ofCourse }, ink.accent);
      const alt = filled(t.codeOf, { number: claims.number });
      drawQr(sheet, paper.code, { x: width - side - codeSize, y: 38, size: codeSize }, alt);
      row.draw(ofRow);
      if (!band) return;
      sheet.decoration(() => doc.rect(side, ofBand, inner.width, band.height + 10).fill(ink.band));
      drawPair(sheet, 'P', band, { ...inner, x: side + 8, width: inner.width - 16, y: ofBand + 5 }, ink.amber);
    },
  };
}

/** Of the last page: which framework, and how the paper is checked. */
function footOf(sheet: Sheet, { claims, languages, names }: Paper): Part {
  const { t, s, width } = sheet;
  const place = { x: side, width: width - 2 * side, align: 'start' as const };
  const said = (text: string, framework: string) => `${text}: ${framework} ${claims.framework.version}`;
  const [first, second] = languages;
  const own = said(t.transcript.framework, saidIn(claims, names, first).framework);
  const other = second && s ? said(s.transcript.framework, saidIn(claims, names, second).framework) : null;
  const fit = { width: place.width, lines: 2, least: 6.5, under: 6.5 };
  const framework = fitPair(sheet, [own, other], 'text', 7.5, fit);
  const check = fitPair(sheet, [t.check, s?.check], 'text', 7.5, fit);
  return {
    height: framework.height + 4 + check.height,
    draw: (top) => {
      drawPair(sheet, 'P', framework, { ...place, y: top }, ink.quiet);
      drawPair(sheet, 'P', check, { ...place, y: top + framework.height + 4 }, ink.quiet);
    },
  };
}
