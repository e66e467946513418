/**
 * A building as rooms and the doors between them: where they lie, and how long it takes to go from door to door.
 */
import type { Box, Size } from '../places.ts';

/** Every plan is drawn on a sheet of this size. */
export const sheet: Size = [720, 420];
/** Metres a second of somebody who walks quickly and does not run. */
const pace = 1.2;
/** What it takes to feel a door, or to listen at it. */
export const trying = 2;

export type Point = readonly [number, number];

type Choice = { readonly id: string; readonly worth: number; readonly seconds: number };
type Meeting = { readonly id: string; readonly choices: readonly Choice[] };
type Room = {
  readonly id: string;
  readonly box: Box;
  /** What one meets with in the room when one first comes there, one after the other. */
  readonly meets?: readonly Meeting[] | undefined;
  /** The way is over in this room. */
  readonly end?: { readonly worth: number } | undefined;
};
type Door = {
  readonly id: string;
  /** A door that leads one way only leads from the first to the second. */
  readonly between: readonly [string, string];
  readonly at: Point;
  readonly oneWay?: boolean | undefined;
  /** What is beyond takes so many seconds more: stairs. */
  readonly seconds?: number | undefined;
  /** Shut, so that one can try it before opening it. */
  readonly closed?: unknown;
  /** Why nobody gets through. `why`: one could have known it before. */
  readonly stops?: { readonly seconds: number; readonly why?: unknown } | undefined;
};

export type Building<R extends Room = Room, D extends Door = Door> = {
  readonly id: string;
  /** Units of the drawing in a metre. */
  readonly scale: number;
  readonly begin: string;
  /** In so many seconds one should be where one is safe. */
  readonly limit: { readonly seconds: number };
  readonly rooms: readonly R[];
  readonly doors: readonly D[];
};

export const roomIn = <R extends Room>({ rooms }: Pick<Building<R>, 'rooms'>, id: string): R | undefined =>
  rooms.find((room) => room.id === id);

/** The doors one can leave a room by, and where each leads. */
export const doorsOf = <D extends Door>(
  { doors }: { readonly doors: readonly D[] },
  room: string,
): { readonly door: D; readonly to: string }[] =>
  doors.flatMap((door) => {
    const [from, to] = door.between;
    if (from === room) return [{ door, to }];
    return to === room && !door.oneWay ? [{ door, to: from }] : [];
  });

/** Seconds from one point of a room to another. */
export const secondsBetween = ({ scale }: Pick<Building, 'scale'>, from: Point, to: Point): number =>
  Math.hypot(to[0] - from[0], to[1] - from[1]) / scale / pace;

/** Whether the wall that two rooms share runs up and down at this point, or across; null where it is no wall of both. */
export function wallAt([x, y]: Point, a: Box, b: Box): 'upright' | 'level' | null {
  const within = (value: number, from: number, length: number) => value > from && value < from + length;
  const isUpright = [a, b].every(([left, top, width, height]) => {
    return (x === left || x === left + width) && within(y, top, height);
  });
  if (isUpright) return 'upright';
  const isLevel = [a, b].every(([left, top, width, height]) => {
    return (y === top || y === top + height) && within(x, left, width);
  });
  return isLevel ? 'level' : null;
}
