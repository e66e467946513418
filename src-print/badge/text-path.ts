/**
 * A line of text as outlines, so that a picture shows the same letters everywhere, whatever fonts there are.
 */
import PDFDocument from 'pdfkit';
import { type Face, fontFor, fontScale } from '../sheet/fonts.ts';
import { layOutLine, shaped } from '../sheet/text-line.ts';

const scratch = () => new PDFDocument({ autoFirstPage: false, font: null as never });

/** SVG path data, centred on `x` with its baseline at `y`, no wider than `widest`. Lengths in the units of the picture. */
export function centredText(text: string, face: Face, size: number, x: number, y: number, widest: number): string {
  const doc = scratch();
  const full = layOutLine(doc, text, face, size);
  const used = size * Math.min(1, widest / Math.max(1, full.width));
  const line = used === size ? full : layOutLine(doc, text, face, used);
  let at = x - line.width / 2;
  const parts: string[] = [];
  for (const run of line.runs) {
    const font = fontFor(face, run.script);
    const scale = (used * fontScale[run.script]) / font.unitsPerEm;
    const { glyphs, positions } = font.layout(run.text, shaped(run.script).features);
    let along = at;
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance, xOffset = 0, yOffset = 0 } = positions[index] ?? { xAdvance: 0 };
      const outline = glyph.path.scale(scale, -scale).translate(along + xOffset * scale, y - yOffset * scale);
      parts.push(outline.toSVG().replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100)));
      along += xAdvance * scale;
    }
    at += run.width;
  }
  return parts.join('');
}
