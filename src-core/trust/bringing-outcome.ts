/**
 * What becomes of a file that somebody brings in as a list; each has a sentence in the words of the screen.
 */

export const bringingOutcomes = [
  'trust-taken',
  'status-taken',
  'already-known',
  /** Until the person has said yes to the list that is offered. */
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
  'status-too-old',
  'status-not-yet',
  'no-list',
  'unreadable',
] as const;
export type BringingOutcome = (typeof bringingOutcomes)[number];
