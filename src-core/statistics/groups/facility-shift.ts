/**
 * How the facility of items moved from one group of candidates to another: between versions of an exam, or between
 * sittings.
 *
 * [Note: beyond the rest] An abler group does better on every item, but in points not equally so: on an easy item there
 * is little left to gain. On the scale of log odds, ln(p / (1 − p)), all items move by about the same (the idea of
 * W. H. Angoff and S. F. Ford, Journal of Educational Measurement 10, 1973, who use the normal scale). So the move of
 * the other items gives, for each item, the facility to expect; what is beyond that is the item's own.
 */
import type { Answered } from '../answered.ts';

/** A standard error below this is what rounding leaves of none. */
const NO_SPREAD = 1e-9;

type Tally = { readonly count: number; readonly sum: number; readonly squares: number };
/** For each item: how many had it, the sum of their points and the sum of the squares. */
export type FacilityTally = ReadonlyMap<string, Tally>;

/** Facilities are mean points, 0 to 1; changes are later less earlier. */
export type FacilityShift = {
  readonly itemId: string;
  readonly before: { readonly facility: number; readonly count: number };
  readonly after: { readonly facility: number; readonly count: number };
  readonly change: number;
  /** Of the change: √(s₁²/n₁ + s₂²/n₂), the groups independent. 0 when nobody in a group differs. */
  readonly standardError: number;
  /** change / standardError; null when that is 0. */
  readonly z: number | null;
  /** The later facility (half a point added on both sides) less the one to expect from the other shared items; null when there is no other. */
  readonly beyondRest: number | null;
  /** beyondRest over its standard error, items taken as independent of each other. */
  readonly beyondRestZ: number | null;
};

/** The tally of a group of attempts; an item left out counts as 0 points. */
export function tallyFacility(attempts: readonly Pick<Answered, 'items'>[]): FacilityTally {
  const tally = new Map<string, { count: number; sum: number; squares: number }>();
  for (const { items } of attempts) {
    for (const { itemId, points } of items) {
      const own = tally.get(itemId) ?? { count: 0, sum: 0, squares: 0 };
      tally.set(itemId, own);
      own.count += 1;
      own.sum += points ?? 0;
      own.squares += (points ?? 0) ** 2;
    }
  }
  return tally;
}

/** Two tallies as one group. */
export function joinTallies(one: FacilityTally, other: FacilityTally): FacilityTally {
  const joined = new Map(one);
  for (const [itemId, added] of other) {
    const own = joined.get(itemId) ?? { count: 0, sum: 0, squares: 0 };
    joined.set(itemId, {
      count: own.count + added.count,
      sum: own.sum + added.sum,
      squares: own.squares + added.squares,
    });
  }
  return joined;
}

/** The squared standard error of the mean points. */
const errorSquared = ({ count, sum, squares }: Tally): number =>
  Math.max(0, squares - (sum * sum) / count) / (count - 1) / count;

/**
 * The facility as log odds with its squared standard error, half a point added on both sides so that none is infinite
 * (J. B. S. Haldane, Annals of Human Genetics 20, 1956). Points in part vary less than right and wrong: for them the
 * error is on the large side.
 */
function logOdds({ count, sum }: Tally): { readonly value: number; readonly error2: number } {
  const [right, wrong] = [sum + 0.5, count - sum + 0.5];
  return { value: Math.log(right / wrong), error2: 1 / right + 1 / wrong };
}

/**
 * The shift of every item that at least `least` candidates (2 or more) had in both groups, sorted by id. The move of the
 * others is the mean of their differences in log odds, each weighed by how sure it is; see [Note: beyond the rest].
 */
export function facilityShifts(before: FacilityTally, after: FacilityTally, least: number): FacilityShift[] {
  const enough = Math.max(2, least);
  const shared = [...before]
    .flatMap(([itemId, one]) => {
      const other = after.get(itemId);
      if (!other || one.count < enough || other.count < enough) return [];
      const [from, to] = [logOdds(one), logOdds(other)];
      return [{ itemId, one, other, from, move: to.value - from.value, weight: 1 / (from.error2 + to.error2) }];
    })
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  const weights = shared.reduce((sum, { weight }) => sum + weight, 0);
  const moves = shared.reduce((sum, { weight, move }) => sum + weight * move, 0);
  return shared.map(({ itemId, one, other, from, move, weight }) => {
    const [early, late] = [one.sum / one.count, other.sum / other.count];
    const change = late - early;
    const standardError = Math.sqrt(errorSquared(one) + errorSquared(other));
    const shift = {
      itemId,
      before: { facility: early, count: one.count },
      after: { facility: late, count: other.count },
      change,
      standardError,
      z: standardError > NO_SPREAD ? change / standardError : null,
    };
    if (shared.length < 2) return { ...shift, beyondRest: null, beyondRestZ: null };
    const rest = weights - weight;
    const expected = 1 / (1 + Math.exp(-(from.value + (moves - weight * move) / rest)));
    const smoothed = (other.sum + 0.5) / (other.count + 1);
    // The slope of the facility in log odds is p(1 − p); 1 / rest is the squared error of a weighted mean.
    const expectedError2 = (expected * (1 - expected)) ** 2 * (from.error2 + 1 / rest);
    // The spread that was expected or the one that was found, whichever is larger: near 0 and 1 either is too sure.
    const spread = Math.max(expected * (1 - expected), smoothed * (1 - smoothed));
    const beyondRest = smoothed - expected;
    const beyondRestZ = beyondRest / Math.sqrt(expectedError2 + spread / other.count);
    return { ...shift, beyondRest, beyondRestZ };
  });
}
