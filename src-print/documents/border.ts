/**
 * The border of a certificate, of the cover of a booklet, and of the sheet that tries whether a printer prints it whole:
 * woven lines, and a plain one inside.
 */
import { drawGuilloche } from '../sheet/guilloche.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';

/** From each edge of the paper to the plain line, in points. */
export const borderLine = 46;
const woven = 30;

/** `pattern`: what the woven lines grow from. */
export function drawBorder({ doc, width, height }: Sheet, pattern: string): void {
  const within = (from: number) => ({ x: from, y: from, width: width - 2 * from, height: height - 2 * from });
  doc.strokeColor(ink.accent);
  drawGuilloche(doc, pattern, within(woven), 11.5, 0.35);
  const { x, y, ...inner } = within(borderLine);
  doc.lineWidth(0.8).rect(x, y, inner.width, inner.height).stroke();
}
