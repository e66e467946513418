/**
 * The transcript: every area and competency with its result, the line it had to reach, and where it was shown.
 */
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate, numberIn } from '../words/words.ts';

const side = 56;
const columns = { result: 92, required: 74 } as const;
/** So that the basic course, in one language, is one page. */
const heights = { area: 22, competency: 12.6 } as const;
/** Where the table begins. */
const tableTop = ({ isProvisional }: Paper) => (isProvisional ? 262 : 242);

type Row = {
  readonly kind: 'area' | 'competency';
  readonly texts: readonly [string, string | null];
  readonly result: string;
  readonly required: string;
  /** 0 to 100, drawn as a bar. */
  readonly percent: number | null;
  readonly line: number | null;
};

/** Areas in their order, each followed by its competencies. */
function rowsOf({ claims, languages, names }: Paper, t: Sheet['t']): Row[] {
  const [first, second] = languages;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const percent = (value: number) => `${numberIn(value, first)} %`;
  const isAttested = claims.evidence.kind === 'roster';
  return claims.areas.flatMap((area): Row[] => [
    {
      kind: 'area',
      texts: [own.area(area), other?.area(area) ?? null],
      result: area.percent === null ? '' : percent(area.percent),
      required:
        area.requiredPercent !== null ? percent(area.requiredPercent) : isAttested ? '' : t.transcript.notRequired,
      percent: area.percent,
      line: area.requiredPercent,
    },
    ...claims.competencies
      .filter(({ id }) => id.startsWith(`${area.id}.`))
      .map(
        (one): Row => ({
          kind: 'competency',
          texts: [own.competency(one), other?.competency(one) ?? null],
          result:
            one.points === null || one.max === null
              ? isAttested
                ? t.transcript.attested
                : t.transcript.earlier
              : `${numberIn(one.points, first)} / ${numberIn(one.max, first)}`,
          required: '',
          percent: null,
          line: null,
        }),
      ),
  ]);
}

export const transcript: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages }),
  draw: (sheet, paper) => drawTranscript(sheet, paper),
};

export const printTranscript = (paper: Paper): Promise<Uint8Array> => printOne(transcript, paper);

function cutIntoPages(sheet: Sheet, paper: Paper): Row[][] {
  const rows = rowsOf(paper, sheet.t);
  const heightOf = (row: Row) => heights[row.kind] + (row.texts[1] ? under(sheet) : 0);
  const foot = sheet.height - 50;
  const pages: Row[][] = [[]];
  let room = foot - tableTop(paper) - 20;
  for (const [index, row] of rows.entries()) {
    // An area does not stand alone at the end of a page.
    const next = rows[index + 1];
    const needed = heightOf(row) + (row.kind === 'area' && next ? heightOf(next) : 0);
    if (needed > room) {
      pages.push([]);
      room = foot - 110;
    }
    pages.at(-1)?.push(row);
    room -= heightOf(row);
  }
  return pages;
}

export const transcriptPages = (sheet: Sheet, paper: Paper): number => cutIntoPages(sheet, paper).length;

/** `part`: of a longer paper, how many pages come before it, and how many there are in all. */
export function drawTranscript(sheet: Sheet, paper: Paper, part?: { before: number; total: number }): void {
  const pages = cutIntoPages(sheet, paper);
  for (const [index, page] of pages.entries()) {
    if (index > 0) sheet.newPage();
    sheet.decoration(() => {
      sheet.doc.rect(0, 0, sheet.width, sheet.height).fill(ink.ivory);
      sheet.doc.rect(0, 0, sheet.width, 6).fill(ink.accent);
    });
    let y = index === 0 ? drawHead(sheet, paper) : 70;
    sheet.within('Table', () => {
      y = drawRow(sheet, headRow(sheet.t, sheet.s), y, 'TH');
      for (const row of page) y = drawRow(sheet, row, y, 'TD');
    });
    drawFoot(sheet, paper, (part?.before ?? 0) + index + 1, part?.total ?? pages.length);
  }
}

const headRow = (t: Sheet['t'], s: Sheet['s']): Row => ({
  kind: 'competency',
  texts: [t.transcript.area, s?.transcript.area ?? null],
  result: t.transcript.result,
  required: t.transcript.required,
  percent: null,
  line: null,
});

