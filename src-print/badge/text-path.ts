/**
 * A text as outlines, so that a picture shows the same letters everywhere, whatever fonts there are.
 */
import type { Block } from '../sheet/block.ts';
import { type Face, fontFor, fontScale } from '../sheet/fonts.ts';
import { type Base, layOutLine, shaped } from '../sheet/text-line.ts';

const rounded = (path: string) => path.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));

/** SVG path data of one line, centred on `x` with its baseline at `y`. */
export function linePath(text: string, face: Face, size: number, x: number, y: number, base: Base = 'auto'): string {
  const { runs, width } = layOutLine(text, face, base);
  let at = x - (width * size) / 2;
  const parts: string[] = [];
  for (const run of runs) {
    const font = fontFor(face, run.script);
    const scale = (size * fontScale[run.script]) / font.unitsPerEm;
    const { glyphs, positions } = font.layout(run.text, shaped(run.script).features);
    let along = at;
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance, xOffset = 0, yOffset = 0 } = positions[index] ?? { xAdvance: 0 };
      const outline = glyph.path.scale(scale, -scale).translate(along + xOffset * scale, y - yOffset * scale);
      parts.push(rounded(outline.toSVG()));
      along += xAdvance * scale;
    }
    at += run.width * size;
  }
  return parts.join('');
}

/** SVG path data of a text, centred on `x` with its top at `top`. Lengths in the units of the picture. */
export const centredPath = ({ lines, face, size, base, up, leading }: Block, x: number, top: number): string =>
  lines.map((line, index) => linePath(line, face, size, x, top + up + index * leading, base)).join('');
