/**
 * The cover of the booklet: whose, of which course, in whose name, and the code.
 */
import { type Paper, saidIn } from '../paper.ts';
import type { Face } from '../sheet/fonts.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { drawPicture, fitPicture } from '../sheet/picture.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { drawStack, fitStack, type Item } from '../sheet/stack.ts';
import { filled } from '../words/words.ts';
import { borderLine, drawBorder } from './border.ts';
import { type Fact, factIn } from './facts.ts';

const edge = borderLine;
const side = 76;
const codeSize = 112;

export function drawCover(sheet: Sheet, paper: Paper): void {
  const { claims, languages, names, template } = paper;
  const { t, s, doc, width, height } = sheet;
  const own = saidIn(claims, names, languages[0]);
  const other = languages[1] && saidIn(claims, names, languages[1]);
  const inner = { x: side, width: width - 2 * side, align: 'center' as const };
  sheet.decoration(() => {
    doc.rect(0, 0, width, height).fill(ink.ivory);
    drawBorder(sheet, claims.number);
  });
  const said = (
    tag: string,
    texts: readonly [string, string | null | undefined],
    [face, size, colour]: readonly [Face, number, string],
    [least, share]: readonly [number, number],
  ): Item => {
    const fit = { width: inner.width, lines: 3, least: size * 0.55, even: true, under: Math.max(9, size * 0.42) };
    const pair = fitPair(sheet, texts, face, size, fit);
    return { height: pair.height, least, share, draw: (y) => drawPair(sheet, tag, pair, { ...inner, y }, colour) };
  };
  const logo = template.logo && fitPicture(doc, template.logo, { width: 200, height: 64 });
  const mark: Item[] = logo
    ? [
        {
          height: logo.height,
          least: 0,
          share: 0,
          draw: (y) => drawPicture(sheet, logo, { x: (width - logo.width) / 2, y }, own.issuer),
        },
      ]
    : [];
  const itemsAt = (scale: number): Item[] => [
    ...mark,
    said('P', [own.issuer, other?.issuer], ['titleBold', 16 * scale, ink.accent], [logo ? 12 : 0, 0]),
    said('H1', [t.booklet.title, s?.booklet.title], ['title', 34 * scale, ink.text], [24, 1.2]),
    said('H2', [claims.holder.name, null], ['titleBold', 32 * scale, ink.text], [22, 0.9]),
    said('P', [own.course, other?.course], ['titleBold', 18 * scale, ink.accent], [14, 0.3]),
    ...(paper.isProvisional ? [band(sheet)] : []),
    ...(['issued', 'validUntil', 'assurance', 'number'] as const).map((fact, index) =>
      factLine(sheet, paper, fact, inner, index === 0 ? [22, 0.8] : [9, 0]),
    ),
  ];
  const ofCode = height - edge - 44 - codeSize;
  const [begin, end] = [edge + 56, ofCode - 24];
  drawStack(fitStack(itemsAt, end - begin, 30), begin, end, 0.8);
  const alt = filled(t.codeOf, { number: claims.number });
  drawQr(sheet, paper.code, { x: (width - codeSize) / 2, y: ofCode, size: codeSize }, alt);
}

function band(sheet: Sheet): Item {
  const { t, s, doc, width } = sheet;
  const wide = width - 2 * edge - 0.8;
  const pair = fitPair(sheet, [t.provisional, s?.provisional], 'textBold', 9, {
    width: wide - 40,
    lines: 2,
    under: 7.5,
  });
  return {
    height: pair.height + 12,
    least: 18,
    share: 0.4,
    draw: (y) => {
      sheet.decoration(() => doc.rect(edge + 0.4, y, wide, pair.height + 12).fill(ink.band));
      drawPair(sheet, 'P', pair, { x: edge + 20, width: wide - 40, y: y + 6, align: 'center' }, ink.amber);
    },
  };
}

/** Its name on one side of the middle, what it is on the other. */
function factLine(
  sheet: Sheet,
  paper: Paper,
  fact: Fact,
  inner: { readonly x: number; readonly width: number },
  [least, share]: readonly [number, number],
): Item {
  const { t, s } = sheet;
  const half = inner.width / 2 - 8;
  const name = fitPair(sheet, [t.fact[fact], s?.fact[fact]], 'text', 9, { width: half, under: 7 });
  const value = fitPair(sheet, factIn(paper, sheet, fact), 'text', 11, { width: half, lines: 2, least: 9, under: 7.5 });
  const up = Math.max(name.own.up, value.own.up);
  return {
    height: Math.max(name.height - name.own.up, value.height - value.own.up) + up,
    least,
    share,
    draw: (y) => {
      const place = { width: half, y };
      drawPair(sheet, 'P', name, { ...place, x: inner.x, align: 'end', y: y + up - name.own.up }, ink.quiet);
      const at = inner.x + half + 16;
      drawPair(sheet, 'P', value, { ...place, x: at, align: 'start', y: y + up - value.own.up }, ink.text);
    },
  };
}
