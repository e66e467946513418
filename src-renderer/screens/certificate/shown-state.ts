/**
 * The state as it is today: a certificate whose time has run out is expired, whatever was written when it was made.
 */
import type { CredentialCard } from '#core/contract/credential-calls.ts';

const dayMs = 86_400_000;

export function shownState(card: CredentialCard, now = Date.now()): CredentialCard['state'] {
  const stands = card.state === 'provisional' || card.state === 'registered';
  return stands && Date.parse(card.expiresAt) <= now ? 'expired' : card.state;
}

/** Whole days until it runs out, when that is within `soon` days; null otherwise. */
export function daysLeft(card: CredentialCard, now = Date.now(), soon = 90): number | null {
  const days = Math.ceil((Date.parse(card.expiresAt) - now) / dayMs);
  return days > 0 && days <= soon ? days : null;
}
