/**
 * Who chose what: how often each choice was made, and how good at the rest of the form those were who made it.
 */
import type { ItemColumn } from '../answer-table.ts';
import { mean, variance } from '../maths/sample.ts';

/** The right choices of an item, and all that it offers; `offered` is empty where answers are free or are orders. */
export type ItemKey = {
  readonly key: readonly string[];
  readonly offered: readonly string[];
};

/** `share` of the candidates, 0 to 1. `meanRest`: mean share of the rest score, null when nobody chose it. */
export type ChoiceCount = {
  readonly choice: string;
  readonly count: number;
  readonly share: number;
  readonly meanRest: number | null;
  /** Null when the key is not known. */
  readonly isKey: boolean | null;
};

/** A wrong choice whose choosers did better on the rest than those of the right one. */
export type BetterThanKey = {
  readonly choice: string;
  readonly meanRest: number;
  readonly keyMeanRest: number;
  /** The difference of the means over its standard error, variances not taken as equal (B. L. Welch, Biometrika 34, 1947). */
  readonly z: number;
};

/** A standard error below this is what rounding leaves of none. */
const NO_SPREAD = 1e-9;

/** The part of `left=right` before the sign: choices of one place are compared with the key of that place only. */
const placeOf = (choice: string): string => (choice.includes('=') ? choice.slice(0, choice.indexOf('=')) : '');

function restByChoice({ choices, rest }: Pick<ItemColumn, 'choices' | 'rest'>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  choices.forEach((chosen, index) => {
    for (const choice of chosen) {
      const list = found.get(choice) ?? [];
      list.push(rest[index] as number);
      found.set(choice, list);
    }
  });
  return found;
}

/** Every choice that was offered or made, sorted by name. */
export function choiceCounts(column: Pick<ItemColumn, 'choices' | 'rest'>, known: ItemKey | null): ChoiceCount[] {
  const found = restByChoice(column);
  const names = new Set([...found.keys(), ...(known?.offered ?? []), ...(known?.key ?? [])]);
  return [...names].sort().map((choice) => {
    const rest = found.get(choice) ?? [];
    return {
      choice,
      count: rest.length,
      share: column.choices.length === 0 ? 0 : rest.length / column.choices.length,
      meanRest: mean(rest),
      isKey: known ? known.key.includes(choice) : null,
    };
  });
}

/** Offered, wrong, and chosen by nobody. */
export const unusedDistractors = (counts: readonly ChoiceCount[]): string[] =>
  counts.filter(({ count, isKey }) => isKey === false && count === 0).map(({ choice }) => choice);

/**
 * Wrong choices made by at least `least` candidates whose mean rest score is above that of the key's choosers, the
 * difference at least `leastZ` of its standard errors. If nobody chose the key there is nothing to compare with.
 */
export function betterThanKey(
  column: Pick<ItemColumn, 'choices' | 'rest'>,
  { key }: ItemKey,
  { least, leastZ }: { readonly least: number; readonly leastZ: number },
): BetterThanKey[] {
  const found = restByChoice(column);
  return [...found].flatMap(([choice, rest]) => {
    if (key.includes(choice) || rest.length < Math.max(2, least)) return [];
    const right = key.filter((one) => placeOf(one) === placeOf(choice)).flatMap((one) => found.get(one) ?? []);
    if (right.length < 2) return [];
    const [meanRest, keyMeanRest] = [mean(rest) as number, mean(right) as number];
    const error = Math.sqrt((variance(rest) as number) / rest.length + (variance(right) as number) / right.length);
    const z = error > NO_SPREAD ? (meanRest - keyMeanRest) / error : 0;
    return z >= leastZ ? [{ choice, meanRest, keyMeanRest, z }] : [];
  });
}
