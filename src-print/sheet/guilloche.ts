/**
 * The border: fine interwoven lines that grow from the certificate's number, so that no two certificates have the same
 * one and a changed number does not fit its border.
 */
import { sha256OfText } from '#core/evidence/digest.ts';
import { packedForms, pathWriter } from './packed-form.ts';

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

/**
 * Closed curves, one a strand, that stay within `depth` points of the frame's edge: x and y of where it begins, then three
 * such pairs a piece, as cubic Béziers are written (two that pull, one that is reached).
 */
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
  const pieces = fast * 4;
  // Just before and just after each place: that is where a curve goes there.
  const near = 1e-3 / pieces;
  const sides = [-near, near].map((aside) => placesOf(frame, pieces, aside, { slow, fast, share, phase }));
  const [before, after] = sides as [Places, Places];
  // A third of the way to the next place, at the speed that the curve has here.
  const third = 1 / (near * 2 * pieces * 3);
  return Array.from({ length: strands }, (_, strand) => {
    const shift = (strand / strands) * whole;
    const turned = [Math.cos(shift), Math.sin(shift), Math.cos(twist * shift), Math.sin(twist * shift)] as const;
    const line = new Float64Array(2 + pieces * 6);
    for (let piece = 0; piece <= pieces; piece += 1) {
      const from = depth * waveAt(before, piece, turned);
      const to = depth * waveAt(after, piece, turned);
      for (let axis = 0; axis < 2; axis += 1) {
        const [start, end] = [before.at(piece, axis, from), after.at(piece, axis, to)];
        const middle = (start + end) / 2;
        const pull = (end - start) * third;
        const index = piece * 6 + axis;
        if (piece > 0) line[index - 2] = middle - pull;
        line[index] = middle;
        if (piece < pieces) line[index + 2] = middle + pull;
      }
    }
    return line;
  });
}

type Weave = { readonly slow: number; readonly fast: number; readonly share: number; readonly phase: number };
type Places = {
  /** Of the slow wave and of the fast one, with what they are worth there: sine and cosine in turn. */
  readonly waves: Float64Array;
  /** Where a curve is that is `out` points from the edge; 0 for x, 1 for y. */
  at(piece: number, axis: number, out: number): number;
};

/** What all strands have in common at each place, once round the frame; `aside`: so far along from it. */
function placesOf(frame: Frame, pieces: number, aside: number, { slow, fast, share, phase }: Weave): Places {
  const edge = edgeOf(frame, 22);
  const waves = new Float64Array((pieces + 1) * 4);
  const points = new Float64Array((pieces + 1) * 4);
  for (let piece = 0; piece <= pieces; piece += 1) {
    const along = (piece / pieces + aside + 1) % 1;
    const [one, two] = [slow * along * whole + phase, fast * along * whole];
    const swell = share * Math.cos(one);
    waves.set(
      [(1 - share) * Math.sin(one), (1 - share) * Math.cos(one), swell * Math.sin(two), swell * Math.cos(two)],
      piece * 4,
    );
    const { x, y, nx, ny } = edge(along);
    points.set([x, y, nx, ny], piece * 4);
  }
  const value = (index: number) => points[index] as number;
  return { waves, at: (piece, axis, out) => value(piece * 4 + axis) + value(piece * 4 + 2 + axis) * out };
}

/** sin(slow + shift) + swell · sin(fast - twist · shift), from sines and cosines that are known. */
function waveAt(
  { waves }: Places,
  piece: number,
  [cos, sin, cosTwist, sinTwist]: readonly [number, number, number, number],
): number {
  const at = piece * 4;
  const [slow, slowTurned] = [waves[at] as number, waves[at + 1] as number];
  const [fast, fastTurned] = [waves[at + 2] as number, waves[at + 3] as number];
  return slow * cos + slowTurned * sin + fast * cosTwist - fastTurned * sinTwist;
}

/** Of a point of the sheet: whole numbers are written, read and packed faster, and nobody sees less. */
const fine = 20;

function pathOf(strands: readonly Float64Array[]): Uint8Array {
  const { number, operator, written } = pathWriter(strands.reduce((sum, line) => sum + line.length * 8 + 2, 0));
  for (const line of strands) {
    for (let index = 0; index < line.length; index += 1) {
      number((line[index] as number) * fine);
      if (index === 1) operator('m');
      else if (index % 6 === 1) operator('c');
    }
    operator('s');
  }
  return written();
}

const drawPacked = packedForms();

/** Draws the lines as they are. */
export function drawGuilloche(
  doc: PDFKit.PDFDocument,
  number: string,
  frame: Frame,
  depth: number,
  weight: number,
): void {
  doc
    .save()
    .scale(1 / fine)
    .lineWidth(weight * fine);
  drawPacked(doc, JSON.stringify([number, frame, depth]), {
    draw: () => pathOf(guilloche(number, frame, depth)),
    width: (frame.x * 2 + frame.width) * fine,
    height: (frame.y * 2 + frame.height) * fine,
  });
  doc.restore();
}
