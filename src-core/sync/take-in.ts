/**
 * What a registry does with an event that came in. Twice the same changes nothing; what does not follow is kept apart for a
 * person to look at, never thrown away.
 */
import type { EventResult } from './calls.ts';
import { type EventHead, headAfterEvent, type SignedEvent } from './device-event.ts';

export type DeviceStanding = {
  /** Where its events end here. */
  readonly head: EventHead;
  /** What it says after this event does not count; null while it is trusted. */
  readonly revokedAfter: number | null;
  /** It said two different things as the same event: it was copied, or put back to an earlier state. */
  readonly isForked: boolean;
};

export type TakenIn = { readonly result: EventResult; readonly standing: DeviceStanding | null };

/** `standing`: null for a device that nobody enrolled; `isKnown`: this very event is here already. */
export function takeInEvent(signed: SignedEvent, standing: DeviceStanding | null, isKnown: boolean): TakenIn {
  const { id, event } = signed;
  const as = (result: EventResult, next: DeviceStanding | null = standing): TakenIn => ({ result, standing: next });
  if (!standing) return as({ result: 'rejected', id, code: 'unknown-device' });
  if (isKnown) return as({ result: 'known', id });
  const { head, revokedAfter, isForked } = standing;
  const after = headAfterEvent(signed);
  if (isForked || event.n <= head.n || (event.n === head.n + 1 && event.previous !== head.id))
    return as({ result: 'quarantined', id, code: 'fork' }, { ...standing, isForked: true });
  if (event.n > head.n + 1) return as({ result: 'rejected', id, code: 'gap' });
  if (revokedAfter !== null && event.n > revokedAfter)
    return as({ result: 'quarantined', id, code: 'device-revoked' }, { ...standing, head: after });
  return as({ result: 'stored', id }, { ...standing, head: after });
}
