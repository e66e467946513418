/**
 * Places in a drawing: whether they can be told apart, and which of them comes next when an arrow key is pressed.
 */
import { z } from '../zod.ts';

/** Left, top, width and height in the drawing's own units. */
export const box = z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]);
export type Box = z.infer<typeof box>;
/** Width and height. */
export type Size = readonly [number, number];
type Placed = { readonly id: string; readonly box: Box };

export const directions = ['up', 'down', 'left', 'right'] as const;
export type Direction = (typeof directions)[number];

export const middleOf = ([left, top, width, height]: Box): [number, number] => [left + width / 2, top + height / 2];

export const liesIn = ([left, top, width, height]: Box, [wide, high]: Size): boolean =>
  left >= 0 && top >= 0 && left + width <= wide && top + height <= high;

export const overlap = (a: Box, b: Box): boolean =>
  a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

/** The first place that lies outside the drawing or over one before it; null where all can be pressed. */
export function misplacedIn(places: readonly Placed[], size: Size): string | null {
  const wrong = places.find(
    (place, index) =>
      !liesIn(place.box, size) || places.slice(0, index).some((before) => overlap(place.box, before.box)),
  );
  return wrong?.id ?? null;
}

/** The place that one comes to from `from` in a direction; straight ahead counts more than near. Null where none lies there. */
export function nextIn(direction: Direction, from: Box, places: readonly Placed[]): string | null {
  const [x, y] = middleOf(from);
  let best: { id: string; far: number } | null = null;
  for (const { id, box: there } of places) {
    const [toX, toY] = middleOf(there);
    const [right, down] = [toX - x, toY - y];
    const isAcross = direction === 'up' || direction === 'down';
    const ahead = { up: -down, down, left: -right, right }[direction];
    const aside = Math.abs(isAcross ? right : down);
    const far = ahead + 2 * aside;
    // Wide enough that each place lies in one of the four directions, and no wider than that needs.
    if (ahead > aside / 3 && (!best || far < best.far)) best = { id, far };
  }
  return best?.id ?? null;
}
