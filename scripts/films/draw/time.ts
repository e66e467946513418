/**
 * How things move from one moment to another.
 */
const clamp = (part: number): number => Math.min(1, Math.max(0, part));

/** How much of the time between `from` and `to` is over at `now`: 0 before, 1 after. */
export const part = (now: number, from: number, to: number): number => clamp((now - from) / (to - from));

/** The same, gently begun and ended. */
export function eased(now: number, from: number, to: number): number {
  const p = part(now, from, to);
  return p * p * (3 - 2 * p);
}

/** 1 while something is to be seen from `from` until `to`; it comes and goes in `seconds`. */
export const shown = (now: number, from: number, to = 3600, seconds = 0.5): number =>
  Math.min(eased(now, from, from + seconds), 1 - eased(now, to - seconds, to));

export const between = (from: number, to: number, p: number): number => from + (to - from) * p;
