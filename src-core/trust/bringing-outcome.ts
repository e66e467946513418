/**
 * What becomes of a file that somebody brings in as a list; each has a sentence in the words of the screen.
 */

export const bringingOutcomes = [
  'trust-taken',
  'status-taken',
  /** The newest all the same: whom it names as withdrawn is withdrawn. */
  'status-taken-old',
  /** Passes of assessors that were withdrawn. */
  'passes-taken',
  'already-known',
  /** Until a trust list counts: the person has to say yes to it first, or it has to come. */
  'waits',
  'trust-older',
  'trust-not-following',
  'trust-broken',
  'status-older',
  'status-forged',
  'status-broken',
  'status-unknown-issuer',
  'status-wrong-address',
  'status-no-trust-list',
  'status-not-yet',
  'passes-broken',
  /** A page that checks papers needs none. */
  'passes-not-here',
  'no-list',
  'unreadable',
] as const;
export type BringingOutcome = (typeof bringingOutcomes)[number];

export const bringingWords = ['taken', 'known', 'kept', 'refused'] as const;
export type BringingWord = (typeof bringingWords)[number];

/** In a word. */
export function bringingWord(outcome: BringingOutcome): BringingWord {
  if (outcome.includes('-taken')) return 'taken';
  if (outcome === 'already-known') return 'known';
  return outcome === 'waits' ? 'kept' : 'refused';
}
