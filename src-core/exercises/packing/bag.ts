/**
 * What a packed bag weighs, what it is good for and what it is worth.
 */
import type { ExerciseFault } from '../exercise-kind.ts';

type Thing = { readonly id: string; readonly grams: number; readonly vain?: unknown };
type Need = { readonly id: string; readonly things: readonly string[] };

export type Packing = {
  readonly limit: number;
  readonly things: readonly Thing[];
  readonly nights: readonly { readonly id: string; readonly needs: readonly Need[] }[];
};

/** The ids of what is in it. */
export type Bag = ReadonlySet<string>;

const needsOf = ({ nights }: Pick<Packing, 'nights'>) => nights.flatMap(({ needs }) => needs);

export const weightOf = ({ things }: Pick<Packing, 'things'>, bag: Bag): number =>
  things.reduce((sum, { id, grams }) => (bag.has(id) ? sum + grams : sum), 0);

export const isMet = ({ things }: Pick<Need, 'things'>, bag: Bag): boolean => things.some((id) => bag.has(id));

/** What is in the bag and no night asks for. */
export const vainIn = <T extends Thing>({ things }: { readonly things: readonly T[] }, bag: Bag): T[] =>
  things.filter(({ id, vain }) => vain !== undefined && bag.has(id));

/** From 0 to 1: the needs that are met, less half a need for each thing that is only weight. */
export function worthOf(packing: Packing, bag: Bag): number {
  const needs = needsOf(packing);
  const met = needs.filter((need) => isMet(need, bag)).length;
  return Math.max(0, (met - vainIn(packing, bag).length / 2) / needs.length);
}

/** The lightest bag that meets every need. */
export function lightestBag(packing: Packing): Bag {
  let best: Bag | null = null;
  const fill = (needs: readonly Need[], bag: Bag): void => {
    if (best && weightOf(packing, bag) >= weightOf(packing, best)) return;
    const open = needs.findIndex((need) => !isMet(need, bag));
    if (open < 0) best = bag;
    else for (const id of needs[open]?.things ?? []) fill(needs.slice(open + 1), new Set([...bag, id]));
  };
  fill(needsOf(packing), new Set());
  return best ?? new Set();
}

/** Each thing is asked for or is only weight, not both, and what is asked for can be carried. */
export function faultIn(packing: Packing): ExerciseFault | null {
  const { things, nights, limit } = packing;
  const needs = needsOf(packing);
  for (const list of [things, nights, needs]) {
    const ids = list.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) return { fault: 'unknown-place', id: twice };
  }
  const lost = needs.find((need) => need.things.some((id) => !things.some((thing) => thing.id === id)));
  if (lost) return { fault: 'unknown-place', id: lost.id };
  const unclear = things.find(
    ({ id, vain }) => needs.some((need) => need.things.includes(id)) === (vain !== undefined),
  );
  if (unclear) return { fault: 'no-answer', id: unclear.id };
  return weightOf(packing, lightestBag(packing)) > limit ? { fault: 'impossible', id: 'limit' } : null;
}
