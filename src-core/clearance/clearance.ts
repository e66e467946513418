/**
 * May somebody travel: whether each course that a journey requires is held on all of its days, and if not, why.
 *
 * [Note: whole days] A journey is given in days and a certificate ends at an instant, so days are counted in UTC, and only
 * whole ones at the end: the day on which a certificate runs out does not count, for it may run out before noon. The day on
 * which it was passed counts, so that whoever passes in the morning may travel in the afternoon.
 *
 * [Note: one after the other] Several certificates of a course may cover a journey together. One that a newer one has
 * replaced counts until then; one that was withdrawn counts for no day at all, the days before it was withdrawn included.
 */

/** What a person holds of one course. Instants in milliseconds since 1970. */
export type Held = {
  readonly course: string;
  /** From when it counts. */
  readonly from: number;
  readonly expiresAt: number;
  readonly isWithdrawn: boolean;
  readonly replacedAt: number | null;
};

/** Days as `YYYY-MM-DD`, both of them travelled on. */
export type Journey = { readonly from: string; readonly to: string };

/** From the worst to the best: see the properties in the test. */
export const courseStates = [
  /** All that there were are withdrawn. */
  'revoked',
  'missing',
  /** Ran out before the journey begins. */
  'expired',
  /** The first day is not covered, a later one is. */
  'begins-later',
  /** Covers the first day and not all of them. */
  'expires',
  'valid',
] as const;
export type CourseState = (typeof courseStates)[number];

export type CourseClearance = {
  readonly course: string;
  readonly state: CourseState;
  /** There is one that is not withdrawn, whatever its days. */
  readonly held: boolean;
  /** The last day on which the course counts without a gap; null where none is held. */
  readonly until: string | null;
};

export const reasonCodes = ['unknown-person', 'revoked', 'missing', 'expired', 'begins-later', 'expires'] as const;
export type ClearanceReason = {
  readonly code: (typeof reasonCodes)[number];
  /** Null where it is about the person. */
  readonly course: string | null;
};

export type Clearance = {
  readonly cleared: boolean;
  readonly reasons: readonly ClearanceReason[];
  /** In the order of what was required. */
  readonly courses: readonly CourseClearance[];
};

const dayMs = 86_400_000;

/** Days since 1970-01-01. */
type Days = { readonly first: number; readonly last: number };

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** See [Note: whole days]. */
function daysOf({ from, expiresAt, replacedAt }: Held): Days {
  const ends = Math.min(expiresAt, replacedAt ?? expiresAt);
  return { first: Math.floor(from / dayMs), last: Math.floor(ends / dayMs) - 1 };
}

/** Whether it counts on this day. */
export function countsOn(held: Held, date: string): boolean {
  const { first, last } = daysOf(held);
  const day = dayOf(date);
  return !held.isWithdrawn && first <= day && day <= last;
}

function courseClearance(course: string, held: readonly Held[], journey: Days): CourseClearance {
  const own = held.filter((one) => one.course === course);
  const spans = own.filter(({ isWithdrawn }) => !isWithdrawn).map(daysOf);
  if (spans.length === 0) return { course, state: own.length > 0 ? 'revoked' : 'missing', held: false, until: null };
  spans.sort((a, b) => a.first - b.first);
  let covered = journey.first - 1;
  for (const { first, last } of spans) if (first <= covered + 1 && last > covered) covered = last;
  if (covered >= journey.first) {
    const state = covered >= journey.last ? 'valid' : 'expires';
    return { course, state, held: true, until: dateOf(covered) };
  }
  const isLater = spans.some(({ first, last }) => first > journey.first && first <= last);
  const last = Math.max(...spans.map((span) => span.last));
  return { course, state: isLater ? 'begins-later' : 'expired', held: true, until: dateOf(last) };
}

/** `held`: all that a person has or had, in any order; `required`: ids of courses. */
export function clearanceOf(held: readonly Held[], required: readonly string[], { from, to }: Journey): Clearance {
  const journey = { first: dayOf(from), last: dayOf(to) };
  const courses = required.map((course) => courseClearance(course, held, journey));
  const reasons = courses.flatMap(({ course, state }) => (state === 'valid' ? [] : [{ code: state, course }]));
  return { cleared: reasons.length === 0, reasons, courses };
}

/** Nobody is cleared for not being known. */
export const unknownPerson: Clearance = {
  cleared: false,
  reasons: [{ code: 'unknown-person', course: null }],
  courses: [],
};
