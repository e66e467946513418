/**
 * Which items moved between versions and between sittings, over the whole of an exam.
 */
import type { Answered } from '../answered.ts';
import { type FacilityShift, facilityShifts, joinTallies, tallyFacility } from '../groups/facility-shift.ts';
import { normalTail } from '../maths/special-functions.ts';
import type { SittingShift, VersionShift } from './report.ts';
import { SHIFT_LEAST, SHIFT_LEAST_ANSWERS } from './thresholds.ts';

/** Attempts that belong together: one version, one sitting. */
export type AttemptGroup = { readonly name: string; readonly attempts: readonly Answered[] };

/** Groups in the order of their earliest attempt, of equals by name. */
export function groupsBy(answered: readonly Answered[], nameOf: (attempt: Answered) => string): AttemptGroup[] {
  const groups = new Map<string, { name: string; attempts: Answered[]; startedAt: string }>();
  for (const attempt of answered) {
    const name = nameOf(attempt);
    const own = groups.get(name) ?? { name, attempts: [], startedAt: attempt.startedAt };
    groups.set(name, own);
    own.attempts.push(attempt);
    if (attempt.startedAt < own.startedAt) own.startedAt = attempt.startedAt;
  }
  const key = ({ startedAt, name }: { startedAt: string; name: string }) => `${startedAt} ${name}`;
  return [...groups.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** One chance of many: times the number of comparisons, at most 1; see `SHIFT_CHANCE`. */
const chanceOfAny = (chance: number, comparisons: number): number => Math.min(1, chance * comparisons);

/** By item id: each version against the one just before it; the chance is that of a move either way. */
export function versionShifts(versions: readonly AttemptGroup[]): Map<string, VersionShift[]> {
  const tallies = versions.map(({ name, attempts }) => ({ name, tally: tallyFacility(attempts) }));
  const shifts = tallies.slice(1).flatMap((after, index) => {
    const before = tallies[index] as (typeof tallies)[number];
    return facilityShifts(before.tally, after.tally, SHIFT_LEAST_ANSWERS).map((shift) => ({
      ...shift,
      from: before.name,
      to: after.name,
    }));
  });
  const found = new Map<string, VersionShift[]>();
  for (const shift of shifts) {
    const z = shift.beyondRestZ;
    const chance = z === null ? null : chanceOfAny(2 * normalTail(Math.abs(z)), shifts.length);
    found.set(shift.itemId, [...(found.get(shift.itemId) ?? []), { ...shift, chance }]);
  }
  return found;
}

/** A rise large enough to matter before a smaller one, then the one further from chance. */
function isStronger(one: FacilityShift, other: FacilityShift): boolean {
  const matters = (shift: FacilityShift) => (shift.beyondRest ?? 0) >= SHIFT_LEAST;
  return matters(one) === matters(other) ? (one.beyondRestZ ?? 0) > (other.beyondRestZ ?? 0) : matters(one);
}

/**
 * By item id: the strongest rise in a sitting against all sittings before it. What one sitting knew the next may know
 * too, so the sitting just before would be the wrong one to compare with.
 */
export function strongestRises(sittings: readonly AttemptGroup[]): Map<string, SittingShift> {
  const found = new Map<string, FacilityShift & { readonly sitting: string }>();
  let comparisons = 0;
  let before = tallyFacility([]);
  for (const { name: sitting, attempts } of sittings) {
    const own = tallyFacility(attempts);
    for (const shift of facilityShifts(before, own, SHIFT_LEAST_ANSWERS)) {
      comparisons += 1;
      const known = found.get(shift.itemId);
      if (!known || isStronger(shift, known)) found.set(shift.itemId, { ...shift, sitting });
    }
    before = joinTallies(before, own);
  }
  return new Map(
    [...found].map(([itemId, shift]) => {
      const z = shift.beyondRestZ;
      return [itemId, { ...shift, chance: z === null ? null : chanceOfAny(normalTail(z), comparisons) }];
    }),
  );
}
