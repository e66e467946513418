/**
 * The way through a conversation: what each choice does to the mood and where it leads, and whether every way there is
 * comes to an end.
 */
import type { ExerciseFault } from '../exercise-kind.ts';

/** From the worst to the best. */
export const moods = { from: 0, to: 4 } as const;

type Way = {
  readonly id: string;
  readonly mood: number;
  readonly worth: number;
  readonly to: string;
  readonly uneasy?: { readonly below: number; readonly to: string } | undefined;
};
type Point = { readonly id: string; readonly ways: readonly Way[] };

export type Talk<P extends Point = Point> = {
  readonly mood: { readonly begin: number };
  readonly points: readonly P[];
  readonly endings: readonly { readonly id: string; readonly worth: number }[];
};

export type Step<P extends Point = Point> = {
  readonly point: P;
  readonly way: P['ways'][number];
  /** The mood before and after. */
  readonly before: number;
  readonly after: number;
  /** The mood was so low that it took the other turn. */
  readonly isUneasy: boolean;
  readonly to: string;
};

export function stepBy<P extends Point>(point: P, way: P['ways'][number], before: number): Step<P> {
  const after = Math.min(moods.to, Math.max(moods.from, before + way.mood));
  const isUneasy = way.uneasy !== undefined && after < way.uneasy.below;
  return { point, way, before, after, isUneasy, to: isUneasy && way.uneasy ? way.uneasy.to : way.to };
}

/** `chosen`: the ways that were taken, from the beginning. */
export function stepsOf<P extends Point>({ points, mood }: Talk<P>, chosen: readonly string[]): Step<P>[] {
  const steps: Step<P>[] = [];
  for (const id of chosen) {
    const last = steps.at(-1);
    const point = last ? points.find((one) => one.id === last.to) : points[0];
    const way = point?.ways.find((one) => one.id === id);
    if (!point || !way) break;
    steps.push(stepBy(point, way, last?.after ?? mood.begin));
  }
  return steps;
}

/** How well was chosen on the whole way, from 0 to 1. */
export const shareOf = (steps: readonly { readonly way: { readonly worth: number } }[]): number =>
  steps.length === 0 ? 0 : steps.reduce((sum, { way }) => sum + way.worth, 0) / steps.length;

/** The first ending that is less than good though nothing but good was chosen on the way to it; null where there is none. */
function undeserved({ points, endings, mood }: Talk): string | null {
  const from = (id: string, at: number): string | null => {
    const ending = endings.find((one) => one.id === id);
    if (ending) return ending.worth === 1 ? null : id;
    const point = points.find((one) => one.id === id);
    for (const way of point?.ways ?? []) {
      if (!point || way.worth !== 1) continue;
      const { to, after } = stepBy(point, way, at);
      const found = from(to, after);
      if (found) return found;
    }
    return null;
  };
  return from(points[0]?.id ?? '', mood.begin);
}

/**
 * Goes every way there is, with the mood it leaves: each point must have something good to choose, each point and each
 * ending must be reached, no way may go in a circle, and who always chooses well comes to a good ending.
 */
export function faultIn(talk: Talk): ExerciseFault | null {
  const { points, endings } = talk;
  const ids = [...points, ...endings].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return { fault: 'unknown-place', id: twice };
  for (const { id, ways } of points) {
    const lost = ways.find(({ to, uneasy }) => !ids.includes(to) || (uneasy && !ids.includes(uneasy.to)));
    if (lost) return { fault: 'unknown-place', id: `${id}.${lost.id}` };
    if (!ways.some(({ worth }) => worth === 1)) return { fault: 'no-answer', id };
  }

  const reached = new Set<string>();
  const gone = new Set<string>();
  const turns = new Set<string>();
  /** The id of a point from which one comes back to it; `open`: the points and moods on the way here. */
  const circleFrom = (id: string, mood: number, open: ReadonlySet<string>): string | null => {
    reached.add(id);
    const here = `${id} ${mood}`;
    if (open.has(here)) return id;
    const point = points.find((one) => one.id === id);
    if (!point || gone.has(here)) return null;
    for (const way of point.ways) {
      const { to, after, isUneasy } = stepBy(point, way, mood);
      if (way.uneasy) turns.add(`${id}.${way.id} ${isUneasy}`);
      const circle = circleFrom(to, after, new Set([...open, here]));
      if (circle) return circle;
    }
    gone.add(here);
    return null;
  };
  const circle = circleFrom(points[0]?.id ?? '', talk.mood.begin, new Set());
  if (circle) return { fault: 'endless', id: circle };
  const never = ids.find((id) => !reached.has(id));
  if (never) return { fault: 'out-of-reach', id: never };
  for (const { id, ways } of points) {
    const vain = ways.find((way) => way.uneasy && !turns.has(`${id}.${way.id} true`));
    if (vain) return { fault: 'out-of-reach', id: `${id}.${vain.id}` };
  }
  const bad = undeserved(talk);
  return bad ? { fault: 'undeserved', id: bad } : null;
}
