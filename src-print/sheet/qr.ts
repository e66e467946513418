/**
 * A QR code as vectors, sharp at every size of print.
 */
import QRCode from 'qrcode';
import { lastMade } from './last-made.ts';

/** `x`, `y`, `size`: the square of the code without its quiet zone, in points. */
export type QrPlace = { readonly x: number; readonly y: number; readonly size: number };

const codes = lastMade<ReturnType<typeof QRCode.create>['modules']>();

/** Draws the code (ISO/IEC 18004, level M) on white with the quiet zone of four modules that readers need. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, { x, y, size }: QrPlace, ink: string): void {
  const code = codes(text, () => QRCode.create(text, { errorCorrectionLevel: 'M' }).modules);
  const unit = size / code.size;
  const quiet = 4 * unit;
  doc.rect(x - quiet, y - quiet, size + 2 * quiet, size + 2 * quiet).fill('#FFFFFF');
  for (let row = 0; row < code.size; row += 1) {
    // One rectangle a stretch of dark modules: no hairlines between them, and a smaller file.
    for (let column = 0; column < code.size; column += 1) {
      if (!code.get(row, column)) continue;
      let end = column;
      while (end + 1 < code.size && code.get(row, end + 1)) end += 1;
      doc.rect(x + column * unit, y + row * unit, (end - column + 1) * unit, unit);
      column = end;
    }
  }
  doc.fill(ink);
}
