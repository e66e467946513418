/**
 * How the clock of an exam counts time in which nobody could work: the machine slept, or the application was closed. The
 * time runs on, and the exam gives back of it what its blueprint allows in all, and no more.
 *
 * [Note: silence] While an attempt is open something is written at least every 30 seconds (the heartbeat). So a longer
 * silence means that the program did not run. Two beats and a half leave room for a machine that is merely slow.
 */
import { type ClockReading, elapsedBetween } from '../evidence/clock-reading.ts';

export const silenceMs = 75_000;

/** Milliseconds that passed from one reading to the next, and how many of them nobody could work in. */
export function passedBetween(
  before: ClockReading,
  at: ClockReading,
  isResumption: boolean,
): { passedMs: number; lostMs: number } {
  const passedMs = elapsedBetween(before, at);
  return { passedMs, lostMs: isResumption || passedMs > silenceMs ? passedMs : 0 };
}

/** How much of the time lost is given back, when `givenMs` of at most `mostMs` have been given already. */
export const givenBack = (lostMs: number, givenMs: number, mostMs: number): number =>
  Math.max(0, Math.min(lostMs, mostMs - givenMs));
