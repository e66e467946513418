/**
 * The wallet card, ISO/IEC 7810 ID-1, two sides: who and until when; and the code as large as the card is high.
 */
import { type Paper, saidIn } from '../paper.ts';
import { type PaperDocument, printOne } from '../paper-document.ts';
import { drawGuilloche } from '../sheet/guilloche.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { drawQr } from '../sheet/qr.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { drawStack, fitStack, type Item } from '../sheet/stack.ts';
import { filled } from '../words/words.ts';
import { facts } from './facts.ts';

const side = 15;
const top = 15;

export const walletCard: PaperDocument = {
  shape: ({ languages }) => ({ size: 'card', languages }),
  draw: drawWalletCard,
};

export const printWalletCard = (paper: Paper): Promise<Uint8Array> => printOne(walletCard, paper);

function drawWalletCard(sheet: Sheet, paper: Paper): void {
  const ground = () => {
    const { doc, width, height } = sheet;
    doc.rect(0, 0, width, height).fill(ink.ivory);
    doc.strokeColor(ink.accent);
    drawGuilloche(doc, paper.claims.number, { x: 6, y: 6, width: width - 12, height: height - 12 }, 3, 0.25);
  };
  sheet.decoration(ground);
  drawFront(sheet, paper);
  sheet.newPage();
  sheet.decoration(ground);
  drawBack(sheet, paper);
}

function drawFront(sheet: Sheet, paper: Paper): void {
  const room = sheet.height - 2 * top;
  const pill = paper.isProvisional ? drawProvisional(sheet) + 8 : 0;
  const items = fitStack((scale) => frontOf(sheet, paper, scale, pill), room);
  drawStack(items, top, top + room);
}

function frontOf(sheet: Sheet, paper: Paper, scale: number, pill: number): Item[] {
  const { claims, languages, names } = paper;
  const own = saidIn(claims, names, languages[0]);
  const other = languages[1] && saidIn(claims, names, languages[1]);
  const inner = { x: side, width: sheet.width - 2 * side, align: 'start' as const };
  const fit = { width: inner.width, lines: 2, dense: true };
  const mark = letterhead(sheet, paper.template.logo, [own.issuer, other?.issuer], {
    ...inner,
    width: inner.width - pill,
    logoHeight: 18 * scale,
    size: 9 * scale,
  });
  const name = sheet.fit(claims.holder.name, 'titleBold', 17 * scale, {
    ...fit,
    lines: 3,
    least: 10 * scale,
    dense: false,
  });
  const course = fitPair(sheet, [own.course, other?.course], 'textBold', 9 * scale, { ...fit, under: 6.5 * scale });
  const looks = { ...inner, size: 7.8 * scale, label: 5.8 * scale, face: 'text' as const };
  const row = facts(sheet, paper, ['issued', 'validUntil'], looks);
  const number = sheet.fit(claims.number, 'textBold', 7.5 * scale, fit);
  return [
    { height: mark.height, least: 0, share: 0, draw: (y) => mark.draw(y) },
    {
      height: name.height,
      least: 4 * scale,
      share: 1,
      draw: (y) => sheet.piece('H1', () => sheet.block(name, { ...inner, y })),
    },
    {
      height: course.height,
      least: 3 * scale,
      share: 0.25,
      draw: (y) => drawPair(sheet, 'H2', course, { ...inner, y }, ink.accent),
    },
    { height: row.height, least: 4 * scale, share: 1, draw: (y) => row.draw(y) },
    {
      height: number.height,
      least: 4 * scale,
      share: 0.6,
      draw: (y) => sheet.piece('P', () => sheet.block(number, { ...inner, y })),
    },
  ];
}

/** Where reading a line ends. Returns how wide it is. */
function drawProvisional(sheet: Sheet): number {
  const { t, s, doc, width } = sheet;
  const words = fitPair(sheet, [t.card.provisional, s?.card.provisional], 'textBold', 7, { width: 60, under: 6 });
  const box = { x: width - side - 68, width: 68, height: words.height + 7 };
  sheet.decoration(() => doc.roundedRect(sheet.at(box.x, box.width), top - 1, box.width, box.height, 3).fill(ink.band));
  drawPair(sheet, 'P', words, { x: box.x + 4, width: 60, y: top + 2.5, align: 'center' }, ink.amber);
  return box.width;
}

function drawBack(sheet: Sheet, paper: Paper): void {
  const { t, s, width, height } = sheet;
  const size = height - 48;
  drawQr(sheet, paper.code, { x: 24, y: 24, size }, filled(t.codeOf, { number: paper.claims.number }));
  const x = 24 + size + 16;
  const place = { x, width: width - side - x, align: 'start' as const };
  const check = fitPair(sheet, [t.card.check, s?.card.check], 'text', 7, {
    ...place,
    lines: 5,
    least: 5.5,
    under: 6,
    gap: 5,
  });
  const sure = facts(sheet, paper, ['assurance'], { ...place, size: 7, label: 5.8, face: 'text' });
  drawStack(
    [
      { height: check.height, least: 0, share: 0, draw: (y) => drawPair(sheet, 'P', check, { ...place, y }, ink.text) },
      { height: sure.height, least: 6, share: 1, draw: (y) => sure.draw(y) },
    ],
    24,
    height - 24,
  );
}
