/**
 * The border: fine interwoven lines that grow from the certificate's number, so that no two certificates have the same
 * one and a changed number does not fit its border.
 */
import { sha256OfText } from '#core/evidence/digest.ts';
import { lastMade } from './last-made.ts';

export type Frame = { x: number; y: number; width: number; height: number };

const whole = Math.PI * 2;

type Edge = { readonly x: number; readonly y: number; readonly nx: number; readonly ny: number };

/** Points on the edge of a rectangle with round corners, and the direction outwards; `along` goes from 0 to 1. */
function edgeOf({ x, y, width, height }: Frame, radius: number): (along: number) => Edge {
  const [right, bottom] = [x + width, y + height];
  const corner = (Math.PI / 2) * radius;
  const straight = [width - 2 * radius, height - 2 * radius] as const;
  const sides = [0, 1, 2, 3].flatMap((side) => [straight[side % 2] as number, corner]);
  const around = sides.reduce((sum, side) => sum + side, 0);
  const centres = [
    [right - radius, y + radius],
    [right - radius, bottom - radius],
    [x + radius, bottom - radius],
    [x + radius, y + radius],
  ] as const;
  return (along) => {
    let rest = along * around;
    let side = 0;
    while (side < 7 && rest > (sides[side] as number)) {
      rest -= sides[side] as number;
      side += 1;
    }
    if (side % 2 === 1) {
      const turn = (side - 1) / 2;
      const [cx, cy] = centres[turn] as readonly [number, number];
      const angle = -Math.PI / 2 + turn * (Math.PI / 2) + rest / radius;
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
      return { x: cx + radius * nx, y: cy + radius * ny, nx, ny };
    }
    if (side === 0) return { x: x + radius + rest, y, nx: 0, ny: -1 };
    if (side === 2) return { x: right, y: y + radius + rest, nx: 1, ny: 0 };
    if (side === 4) return { x: right - radius - rest, y: bottom, nx: 0, ny: 1 };
    return { x, y: bottom - radius - rest, nx: -1, ny: 0 };
  };
}

/** Closed lines, one a strand, that stay within `depth` points of the frame's edge: x and y of each point in turn. */
export function guilloche(number: string, frame: Frame, depth: number): Float64Array[] {
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
  const edge = edgeOf(frame, 22);
  const places = Array.from({ length: steps }, (_, step) => edge(step / steps));
  const swell = places.map((_, step) => share * Math.cos(slow * (step / steps) * whole + phase));
  return Array.from({ length: strands }, (_, strand) => {
    const shift = (strand / strands) * whole;
    const line = new Float64Array(steps * 2);
    for (const [step, { x, y, nx, ny }] of places.entries()) {
      const turn = (step / steps) * whole;
      const wave =
        (1 - share) * Math.sin(slow * turn + shift + phase) +
        (swell[step] as number) * Math.sin(fast * turn - twist * shift);
      line[step * 2] = x + nx * wave * depth;
      line[step * 2 + 1] = y + ny * wave * depth;
    }
    return line;
  });
}

/** Of a point of the sheet: whole numbers are written, read and packed faster, and nobody sees less. */
const fine = 10;

const paths = lastMade<Uint8Array>();

const code = (letter: string) => letter.charCodeAt(0);
const [zero, space, newLine] = [code('0'), code(' '), code('\n')];

/**
 * The strands as path operators (ISO 32000-2 section 8.5.2), byte by byte: ten thousand points as texts would be more work
 * than all the rest of a certificate.
 */
function pathOf(strands: readonly Float64Array[]): Uint8Array {
  const most = strands.reduce((sum, line) => sum + line.length * 7 + 2, 0);
  const bytes = new Uint8Array(most);
  let at = 0;
  const put = (value: number) => {
    const whole = Math.max(0, Math.round(value * fine));
    let digits = 1;
    for (let more = whole; more >= 10; more = Math.floor(more / 10)) digits += 1;
    for (let [place, rest] = [at + digits - 1, whole]; place >= at; place -= 1, rest = Math.floor(rest / 10))
      bytes[place] = zero + (rest % 10);
    at += digits;
    bytes[at] = space;
    at += 1;
  };
  for (const line of strands) {
    for (let index = 0; index < line.length; index += 2) {
      put(line[index] as number);
      put(line[index + 1] as number);
      bytes[at] = code(index === 0 ? 'm' : 'l');
      bytes[at + 1] = newLine;
      at += 2;
    }
    bytes[at] = code('s');
    bytes[at + 1] = newLine;
    at += 2;
  }
  return bytes.slice(0, at);
}

/** Draws the lines as they are. */
export function drawGuilloche(
  doc: PDFKit.PDFDocument,
  number: string,
  frame: Frame,
  depth: number,
  weight: number,
): void {
  const path = paths(JSON.stringify([number, frame, depth]), () => pathOf(guilloche(number, frame, depth)));
  doc
    .save()
    .scale(1 / fine)
    .lineWidth(weight * fine);
  doc.addContent(path);
  doc.restore();
}
