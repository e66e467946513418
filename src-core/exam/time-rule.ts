/**
 * How the clock of an exam counts time in which nobody worked. A pause that was allowed stops it, as long as the allowance
 * lasts. When the machine slept or the application was closed it runs on, and the exam gives back of that what its
 * blueprint allows in all, and no more.
 *
 * [Note: silence] While an attempt is open something is written at least every 30 seconds (the heartbeat). So a longer
 * silence means that the program did not run. Two beats and a half leave room for a machine that is merely slow.
 */
import { type ClockReading, elapsedBetween } from '../evidence/clock-reading.ts';
import type { StartedEvent } from './attempt-event.ts';

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

/** Time that does not count, in milliseconds: in pauses that were allowed, and given back. Taken so far, or at most. */
export type TimeOff = { readonly pausedMs: number; readonly givenBackMs: number };
export const noTimeOff: TimeOff = { pausedMs: 0, givenBackMs: 0 };

/** What an attempt may take off in all. */
export const allowedBy = ({ giveBackMs, accommodations }: StartedEvent): TimeOff => ({
  pausedMs: (accommodations?.pauseMinutes ?? 0) * 60_000,
  givenBackMs: giveBackMs ?? 0,
});

const upTo = (wantedMs: number, leftMs: number): number => Math.max(0, Math.min(wantedMs, leftMs));

export type Between = {
  readonly passedMs: number;
  readonly lostMs: number;
  /** How much of it counts. */
  readonly usedMs: number;
  /** What was taken off of the rest. */
  readonly off: TimeOff;
};

/** The time from one reading to the next as the clock of the exam sees it. */
export function countedBetween(
  before: ClockReading,
  at: ClockReading,
  how: { readonly isResumption: boolean; readonly isPaused: boolean },
  taken: TimeOff,
  allowed: TimeOff,
): Between {
  const { passedMs, lostMs } = passedBetween(before, at, how.isResumption);
  const pausedMs = how.isPaused ? upTo(passedMs, allowed.pausedMs - taken.pausedMs) : 0;
  const givenBackMs = upTo(Math.min(lostMs, passedMs - pausedMs), allowed.givenBackMs - taken.givenBackMs);
  return { passedMs, lostMs, usedMs: passedMs - pausedMs - givenBackMs, off: { pausedMs, givenBackMs } };
}

export const sumOf = (a: TimeOff, b: TimeOff): TimeOff => ({
  pausedMs: a.pausedMs + b.pausedMs,
  givenBackMs: a.givenBackMs + b.givenBackMs,
});
