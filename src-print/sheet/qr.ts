/**
 * A QR code as vectors, sharp at every size of print.
 */
import QRCode from 'qrcode';
import { lastMade } from './last-made.ts';
import { ink, type Sheet } from './sheet.ts';

/** `x` from the side where reading begins, `y`, `size`: the square of the code without its quiet zone, in points. */
export type QrPlace = { readonly x: number; readonly y: number; readonly size: number };

const codes = lastMade<ReturnType<typeof QRCode.create>['modules']>();

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
  const unit = size / code.size;
  const draw = () => {
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
    doc.fill(ink.text);
  };
  sheet.piece('Figure', draw, { alt, bbox: [x, y, x + size, y + size] });
}