function drawHead(sheet: Sheet, paper: Paper): number {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const { t, s, doc, width } = sheet;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  const text = { ...inner, width: inner.width - 110 };
  const small = (words: string | null | undefined, at: number) => {
    const y = at + (sheet.rightToLeft ? 4 : 0);
    if (words) sheet.piece('P', () => sheet.line(words, 'text', 8, { ...text, y }, ink.quiet), { language: second });
  };
  sheet.piece('P', () => sheet.line(own.issuer, 'titleBold', 12, { ...text, y: 46 }, ink.accent));
  small(other && other.issuer !== own.issuer ? other.issuer : null, 57);
  sheet.piece('H1', () => sheet.line(t.transcript.title, 'title', 26, { ...text, y: 90 }));
  small(s?.transcript.title, 103);
  sheet.piece('H2', () => sheet.line(claims.holder.name, 'titleBold', 22, { ...text, y: 138 }));
  sheet.piece('P', () => sheet.line(own.course, 'textBold', 12, { ...text, y: 162 }, ink.accent));
  small(other?.course, 173);
  const size = 92;
  sheet.piece(
    'Figure',
    () => drawQr(doc, paper.code, { x: sheet.at(width - side - size, size), y: 44, size }, ink.text),
    { alt: filled(t.codeOf, { number: claims.number }) },
  );
  const facts = [
    [t.fact.issued, longDate(claims.issuedAt, first)],
    [t.fact.validUntil, longDate(claims.expiresAt, first)],
    [t.fact.assurance, t.assurance[claims.assurance]],
    [t.fact.number, claims.number],
  ] as const;
  const wide = inner.width / facts.length;
  for (const [index, [name, value]] of facts.entries()) {
    const place = { x: side + index * wide, width: wide - 8, align: 'start' as const };
    sheet.piece('P', () => {
      sheet.line(name, 'text', 7.5, { ...place, y: 206 }, ink.quiet);
      sheet.line(value, 'text', 9.5, { ...place, y: 219 });
    });
  }
  if (paper.isProvisional) {
    sheet.decoration(() => doc.rect(side, 230, inner.width, 18).fill(ink.band));
    sheet.piece('P', () =>
      sheet.line(t.provisional, 'textBold', 8.5, { ...inner, x: side + 8, width: inner.width - 16, y: 242 }, ink.amber),
    );
  }
  return tableTop(paper);
}

/** How far below the first language the second stands; Arabic reaches lower. */
const under = ({ rightToLeft }: Sheet) => (rightToLeft ? 12 : 9);

/** Returns where the next one begins. */
function drawRow(sheet: Sheet, row: Row, top: number, cell: 'TH' | 'TD'): number {
  const { doc, width, languages } = sheet;
  const inner = width - 2 * side;
  const isArea = row.kind === 'area';
  const isHead = cell === 'TH';
  const y = top + (isArea ? 13 : 4);
  const indent = isArea || isHead ? 0 : 12;
  const words = inner - columns.result - columns.required - indent - 10;
  const [own, other] = row.texts;
  const face = isArea || isHead ? 'textBold' : 'text';
  const size = isArea ? 10 : isHead ? 8 : 9;
  const colour = isHead ? ink.quiet : ink.text;
  const end = (index: 0 | 1) => ({
    x: side + inner - columns.required - (index === 0 ? columns.result : 0),
    width: (index === 0 ? columns.result : columns.required) - 4,
    align: 'end' as const,
  });
  sheet.within('TR', () => {
    sheet.piece(isHead || isArea ? 'TH' : 'TD', () => {
      sheet.line(own, face, size, { x: side + indent, y, width: words, align: 'start' }, colour);
    });
    if (other) {
      const place = { x: side + indent, y: y + under(sheet), width: words, align: 'start' as const };
      sheet.piece('TD', () => sheet.line(other, 'text', 7, place, ink.quiet), { language: languages[1] });
    }
    sheet.piece(cell, () => sheet.line(row.result, face, isArea ? 10 : 8.5, { ...end(0), y }, colour));
    sheet.piece(cell, () => sheet.line(row.required, 'text', 8.5, { ...end(1), y }, ink.quiet));
  });
  const bottom = y + (other ? under(sheet) : 0);
  sheet.decoration(() => {
    if (row.percent !== null) {
      const bar = {
        x: sheet.at(side + inner - columns.required - columns.result, 0),
        y: y + 2.6,
        width: columns.result - 4,
      };
      const x = sheet.rightToLeft ? bar.x - bar.width : bar.x;
      const along = (percent: number) => (percent / 100) * bar.width;
      doc.rect(x, bar.y, bar.width, 1.8).fill('#E4DED0');
      const done = along(row.percent);
      doc.rect(sheet.rightToLeft ? x + bar.width - done : x, bar.y, done, 1.8).fill(ink.accent);
      if (row.line !== null) {
        const line = along(row.line);
        doc.rect((sheet.rightToLeft ? x + bar.width - line : x + line) - 0.4, bar.y - 1.2, 0.8, 4.2).fill(ink.text);
      }
    }
    if (isHead || isArea) {
      const at = isHead ? bottom + 5 : top + 2;
      doc.lineWidth(isHead ? 0.8 : 0.3).strokeColor(isHead ? ink.accent : '#CFC8B8');
      doc
        .moveTo(side, at)
        .lineTo(side + inner, at)
        .stroke();
    }
  });
  return bottom + (isHead ? 11 : heights[row.kind] - (isArea ? 13 : 4));
}

function drawFoot(sheet: Sheet, { claims, languages, names }: Paper, page: number, pages: number): void {
  const { t, width, height } = sheet;
  const inner = { x: side, width: width - 2 * side };
  const [first] = languages;
  const own = saidIn(claims, names, first);
  const framework = `${t.transcript.framework}: ${own.framework} ${claims.framework.version}`;
  sheet.piece('P', () => sheet.line(framework, 'text', 7.5, { ...inner, y: height - 46, align: 'start' }, ink.quiet));
  sheet.piece('P', () => sheet.line(t.check, 'text', 7.5, { ...inner, y: height - 34, align: 'start' }, ink.quiet));
  const words = filled(t.transcript.page, { page: numberIn(page, first), pages: numberIn(pages, first) });
  sheet.decoration(() => {
    sheet.line(words, 'text', 7.5, { ...inner, y: height - 22, align: 'end' }, ink.quiet);
  });
}
