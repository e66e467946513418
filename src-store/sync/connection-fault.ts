/**
 * Why a connection could not be made, from what `fetch` throws: the words of Node and of Chromium for the same things.
 */
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';

/** A clock that is wrong looks just like this; so does a certificate that nobody renewed. */
const ofDates = /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_CERT_DATE_INVALID/;
const ofCertificates = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_BAD_SSL|HANDSHAKE/;

/** The code of the deepest cause, or the code in a message like `net::ERR_NAME_NOT_RESOLVED`. */
function codeOf(error: unknown): string {
  let found = '';
  for (
    let at = error as { code?: unknown; message?: unknown; cause?: unknown } | undefined;
    at;
    at = at.cause as never
  ) {
    const message = typeof at.message === 'string' ? at.message : '';
    const named = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
    if (/redirect/i.test(message)) return 'redirect';
    if (typeof at.code === 'string') found = at.code;
    else if (named) found = named;
    if (at === at.cause) break;
  }
  return found;
}

export function connectionFault(error: unknown, address: string, now: Date): Refusal {
  const code = codeOf(error);
  if (code === 'redirect') return refusal('not-one', { address });
  if (ofDates.test(code)) return refusal('clock', { date: now.toISOString(), address });
  if (ofCertificates.test(code)) return refusal('certificate', { address, reason: code });
  return refusal('unreachable', { address, reason: code || 'no-answer' });
}
