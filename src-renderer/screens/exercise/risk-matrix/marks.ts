/**
 * The marks of the threats on the matrix: each has a letter, and a place of its own in every square, so that none hides another.
 */
import type { Place } from '#core/exercises/risk-matrix/matrix.ts';

const letters = 'ABCD';

export const letterOf = (index: number): string => letters[index] ?? '';

/** The width of the drawing, in its own units; a square has 100. */
export const field = 500;
const square = 100;

/** From its beginning and from below, in units of the drawing. */
export const spotOf = ({ likelihood, impact }: Place, index: number) => ({
  x: (impact - 1) * square + (index % 2 === 0 ? 29 : 71),
  y: (likelihood - 1) * square + (index < 2 ? 71 : 29),
});

/** As far as the edge of a mark. */
const radius = 20;

/** From the edge of one mark to the edge of the other; null where it did not move. */
export function arrowBetween(from: Place, to: Place, index: number) {
  const [a, b] = [spotOf(from, index), spotOf(to, index)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const [ux, uy] = [(dx / length) * radius, (dy / length) * radius];
  return { x1: a.x + ux, y1: field - a.y - uy, x2: b.x - ux * 1.35, y2: field - b.y + uy * 1.35 };
}
