/**
 * When to try again after a call that did not work: later each time, and never all devices at the same moment.
 */

const firstMs = 5_000;
const mostMs = 6 * 60 * 60_000;
/** A registry that asks for more patience than this is not believed. */
const mostAskedMs = 24 * 60 * 60_000;
/** After the network is back everybody wants to call at once. */
const spreadMs = 60_000;

/**
 * Full jitter: anywhere from now to a wait that doubles from 5 s to 6 h. `failures`: how many in a row, 1 or more;
 * `random`: from 0 to below 1; `askedMs`: what the registry said (Retry-After), which is the least.
 */
export function waitAfter(failures: number, random: () => number, askedMs = 0): number {
  const longest = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.min(askedMs, mostAskedMs) + Math.floor(random() * longest);
}

/** When the network is back. */
export const waitWhenBack = (random: () => number): number => Math.floor(random() * spreadMs);

/** Milliseconds of a Retry-After header (RFC 9110 section 10.2.3): seconds, or a date; 0 where it says nothing. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (!header) return 0;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}
