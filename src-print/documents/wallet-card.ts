/**
 * The wallet card, ISO/IEC 7810 ID-1, two sides: who and until when; and the code as large as the card is high.
 */
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { drawGuilloche } from '../sheet/guilloche.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { filled, longDate } from '../words/words.ts';

const side = 14;

export const walletCard: PaperDocument = {
  shape: ({ languages }) => ({ size: 'card', languages }),
  draw: drawWalletCard,
};

export const printWalletCard = (paper: Paper): Promise<Uint8Array> => printOne(walletCard, paper);

function drawWalletCard(sheet: Sheet, paper: Paper): void {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const { doc, t, s, width, height, rightToLeft } = sheet;
  const inner = { x: side, width: width - 2 * side, align: 'start' as const };
  const ground = () => {
    doc.rect(0, 0, width, height).fill(ink.ivory);
    doc.lineWidth(0.25).strokeColor(ink.accent);
    drawGuilloche(doc, claims.number, { x: 6, y: 6, width: width - 12, height: height - 12 }, 3);
  };

  sheet.decoration(ground);
  sheet.piece('P', () =>
    sheet.line(own.issuer, 'titleBold', 9, { ...inner, y: 27, width: inner.width - 70 }, ink.accent),
  );
  if (paper.isProvisional) {
    const box = { x: sheet.at(width - side - 64, 64), width: 64 };
    sheet.decoration(() => doc.roundedRect(box.x, 17, box.width, 14, 3).fill(ink.band));
    sheet.piece('P', () =>
      sheet.line(
        t.card.provisional,
        'textBold',
        7,
        { x: width - side - 62, width: 60, y: 27, align: 'center' },
        ink.amber,
      ),
    );
  }
  sheet.piece('H1', () => sheet.line(claims.holder.name, 'titleBold', 17, { ...inner, y: 58 }));
  sheet.piece('H2', () => sheet.line(own.course, 'textBold', 9, { ...inner, y: 75 }, ink.accent));
  if (other) {
    const y = rightToLeft ? 87 : 84;
    sheet.piece('P', () => sheet.line(other.course, 'text', 6.5, { ...inner, y }, ink.quiet), { language: second });
  }
  const facts = [
    [t.fact.issued, s?.fact.issued, longDate(claims.issuedAt, first)],
    [t.fact.validUntil, s?.fact.validUntil, longDate(claims.expiresAt, first)],
  ] as const;
  for (const [index, [name, under, value]] of facts.entries()) {
    const place = { x: side + index * (inner.width / 2), width: inner.width / 2 - 6, align: 'start' as const };
    sheet.piece('P', () => {
      sheet.line(under ? `${name} · ${under}` : name, 'text', 5.5, { ...place, y: 103 }, ink.quiet);
      sheet.line(value, 'text', 8, { ...place, y: 114 });
    });
  }
  sheet.piece('P', () => sheet.line(claims.number, 'textBold', 7.5, { ...inner, y: 134 }));

  sheet.newPage();
  sheet.decoration(ground);
  const size = height - 48;
  sheet.piece('Figure', () => drawQr(doc, paper.code, { x: sheet.at(24, size), y: 24, size }, ink.text), {
    alt: filled(t.codeOf, { number: claims.number }),
  });
  const text = { x: 24 + size + 16, width: width - side - (24 + size + 16), align: 'start' as const };
  sheet.piece('P', () => sheet.lines(t.card.check, 'text', 7, { ...text, y: 40, leading: 10 }));
  sheet.piece('P', () => sheet.line(t.assurance[claims.assurance], 'text', 7, { ...text, y: 124 }, ink.quiet));
}
