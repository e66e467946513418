/**
 * When a credential may be renewed, and until when what follows counts. Whoever renews in time loses no day: the new one
 * counts from the day on which the one before runs out.
 */
import { isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';
import { monthsLater } from './validity.ts';

const dayMs = 86_400_000;

export type RenewalRule = {
  /** How long a credential counts. */
  readonly validityMonths: number;
  /** So many days before it runs out, it may be renewed. */
  readonly renewalDays: number;
};

export const renewal = z.strictObject({
  /** `later`: there is time. `open`: it may be renewed now. `lapsed`: it ran out. */
  state: z.enum(['later', 'open', 'lapsed']),
  opensAt: isoInstant,
  expiresAt: isoInstant,
  /** Whole days that are left, begun ones too; since it ran out where it lapsed. */
  days: z.number().int().nonnegative(),
});
export type Renewal = z.infer<typeof renewal>;

const opening = (expiresAt: string, { renewalDays }: RenewalRule) =>
  new Date(Date.parse(expiresAt) - renewalDays * dayMs).toISOString();

/** Of a credential that runs out then. */
export function renewalOf(expiresAt: string, rule: RenewalRule, now: Date): Renewal {
  const left = Date.parse(expiresAt) - now.getTime();
  const opensAt = opening(expiresAt, rule);
  const state = left <= 0 ? 'lapsed' : Date.parse(opensAt) <= now.getTime() ? 'open' : 'later';
  return { state, opensAt, expiresAt, days: left > 0 ? Math.ceil(left / dayMs) : Math.floor(Math.abs(left) / dayMs) };
}

/**
 * Until when the last of these passes of one course counts. A pass that is too early to renew, or too late, counts from
 * its own day; never less long than the one before. `passedAt`: ISO instants, in any order; one at least.
 */
export function expiryOfPasses(passedAt: readonly string[], rule: RenewalRule): string {
  let expiresAt = '';
  for (const at of [...passedAt].sort()) {
    const renews = expiresAt !== '' && opening(expiresAt, rule) <= at && at < expiresAt;
    const own = monthsLater(renews ? expiresAt : at, rule.validityMonths);
    expiresAt = own > expiresAt ? own : expiresAt;
  }
  if (expiresAt === '') throw new Error('nobody passed');
  return expiresAt;
}
