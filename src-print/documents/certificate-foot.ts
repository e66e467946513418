/**
 * The lower part of a certificate: who signed, the facts, how it is checked, the code and the seal.
 */
import type { Signatory } from '#core/credential/template.ts';
import { textIn } from '#core/locale/languages.ts';
import { type Paper, saidIn } from '../paper.ts';
import { drawPair, fitPair, type Pair } from '../sheet/pair.ts';
import { drawPicture, fitPicture } from '../sheet/picture.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled } from '../words/words.ts';
import { facts } from './facts.ts';

const codeSize = 92;
const sealSize = 74;
const gap = 18;

type Inner = { readonly x: number; readonly width: number };

/** What stands on one line of the foot. */
type Row = { readonly height: number; draw(top: number): void };

/** Stands on `bottom`; `top` is where it begins. */
export function certificateFoot(
  sheet: Sheet,
  paper: Paper,
  inner: Inner,
  bottom: number,
): { top: number; draw(): void } {
  const { claims, template, isProvisional } = paper;
  const own = saidIn(claims, paper.names, paper.languages[0]);
  // Nobody has signed what a device made alone.
  const signatories = isProvisional ? [] : template.signatories;
  const seal =
    isProvisional || !template.seal
      ? null
      : fitPicture(sheet.doc, template.seal, { width: sealSize, height: sealSize });
  const left = { x: inner.x, width: inner.width - codeSize - gap - 8 - (seal ? seal.width + gap : 0) };
  const rows = [
    ...(signatories.length > 0 ? [signatoryRow(sheet, signatories, left)] : []),
    facts(sheet, paper, ['issued', 'validUntil', 'assurance'], { ...left, size: 10, face: 'textBold' }),
    checkRow(sheet, left),
  ];
  const height = rows.reduce((sum, row) => sum + row.height, (rows.length - 1) * 11);
  const codeTop = bottom - codeSize;
  return {
    top: Math.min(bottom - height, codeTop - 4),
    draw: () => {
      let y = bottom - height;
      for (const row of rows) {
        row.draw(y);
        y += row.height + 11;
      }
      if (seal) {
        const place = {
          x: inner.x + inner.width - codeSize - gap - seal.width,
          y: codeTop + (codeSize - seal.height) / 2,
        };
        drawPicture(sheet, seal, place, filled(sheet.t.certificate.seal, { issuer: own.issuer }));
      }
      const alt = filled(sheet.t.codeOf, { number: claims.number });
      drawQr(sheet, paper.code, { x: inner.x + inner.width - codeSize, y: codeTop, size: codeSize }, alt);
    },
  };
}

/** Each on a line: the signature above it, under it who it is, and as what. */
function signatoryRow(sheet: Sheet, signatories: readonly Signatory[], { x, width }: Inner): Row {
  const { doc, languages, t } = sheet;
  const [first, second] = languages;
  const each = Math.min(190, (width + gap) / signatories.length) - gap;
  const above = signatories.some(({ signature }) => signature) ? 26 : 20;
  const people = signatories.map(({ name, role, signature }) => ({
    name,
    signature: signature && fitPicture(doc, signature, { width: each * 0.8, height: above - 2 }),
    words: fitPair(sheet, [name, null], 'textBold', 8, { width: each, lines: 2, least: 7, under: 0 }),
    role: fitPair(sheet, [textIn(role, first), second && role[second]], 'text', 7, {
      width: each,
      lines: 2,
      least: 6,
      under: 6,
    }),
  }));
  const names = Math.max(...people.map(({ words }) => words.height));
  return {
    height: above + 4 + names + 2 + Math.max(...people.map(({ role }) => role.height)),
    draw: (top) => {
      for (const [index, { name, words, role, signature }] of people.entries()) {
        const place = { x: x + index * (each + gap), width: each, align: 'start' as const };
        const line = top + above;
        if (signature) {
          const alt = filled(t.certificate.signature, { name });
          drawPicture(sheet, signature, { x: place.x, y: line - 1 - signature.height }, alt);
        }
        sheet.decoration(() => {
          const at = sheet.at(place.x, each);
          doc.lineWidth(0.5).strokeColor(ink.quiet);
          doc
            .moveTo(at, line)
            .lineTo(at + each, line)
            .stroke();
        });
        drawPair(sheet, 'P', words, { ...place, y: line + 4 }, ink.text);
        drawPair(sheet, 'P', role, { ...place, y: line + 4 + names + 2 }, ink.quiet);
      }
    },
  };
}

function checkRow(sheet: Sheet, { x, width }: Inner): Row {
  const { t, s } = sheet;
  const words: Pair = fitPair(sheet, [t.check, s?.check], 'text', 7.5, { width, lines: 2, least: 7, under: 6.5 });
  return {
    height: words.height,
    draw: (top) => drawPair(sheet, 'P', words, { x, y: top, width, align: 'start' }, ink.quiet),
  };
}

/** The number, where reading a line ends, across from the organisation. */
export function drawNumber(sheet: Sheet, { claims }: Paper, { x, width }: Inner, top: number): void {
  const { t, s } = sheet;
  const place = { x, width, align: 'end' as const };
  const name = fitPair(sheet, [t.fact.number, s?.fact.number], 'text', 7.5, { width, under: 6.5 });
  const number = sheet.fit(claims.number, 'textBold', 10, { width });
  drawPair(sheet, 'P', name, { ...place, y: top }, ink.quiet);
  sheet.piece('P', () => sheet.block(number, { ...place, y: top + name.height + 4 }));
}
