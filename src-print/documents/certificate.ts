/**
 * The certificate: one landscape sheet with who, what, until when, how sure, and the code that proves it.
 */
import type { Signatory } from '#core/credential/template.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import type { Face } from '../sheet/fonts.ts';
import { drawGuilloche } from '../sheet/guilloche.ts';
import { drawPicture } from '../sheet/picture.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate } from '../words/words.ts';

const edge = 54;
const side = 74;

/** The border that grows from the number, and the ivory it stands on. */
function drawGround({ doc, width, height }: Sheet, number: string): void {
  doc.rect(0, 0, width, height).fill(ink.ivory);
  const frame = { x: 34, y: 34, width: width - 68, height: height - 68 };
  doc.lineWidth(0.35).strokeColor(ink.accent);
  drawGuilloche(doc, number, frame, 13);
  doc
    .lineWidth(0.8)
    .rect(edge, edge, width - 2 * edge, height - 2 * edge)
    .stroke();
}

export const certificate: PaperDocument = {
  shape: ({ size, languages }) => ({ size, languages, landscape: true }),
  draw: drawCertificate,
};

export const printCertificate = (paper: Paper): Promise<Uint8Array> => printOne(certificate, paper);

function drawCertificate(sheet: Sheet, paper: Paper): void {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const holder = claims.holder.name;
  const { doc, t, s, width, height } = sheet;
  const inner = { x: side, width: width - 2 * side };
  // Nobody has signed what a device made alone; and where people sign, what stands above them moves up.
  const signatories = paper.isProvisional ? [] : paper.template.signatories;
  const up = signatories.length > 0 ? 32 : 0;
  /** Heights below are those of A4; Letter is a little wider and higher. */
  const low = (y: number) => y + (height - 595.28) * (y / 595.28);
  const down = (y: number) => low(y - up);

  const centred = (text: string, face: Face, size: number, y: number, colour: string) =>
    sheet.line(text, face, size, { ...inner, y, align: 'center' }, colour);
  /** The second language stands smaller under the first, never in its line. */
  const twice = (
    tag: string,
    [text, under]: readonly [string, string | null | undefined],
    face: Face,
    size: number,
    y: number,
    colour: string,
  ) => {
    sheet.piece(tag, () => centred(text, face, size, y, colour));
    if (!under) return;
    const small = Math.max(7.5, size * 0.42);
    sheet.piece(
      'P',
      () =>
        centred(under, face === 'titleBold' ? 'title' : face, small, y + Math.max(10, size * 0.3 + small), ink.quiet),
      { language: second },
    );
  };

  sheet.decoration(() => drawGround(sheet, claims.number));

  // Provisional is said in a band, never across the name.
  if (paper.isProvisional) {
    const band = s ? 32 : 24;
    sheet.decoration(() => doc.rect(edge + 0.4, edge + 0.4, width - 2 * edge - 0.8, band).fill(ink.band));
    sheet.piece('P', () => centred(t.provisional, 'textBold', 10, 70, ink.amber));
    if (s) sheet.piece('P', () => centred(s.provisional, 'text', 7.5, 81, ink.amber), { language: second });
  }

  const { logo, seal } = paper.template;
  const logoWidth = logo
    ? drawPicture(sheet, logo, { x: inner.x, y: down(97), width: 110, height: 34 }, own.issuer) + 12
    : 0;
  const name = { x: inner.x + logoWidth, width: 300 - logoWidth, align: 'start' as const };
  sheet.piece('P', () => sheet.line(own.issuer, 'titleBold', 15, { ...name, y: down(112) }, ink.accent));
  if (other && other.issuer !== own.issuer) {
    sheet.piece('P', () => sheet.line(other.issuer, 'text', 8.5, { ...name, y: down(112) + 13 }, ink.quiet), {
      language: second,
    });
  }
  twice('H1', [t.certificate.title, s?.certificate.title], 'title', 30, down(152), ink.text);
  twice('P', [t.certificate.certifies, s?.certificate.certifies], 'text', 10.5, down(192), ink.quiet);
  sheet.piece('H2', () => centred(holder, 'titleBold', 42, down(246), ink.text));
  sheet.decoration(() => {
    const y = down(246) + 15;
    doc.lineWidth(0.6).strokeColor(ink.accent);
    doc
      .moveTo(width / 2 - 150, y)
      .lineTo(width / 2 + 150, y)
      .stroke();
  });
  twice('P', [t.certificate.passed, s?.certificate.passed], 'text', 10.5, down(279), ink.quiet);
  twice('H2', [own.course, other?.course], 'titleBold', 22, down(314), ink.accent);

  drawCompetencies(sheet, paper, { ...inner, height: signatories.length > 0 ? 74 : 84 }, down(354));
  if (signatories.length > 0) drawSignatories(sheet, signatories, inner, low(448));
  drawFacts(sheet, paper, inner, low(480));

  const size = 90;
  const x = sheet.at(inner.x + inner.width - size, size);
  sheet.piece('Figure', () => drawQr(doc, paper.code, { x, y: low(444), size }, ink.text), {
    alt: filled(t.codeOf, { number: claims.number }),
  });
  if (seal && !paper.isProvisional) {
    const place = { x: inner.x + inner.width - size - 84, y: low(448), width: 66, height: 66 };
    drawPicture(sheet, seal, place, filled(t.certificate.seal, { issuer: own.issuer }));
  }
}

