/**
 * When something happened, as far as a registry can know: a device's clock may be years off.
 */

/** A clock that is off by less is right. */
export const rightWithinMs = 10 * 60_000;

/**
 * Milliseconds. `skewMs`: how far the device's clock was behind the registry's when they last spoke; it is taken to have
 * been off as much before. Nothing happened later than the registry heard of it.
 */
export function whenItHappened(saidMs: number, skewMs: number, receivedMs: number): number {
  const corrected = Math.abs(skewMs) > rightWithinMs ? saidMs + skewMs : saidMs;
  return Math.min(corrected, receivedMs);
}
