/**
 * A QR code as vectors, sharp at every size of print.
 */
import QRCode from 'qrcode';
import { lastMade } from './last-made.ts';
import { packedForms, pathWriter } from './packed-form.ts';
import { ink, type Sheet } from './sheet.ts';

/** `x` from the side where reading begins, `y`, `size`: the square of the code without its quiet zone, in points. */
export type QrPlace = { readonly x: number; readonly y: number; readonly size: number };

type Modules = ReturnType<typeof QRCode.create>['modules'];
const codes = lastMade<Modules>();
const drawPacked = packedForms();

/** One rectangle a stretch of dark modules: no hairlines between them, and a smaller file. */
function darkOf(code: Modules): Uint8Array {
  const { size } = code;
  const { number, operator, written } = pathWriter(size * size * 15);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!code.get(row, column)) continue;
      let end = column;
      while (end + 1 < size && code.get(row, end + 1)) end += 1;
      for (const value of [column, row, end - column + 1, 1]) number(value);
      operator('re');
      column = end;
    }
  }
  operator('f');
  return written();
}

/** Looking for the tightest mixture takes as long as the code itself; a code of ours is all of one kind. */
const segmentsOf = (text: string) =>
  /^[0-9A-Z $%*+\-./:]+$/.test(text) ? [{ data: text, mode: 'alphanumeric' as const }] : text;

/**
 * Draws the code (ISO/IEC 18004, level M). The quiet zone of four modules that readers need is the paper: nothing may
 * stand nearer. `alt`: what a screen reader says.
 */
export function drawQr(sheet: Sheet, text: string, place: QrPlace, alt: string): void {
  const { doc } = sheet;
  const code = codes(text, () => QRCode.create(segmentsOf(text), { errorCorrectionLevel: 'M' }).modules);
  const { y, size } = place;
  const x = sheet.at(place.x, size);
  const draw = () => {
    doc
      .save()
      .fillColor(ink.text)
      .translate(x, y)
      .scale(size / code.size);
    drawPacked(doc, text, { draw: () => darkOf(code), width: code.size, height: code.size });
    doc.restore();
  };
  sheet.piece('Figure', draw, { alt, bbox: [x, y, x + size, y + size] });
}