/** In a row above the facts, each on a line: the signature, who it is, and as what. */
function drawSignatories(sheet: Sheet, signatories: readonly Signatory[], inner: Inner, baseline: number): void {
  const { doc, languages } = sheet;
  const width = Math.min(190, (inner.width - 190) / signatories.length);
  for (const [index, { name, role, signature }] of signatories.entries()) {
    const place = { x: inner.x + index * width, width: width - 18, align: 'start' as const };
    if (signature) {
      const box = { x: place.x, y: baseline - 30, width: place.width * 0.8, height: 22 };
      drawPicture(sheet, signature, box, filled(sheet.t.certificate.signature, { name }));
    }
    sheet.decoration(() => {
      const x = sheet.at(place.x, place.width);
      doc.lineWidth(0.5).strokeColor(ink.quiet);
      doc
        .moveTo(x, baseline - 8)
        .lineTo(x + place.width, baseline - 8)
        .stroke();
    });
    sheet.piece('P', () => {
      sheet.line(name, 'textBold', 8, { ...place, y: baseline + 1 });
      sheet.line(textIn(role, languages[0]), 'text', 7, { ...place, y: baseline + 10 }, ink.quiet);
    });
  }
}

type Inner = { readonly x: number; readonly width: number };

function drawCompetencies(
  sheet: Sheet,
  { claims, names, languages }: Paper,
  inner: Inner & { readonly height: number },
  top: number,
): void {
  const { doc, t, s } = sheet;
  const own = saidIn(claims, names, languages[0]);
  sheet.piece('H3', () => {
    const y = top - (s ? 9 : 0);
    sheet.line(t.certificate.competencies, 'textBold', 8, { ...inner, y, align: 'start' }, ink.quiet);
  });
  if (s) {
    sheet.piece(
      'P',
      () => sheet.line(s.certificate.competencies, 'text', 6.5, { ...inner, y: top, align: 'start' }, ink.quiet),
      { language: languages[1] },
    );
  }
  const columns = claims.competencies.length > 20 ? 3 : 2;
  const rows = Math.ceil(claims.competencies.length / columns);
  // Room down to the code of the paper.
  const leading = Math.min(13, inner.height / Math.max(1, rows - 1));
  const columnWidth = inner.width / columns;
  for (const [index, competency] of claims.competencies.entries()) {
    const y = top + 14 + (index % rows) * leading;
    const x = inner.x + Math.floor(index / rows) * columnWidth;
    sheet.decoration(() => doc.circle(sheet.at(x + 0.7, 2.6) + 1.3, y - 2.4, 1.3).fill(ink.accent));
    sheet.piece('LI', () => {
      const place = { x: x + 9, y, width: columnWidth - 22, align: 'start' as const };
      sheet.line(own.competency(competency), 'text', 8, place);
    });
  }
}

function drawFacts(sheet: Sheet, { claims, languages }: Paper, inner: Inner, top: number): void {
  const { t, s } = sheet;
  const [first, second] = languages;
  const facts: readonly (readonly [keyof typeof t.fact, string, number])[] = [
    ['issued', longDate(claims.issuedAt, first), 108],
    ['validUntil', longDate(claims.expiresAt, first), 108],
    ['assurance', t.assurance[claims.assurance], 132],
    ['number', claims.number, 188],
  ];
  let x = inner.x;
  for (const [name, value, width] of facts) {
    const place = (y: number) => ({ x, y, width: width - 10, align: 'start' as const });
    sheet.piece('P', () => {
      sheet.line(t.fact[name], 'text', 7.5, place(top), ink.quiet);
      sheet.line(value, name === 'number' ? 'textBold' : 'text', 10.5, place(top + 14));
    });
    if (s) {
      const small = secondOf(name, claims, second as LanguageCode, s);
      sheet.piece('P', () => sheet.line(small, 'text', 6.5, place(top + 24), ink.quiet), { language: second });
    }
    x += width;
  }
  const width = inner.width - 130;
  sheet.piece('P', () => {
    const place = { x: inner.x, y: top + 41, width, align: 'start' as const, leading: 10 };
    sheet.lines(t.check, 'text', 7.5, place, ink.quiet);
  });
  if (s) {
    sheet.piece(
      'P',
      () =>
        sheet.lines(s.check, 'text', 6.5, { x: inner.x, y: top + 51, width, align: 'start', leading: 8 }, ink.quiet),
      { language: second },
    );
  }
}

/** What stands under a fact in the second language: its name, and its value where that is a word. */
function secondOf(
  name: 'issued' | 'validUntil' | 'assurance' | 'number',
  claims: Paper['claims'],
  language: LanguageCode,
  s: NonNullable<Sheet['s']>,
): string {
  if (name === 'number') return s.fact.number;
  const value =
    name === 'assurance'
      ? s.assurance[claims.assurance]
      : longDate(name === 'issued' ? claims.issuedAt : claims.expiresAt, language);
  return `${s.fact[name]}: ${value}`;
}
