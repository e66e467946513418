/**
 * The border: fine interwoven lines that grow from the certificate's number, so that no two certificates have the same
 * one and a changed number does not fit its border.
 */
import { sha256OfText } from '#core/evidence/digest.ts';
import { lastMade } from './last-made.ts';

export type Frame = { x: number; y: number; width: number; height: number };

const whole = Math.PI * 2;

/** A point on the edge of a rectangle with round corners, and the direction outwards; `along` goes from 0 to 1. */
function edge(frame: Frame, radius: number, along: number): { x: number; y: number; nx: number; ny: number } {
  const straightX = frame.width - 2 * radius;
  const straightY = frame.height - 2 * radius;
  const corner = (Math.PI / 2) * radius;
  const sides = [straightX, corner, straightY, corner, straightX, corner, straightY, corner];
  let rest = along * (2 * straightX + 2 * straightY + 4 * corner);
  let side = 0;
  while (side < 7 && rest > (sides[side] as number)) {
    rest -= sides[side] as number;
    side += 1;
  }
  const { x, y, width, height } = frame;
  const right = x + width;
  const bottom = y + height;
  const centres = [
    [right - radius, y + radius],
    [right - radius, bottom - radius],
    [x + radius, bottom - radius],
    [x + radius, y + radius],
  ] as const;
  if (side % 2 === 1) {
    const turn = (side - 1) / 2;
    const [cx, cy] = centres[turn] as readonly [number, number];
    const angle = -Math.PI / 2 + turn * (Math.PI / 2) + rest / radius;
    return {
      x: cx + radius * Math.cos(angle),
      y: cy + radius * Math.sin(angle),
      nx: Math.cos(angle),
      ny: Math.sin(angle),
    };
  }
  if (side === 0) return { x: x + radius + rest, y, nx: 0, ny: -1 };
  if (side === 2) return { x: right, y: y + radius + rest, nx: 1, ny: 0 };
  if (side === 4) return { x: right - radius - rest, y: bottom, nx: 0, ny: 1 };
  return { x, y: bottom - radius - rest, nx: -1, ny: 0 };
}

/** Closed lines, one a strand, that stay within `depth` points of the frame's edge. */
export function guilloche(number: string, frame: Frame, depth: number): (readonly [number, number])[][] {
  const bytes = sha256OfText(`guilloche ${number}`);
  const grown = (index: number, least: number, most: number) =>
    least + (((bytes[index] as number) * 256 + (bytes[index + 1] as number)) % (most - least + 1));
  const strands = 7;
  const slow = grown(0, 23, 37);
  const fast = grown(2, 71, 113);
  const twist = grown(4, 2, 5);
  const share = grown(6, 25, 45) / 100;
  const phase = (grown(8, 0, 359) / 360) * whole;
  const steps = fast * 12;
  const places = Array.from({ length: steps }, (_, step) => edge(frame, 22, step / steps));
  const swell = places.map((_, step) => share * Math.cos(slow * (step / steps) * whole + phase));
  return Array.from({ length: strands }, (_, strand) => {
    const shift = (strand / strands) * whole;
    return places.map(({ x, y, nx, ny }, step) => {
      const turn = (step / steps) * whole;
      const wave =
        (1 - share) * Math.sin(slow * turn + shift + phase) +
        (swell[step] as number) * Math.sin(fast * turn - twist * shift);
      return [x + nx * wave * depth, y + ny * wave * depth] as const;
    });
  });
}

/** Of a point of the sheet: whole numbers are written, read and packed faster, and nobody sees less. */
const fine = 20;

const paths = lastMade<string>();

/** Draws the lines as they are: thousands of points, each a few characters (ISO 32000-2 section 8.5.2). */
export function drawGuilloche(
  doc: PDFKit.PDFDocument,
  number: string,
  frame: Frame,
  depth: number,
  weight: number,
): void {
  const make = () =>
    guilloche(number, frame, depth)
      .map((strand) => strand.map(([x, y]) => `${Math.round(x * fine)} ${Math.round(y * fine)}`))
      .map((points) => `${points.join(' l\n').replace(' l', ' m')} l\ns`)
      .join('\n');
  doc
    .save()
    .scale(1 / fine)
    .lineWidth(weight * fine);
  doc.addContent(paths(JSON.stringify([number, frame, depth]), make));
  doc.restore();
}
