/**
 * How somebody stands with a course today, for those who look after them. Days are counted as for clearance (see
 * [Note: whole days] there), so that nobody is shown as holding what a travel desk would refuse.
 *
 * It is the last day alone that counts: a registry takes in no pass from tomorrow, so what is held began already.
 */
import type { Held } from '../clearance/clearance.ts';
import { expiringDays, type Holding } from './shapes.ts';

const dayMs = 86_400_000;

export type CourseState = {
  readonly state: Holding;
  /** The last day on which it counts, or counted; null where it never did. */
  readonly until: string | null;
};

/** Instants between which the states lie: the same for a certificate here and for all of them in the database. */
export type StateBounds = {
  /** What ends before counts no longer. */
  readonly expired: Date;
  /** What ends before that runs out soon. */
  readonly expiring: Date;
};

/** `today`: `YYYY-MM-DD`, in UTC. */
export function stateBounds(today: string): StateBounds {
  const begins = Date.parse(`${today}T00:00:00Z`);
  return { expired: new Date(begins + dayMs), expiring: new Date(begins + (expiringDays + 1) * dayMs) };
}

/** When it stops to count, whatever follows it. */
export const endOf = ({ expiresAt, replacedAt }: Pick<Held, 'expiresAt' | 'replacedAt'>): number =>
  Math.min(expiresAt, replacedAt ?? expiresAt);

/** The last whole day before. */
export const lastDayBefore = (end: number): string =>
  new Date((Math.floor(end / dayMs) - 1) * dayMs).toISOString().slice(0, 10);

/** `held`: all that somebody has or had of one course, in any order. */
export function courseState(held: readonly Omit<Held, 'course'>[], { expired, expiring }: StateBounds): CourseState {
  if (held.length === 0) return { state: 'never', until: null };
  const ends = held.filter(({ isWithdrawn }) => !isWithdrawn).map(endOf);
  if (ends.length === 0) return { state: 'revoked', until: null };
  const end = Math.max(...ends);
  const until = lastDayBefore(end);
  if (end < expired.getTime()) return { state: 'expired', until };
  return { state: end < expiring.getTime() ? 'expiring' : 'valid', until };
}
