/**
 * Readings of this machine's clocks; see [Note: which clock] in src-core/evidence/clock-reading.ts.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { ClockReading } from '#core/evidence/clock-reading.ts';

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `run:${randomUUID()}`;
  }
}

const boot = bootName();

export const now = (): Date => new Date(Date.now());

/** Of this machine's time zone now, from UTC, east positive. */
export const zoneOffsetMinutes = (): number => -now().getTimezoneOffset();

/** `os.uptime` counts sleep on Linux, Windows and macOS, and no change of the wall clock moves it. */
export const readClock = (): ClockReading => ({
  wall: now().toISOString(),
  sinceBootMs: Math.round(os.uptime() * 1000),
  boot,
  offsetMinutes: zoneOffsetMinutes(),
});
