/**
 * What was marked in a picture, and what of it was right.
 */
import type { ExerciseFault } from '../exercise-kind.ts';
import { type Box, misplacedIn, type Size } from '../places.ts';

/** Every picture of such an exercise is drawn on a sheet of this size. */
export const sheet: Size = [720, 420];

type Place = { readonly id: string; readonly box: Box; readonly hazard?: unknown; readonly sound?: unknown };
type Scene<P extends Place = Place> = { readonly id: string; readonly places: readonly P[] };

/** The ids of what was marked. */
export type Marks = ReadonlySet<string>;

export const verdicts = ['found', 'missed', 'alarm', 'left'] as const;
/** A hazard that was marked or not; a sound place that was marked or left. */
export type Verdict = (typeof verdicts)[number];

export function verdictOn({ id, hazard }: Place, marks: Marks): Verdict {
  if (hazard !== undefined) return marks.has(id) ? 'found' : 'missed';
  return marks.has(id) ? 'alarm' : 'left';
}

/** The places with one verdict, in their order. */
export const placesThatAre = <P extends Place>(verdict: Verdict, { places }: Scene<P>, marks: Marks): P[] =>
  places.filter((place) => verdictOn(place, marks) === verdict);

/** From 0 to 1: how many places were judged rightly. */
export function shareOf(scenes: readonly Scene[], marks: readonly Marks[]): number {
  const judged = scenes.flatMap(({ places }, index) =>
    places.map((place) => verdictOn(place, marks[index] ?? new Set())),
  );
  return judged.filter((verdict) => verdict === 'found' || verdict === 'left').length / judged.length;
}

/** Each place is a hazard or sound, not both, there are some of either, and each can be pressed. */
export function faultIn({ scenes }: { readonly scenes: readonly Scene[] }): ExerciseFault | null {
  const ids = scenes.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return { fault: 'unknown-place', id: twice };
  for (const { id, places } of scenes) {
    const names = places.map((place) => place.id);
    const again = names.find((name, index) => names.indexOf(name) !== index);
    if (again) return { fault: 'unknown-place', id: `${id}.${again}` };
    const unclear = places.find(({ hazard, sound }) => (hazard === undefined) === (sound === undefined));
    if (unclear) return { fault: 'no-answer', id: `${id}.${unclear.id}` };
    const hazards = places.filter(({ hazard }) => hazard !== undefined).length;
    if (hazards === 0 || hazards === places.length) return { fault: 'no-answer', id };
    const misplaced = misplacedIn(places, sheet);
    if (misplaced) return { fault: 'misplaced', id: `${id}.${misplaced}` };
  }
  return null;
}
