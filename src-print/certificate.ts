/**
 * A credential as paper: A4 landscape, all fonts embedded, tagged for screen readers, the same bytes' worth of facts as
 * the credential and nothing else. Lengths in points (1/72 inch).
 */
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { Credential } from '#core/credential/credential.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import en from '#core/locale/messages/en/paper.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/paper.json' with { type: 'json' };
import { type Face, fontFile, fontName, scripts } from './fonts.ts';
import { guilloche } from './guilloche.ts';
import { breakLines, drawLine } from './text-line.ts';

type Words = typeof en;
const words: Partial<Record<LanguageCode, Words>> = { en, zh };

const page = { width: 841.89, height: 595.28 };
const inner = { x: 74, width: 841.89 - 148 };
const colour = {
  ivory: '#FBF8F0',
  ink: '#1B2430',
  quiet: '#55606E',
  accent: '#0B6E6E',
  amber: '#8A5A12',
  band: '#F6E7C8',
};

/** What the QR code holds until credentials are signed: format, number, digest of the claims. */
export const qrText = ({ claims, digest }: Credential): string => `FP0:${claims.number}:${digest}`;

export async function printCertificate(credential: Credential): Promise<Uint8Array> {
  const { claims } = credential;
  const language: LanguageCode = words[claims.language] ? claims.language : 'en';
  const t = words[language] as Words;
  const second: LanguageCode | null = language === 'en' ? null : 'en';
  const s = second ? (words[second] as Words) : null;
  const holder = claims.holder.name;
  const course = textIn(claims.course.title, language);

  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: `${t.title}: ${course}, ${holder}`,
      Author: textIn(claims.issuer, language),
      Subject: claims.number,
      Creator: 'Fieldpass',
      Producer: 'Fieldpass',
      CreationDate: new Date(claims.issuedAt),
      ModDate: new Date(claims.issuedAt),
    },
  });
  const bytes: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => bytes.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const face of ['text', 'textBold', 'title', 'titleBold'] as const satisfies readonly Face[]) {
    for (const script of scripts) doc.registerFont(fontName(face, script), fontFile(face, script));
  }
  doc.addPage();

  const root = doc.struct('Document');
  doc.addStructure(root);
  const piece = (tag: string, draw: () => void, options: { alt?: string } = {}) =>
    root.add(doc.struct(tag, options, draw));
  const decoration = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };
  const centred = (text: string, face: Face, size: number, y: number) =>
    drawLine(doc, text, face, size, { ...inner, y, align: 'center' });
  /** The second language stands smaller under the first, never in its line. */
  const twice = (own: string, other: string | undefined, face: Face, size: number, y: number) => {
    centred(own, face, size, y);
    if (!other) return;
    doc.fillColor(colour.quiet);
    centred(other, face === 'titleBold' ? 'title' : face, Math.max(7.5, size * 0.42), y + Math.max(10, size * 0.58));
  };
  const date = (instant: string, code: LanguageCode) =>
    new Intl.DateTimeFormat(code === 'en' ? 'en-GB' : code, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(instant),
    );

  decoration(() => {
    doc.rect(0, 0, page.width, page.height).fill(colour.ivory);
    const frame = { x: 34, y: 34, width: page.width - 68, height: page.height - 68 };
    doc.lineWidth(0.35).strokeColor(colour.accent);
    for (const path of guilloche(claims.number, frame, 13)) doc.path(path).stroke();
    doc
      .lineWidth(0.8)
      .rect(54, 54, page.width - 108, page.height - 108)
      .stroke();
  });

  // Provisional is said in a band, never across the name.
  if (credential.state === 'provisional') {
    decoration(() => doc.rect(54.4, 54.4, page.width - 108.8, s ? 32 : 24).fill(colour.band));
    piece('P', () => {
      doc.fillColor(colour.amber);
      centred(t.provisional, 'textBold', 10, 70);
      if (s) centred(s.provisional, 'text', 7.5, 81);
    });
  }

  doc.fillColor(colour.ink);
  piece('P', () => {
    doc.fillColor(colour.accent);
    const own = drawLine(doc, textIn(claims.issuer, language), 'titleBold', 15, { ...inner, y: 112, align: 'start' });
    if (s && second && own) {
      doc.fillColor(colour.quiet);
      drawLine(doc, textIn(claims.issuer, second), 'text', 8.5, { ...inner, y: 125, align: 'start' });
    }
  });
  piece('H1', () => {
    doc.fillColor(colour.ink);
    twice(t.title, s?.title, 'title', 30, 152);
  });
  piece('P', () => {
    doc.fillColor(colour.quiet);
    twice(t.certifies, s?.certifies, 'text', 10.5, 192);
  });
  piece('H2', () => {
    doc.fillColor(colour.ink);
    centred(holder, 'titleBold', 42, 246);
  });
  decoration(() => {
    doc.lineWidth(0.6).strokeColor(colour.accent);
    doc
      .moveTo(page.width / 2 - 150, 259)
      .lineTo(page.width / 2 + 150, 259)
      .stroke();
  });
  piece('P', () => {
    doc.fillColor(colour.quiet);
    twice(t.passed, s?.passed, 'text', 10.5, 277);
  });
  piece('H2', () => {
    doc.fillColor(colour.accent);
    twice(course, second ? textIn(claims.course.title, second) : undefined, 'titleBold', 22, 313);
  });

  const listTop = 352;
  piece('H3', () => {
    doc.fillColor(colour.quiet);
    drawLine(doc, t.competencies, 'textBold', 8, { ...inner, y: listTop - (s ? 9 : 0), align: 'start' });
    if (s) drawLine(doc, s.competencies, 'text', 6.5, { ...inner, y: listTop, align: 'start' });
  });
  const columns = claims.competencies.length > 20 ? 3 : 2;
  const rows = Math.ceil(claims.competencies.length / columns);
  const leading = Math.min(13, 94 / Math.max(1, rows));
  const columnWidth = inner.width / columns;
  for (const [index, competency] of claims.competencies.entries()) {
    const column = Math.floor(index / rows);
    const y = listTop + 15 + (index % rows) * leading;
    const x = inner.x + column * columnWidth;
    decoration(() => doc.circle(x + 2, y - 2.4, 1.3).fill(colour.accent));
    piece('LI', () => {
      doc.fillColor(colour.ink);
      drawLine(doc, textIn(competency.title, language), 'text', 7.8, {
        x: x + 9,
        y,
        width: columnWidth - 22,
        align: 'start',
      });
    });
  }

  const factsTop = 480;
  const facts: [string, string, string][] = [
    [t.issued, s?.issued ?? '', date(claims.issuedAt, language)],
    [t.validUntil, s?.validUntil ?? '', date(claims.expiresAt, language)],
    [t.assurance, s?.assurance ?? '', t.assuranceLevel[claims.assurance]],
    [t.number, s?.number ?? '', claims.number],
  ];
  const widths = [108, 108, 132, 190];
  let x = inner.x;
  for (const [index, [label, labelSecond, value]] of facts.entries()) {
    const width = widths[index] as number;
    const left = x;
    piece('P', () => {
      doc.fillColor(colour.quiet);
      drawLine(doc, label, 'text', 7.5, { x: left, y: factsTop, width: width - 10, align: 'start' });
      drawLine(doc, labelSecond, 'text', 6, { x: left, y: factsTop + 24, width: width - 10, align: 'start' });
      doc.fillColor(colour.ink);
      drawLine(doc, value, index === 3 ? 'textBold' : 'text', 10.5, {
        x: left,
        y: factsTop + 14,
        width: width - 10,
        align: 'start',
      });
    });
    x += width;
  }
  piece('P', () => {
    doc.fillColor(colour.quiet);
    const lines = breakLines(doc, t.check, 'text', 7.5, 520);
    for (const [index, line] of lines.entries()) {
      drawLine(doc, line, 'text', 7.5, { x: inner.x, y: factsTop + 37 + index * 10, width: 530, align: 'start' });
    }
    const digestY = factsTop + 37 + lines.length * 10;
    drawLine(doc, `SHA-256 ${credential.digest}`, 'text', 6.5, { x: inner.x, y: digestY, width: 530, align: 'start' });
  });

  const qrSize = 82;
  const qrX = inner.x + inner.width - qrSize;
  const qrY = 446;
  piece(
    'Figure',
    () => {
      const code = QRCode.create(qrText(credential), { errorCorrectionLevel: 'M' }).modules;
      const unit = qrSize / code.size;
      doc.rect(qrX - 4, qrY - 4, qrSize + 8, qrSize + 8).fill('#FFFFFF');
      for (let row = 0; row < code.size; row += 1) {
        for (let column = 0; column < code.size; column += 1) {
          if (code.get(row, column)) doc.rect(qrX + column * unit, qrY + row * unit, unit, unit);
        }
      }
      doc.fill(colour.ink);
    },
    { alt: `${t.qr} ${claims.number}` },
  );

  root.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(bytes));
}
