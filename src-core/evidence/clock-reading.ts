/**
 * Real elapsed time from readings that survive sleep, restart and a changed clock.
 *
 * [Note: which clock] The wall clock can be set; the time since boot cannot, and it goes on counting while the machine
 * sleeps, but it starts anew at boot. So two readings of one boot are compared by time since boot. Across a reboot only
 * the wall clock spans the gap; if it was set back, at least the time since the new boot has passed. A machine whose
 * boot cannot be named gives a name to each run of the program (`run:…`): then time since boot says nothing across runs.
 */
import { z } from '../zod.ts';

export const clockReadingSchema = z.strictObject({
  /** ISO instant of the wall clock. */
  wall: z.iso.datetime(),
  /** Milliseconds since the machine was started, sleep included. */
  sinceBootMs: z.number().nonnegative(),
  boot: z.string().min(1).max(80),
  /** Of the time zone, from UTC, east positive. Not there in entries written before it was kept. */
  offsetMinutes: z.number().int().optional(),
});
export type ClockReading = z.infer<typeof clockReadingSchema>;

/** Milliseconds that really passed from `earlier` to `later`; never negative. */
export function elapsedBetween(earlier: ClockReading, later: ClockReading): number {
  if (earlier.boot === later.boot) return Math.max(0, later.sinceBootMs - earlier.sinceBootMs);
  const byWall = Math.max(0, Date.parse(later.wall) - Date.parse(earlier.wall));
  return later.boot.startsWith('run:') ? byWall : Math.max(byWall, later.sinceBootMs);
}
