/**
 * The certificate: one landscape sheet with who, what, until when, how sure, and the code that proves it.
 */
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import type { Face } from '../sheet/fonts.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { drawStack, heightOf, type Item } from '../sheet/stack.ts';
import { borderLine, drawBorder } from './border.ts';
import { certificateFoot, drawNumber } from './certificate-foot.ts';
import { competencyList } from './competency-list.ts';

const edge = borderLine;
const side = 70;
/** Of the name of the organisation on one side and the number on the other: what is left between is the title's. */
const wing = 214;

export const certificate: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages, landscape: true }),
  draw: drawCertificate,
};

export const printCertificate = (paper: Paper): Promise<Uint8Array> => printOne(certificate, paper);

/** The border that grows from the number, and the ivory it stands on. */
function drawGround(sheet: Sheet, number: string): void {
  sheet.doc.rect(0, 0, sheet.width, sheet.height).fill(ink.ivory);
  drawBorder(sheet, number);
}

function drawCertificate(sheet: Sheet, paper: Paper): void {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const { s, width, height } = sheet;
  const inner = { x: side, width: width - 2 * side };

  sheet.decoration(() => drawGround(sheet, claims.number));
  const top = edge + drawBand(sheet, paper);
  const mark = { x: side, width: wing - 12, logoHeight: 38, size: 14 };
  letterhead(sheet, paper.template.logo, [own.issuer, other?.issuer], mark).draw(top + 18);

  const foot = certificateFoot(sheet, paper, inner, height - edge - 20);
  const room = { top: top + 20, bottom: foot.top - 12 };
  const middle = middleOf(sheet, paper, room.bottom - room.top);
  // Where little is said there is room below it too.
  drawStack(middle, room.top, room.bottom, s ? 0.2 : 0.5);
  drawNumber(sheet, paper, { x: inner.x + inner.width - wing, width: wing }, top + 20);
  foot.draw();
}

/** Provisional is said in a band, never across the name. Returns how high it is. */
function drawBand(sheet: Sheet, paper: Paper): number {
  if (!paper.isProvisional) return 0;
  const { doc, t, s, width } = sheet;
  const place = { x: side, width: width - 2 * side, align: 'center' as const };
  const words = fitPair(sheet, [t.provisional, s?.provisional], 'textBold', 10, { width: place.width, under: 7.5 });
  const height = words.height + 11;
  sheet.decoration(() => doc.rect(edge + 0.4, edge + 0.4, width - 2 * edge - 0.8, height).fill(ink.band));
  drawPair(sheet, 'P', words, { ...place, y: edge + 5.5 }, ink.amber);
  return height;
}

/** Of the large letters, where nothing else helps. */
const smallest = 0.68;

/** `spare`: room that stays free between the parts; `least`: how small the competencies may be, 0 when it must fit. */
const choices = [
  { scale: 1, spare: 48, least: 8 },
  { scale: 1, spare: 30, least: 7.6 },
  { scale: 1, spare: 16, least: 7.2 },
  { scale: 0.92, spare: 12, least: 7 },
  { scale: 0.84, spare: 8, least: 6.8 },
  { scale: 0.76, spare: 4, least: 6.5 },
  { scale: smallest, spare: 0, least: 0 },
] as const;

/**
 * From the title to the competencies. Where all of it does not fit (long names, two languages, many signatures), the
 * large letters become smaller until the competencies can be read.
 */
function middleOf(sheet: Sheet, paper: Paper, room: number): Item[] {
  for (const { scale, spare, least } of choices) {
    const head = headOf(sheet, paper, scale);
    const above = 12 * scale;
    const left = room - heightOf(head) - above - spare;
    const list = competencyList(sheet, paper, { x: side, width: sheet.width - 2 * side }, left, least);
    if (list) return [...head, { height: list.height, least: above, share: 1, draw: list.draw }];
  }
  // Who has it, and of what, is said in any case.
  return headOf(sheet, paper, smallest);
}

function headOf(sheet: Sheet, paper: Paper, scale: number): Item[] {
  const { claims, languages, names } = paper;
  const own = saidIn(claims, names, languages[0]);
  const other = languages[1] && saidIn(claims, names, languages[1]);
  const { doc, t, s, width } = sheet;
  const done = claims.evidence.kind === 'programme' ? 'met' : 'passed';
  const wide = width - 2 * side;
  const said = (
    tag: string,
    texts: readonly [string, string | null | undefined],
    {
      face,
      size,
      colour,
      ...rest
    }: { face: Face; size: number; colour: string; width?: number; lines?: number; least?: number },
    { least, share }: { least: number; share: number },
  ): Item => {
    const small = Math.max(7.5, size * scale * 0.42);
    const fit = { width: wide, even: true, ...rest, under: small };
    const pair = fitPair(sheet, texts, face, size * scale, fit);
    const draw = (y: number) => drawPair(sheet, tag, pair, { x: side, width: wide, y, align: 'center' }, colour);
    return { height: pair.height, least: least * scale, share, draw };
  };
  const small = { face: 'text', size: 10.5, colour: ink.quiet } as const;
  const title = { face: 'title', size: 31, colour: ink.text, width: wide - 2 * wing } as const;
  const name = { face: 'titleBold', size: 41, colour: ink.text, lines: 2, least: 17, width: wide - 60 } as const;
  const course = { face: 'titleBold', size: 22, colour: ink.accent, lines: 2, least: 13 } as const;
  const rule: Item = {
    height: 0.6,
    least: 6 * scale,
    share: 0,
    draw: (y) =>
      sheet.decoration(() => {
        doc.lineWidth(0.6).strokeColor(ink.accent);
        doc
          .moveTo(width / 2 - 150, y)
          .lineTo(width / 2 + 150, y)
          .stroke();
      }),
  };
  return [
    said('H1', [t.certificate.title, s?.certificate.title], title, { least: 0, share: 0.1 }),
    said('P', [t.certificate.certifies, s?.certificate.certifies], small, { least: 9, share: 1 }),
    said('H2', [claims.holder.name, null], name, { least: 5, share: 0.4 }),
    rule,
    said('P', [t.certificate[done], s?.certificate[done]], small, { least: 7, share: 0.2 }),
    said('H2', [own.course, other?.course], course, { least: 6, share: 0.4 }),
  ];
}
