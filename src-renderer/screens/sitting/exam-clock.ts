/**
 * The time that is left, between two answers of the main process: the last `remainingMs` it gave, less what passed
 * since by the page's own steady clock. Main decides; the screen only shows.
 */

import type { SittingState } from '#core/contract/exam-calls.ts';

export type ClockAnchor = {
  readonly remainingMs: number;
  readonly at: number;
  /** For so long from `at` the clock stands still: a pause that is allowed. */
  readonly heldMs: number;
};

/** Under this the time is shown as minutes and seconds; above it as words. */
export const secondsFromMs = 10 * 60_000;

/** The moments, in minutes left, at which the person is told. */
export const announcedMinutes = [10, 5, 1] as const;

export const anchorAt = ({ remainingMs, pause }: Pick<SittingState, 'remainingMs' | 'pause'>): ClockAnchor => ({
  remainingMs,
  at: performance.now(),
  heldMs: pause?.on ? pause.leftMs : 0,
});

export const remainingNow = (anchor: ClockAnchor, now = performance.now()): number =>
  Math.max(0, anchor.remainingMs - Math.max(0, now - anchor.at - anchor.heldMs));

/** How long the clock still stands still. */
export const heldNow = (anchor: ClockAnchor, now = performance.now()): number =>
  Math.max(0, anchor.heldMs - Math.max(0, now - anchor.at));

/** The announced minute that was passed between two looks at the clock, the smallest if several; null if none. */
export function minutePassed(beforeMs: number, afterMs: number): number | null {
  const passed = announcedMinutes.filter((minute) => beforeMs > minute * 60_000 && afterMs <= minute * 60_000);
  return passed.at(-1) ?? null;
}

export const wholeMinutes = (ms: number): number => Math.ceil(ms / 60_000);

/** `09:05`, in the digits of the language. */
export function minutesAndSeconds(ms: number, language: string): string {
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false });
  const seconds = Math.ceil(ms / 1000);
  return `${two.format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}
