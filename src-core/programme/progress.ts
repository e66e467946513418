/**
 * How far somebody is on the way that is shortest from where they are.
 */
import type { AskedState } from './standing.ts';

/** Single requirements: met, and needed on that way. */
export type Progress = { readonly met: number; readonly needed: number };

const left = ({ met, needed }: Progress) => needed - met;

export function progressOf(asked: AskedState): Progress {
  if (asked.kind !== 'parts') return { met: asked.isMet ? 1 : 0, needed: 1 };
  const parts = asked.parts.map(progressOf);
  const nearest = parts.sort((a, b) => left(a) - left(b) || b.met - a.met).slice(0, asked.needed);
  return nearest.reduce((sum, part) => ({ met: sum.met + part.met, needed: sum.needed + part.needed }), {
    met: 0,
    needed: 0,
  });
}
