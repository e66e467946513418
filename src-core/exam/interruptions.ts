/**
 * The interruption ledger: what happened during an attempt besides answering, for how long, and how much time was given
 * back. Read from the journal alone, so whoever has the journal comes to the same ledger.
 */
import type { Entry } from '../evidence/chain.ts';
import type { ClockReading } from '../evidence/clock-reading.ts';
import { z } from '../zod.ts';
import type { AttemptEvent, Observation } from './attempt-event.ts';
import { allowedBy, countedBetween, noTimeOff, passedBetween, sumOf } from './time-rule.ts';

export const interruptionKinds = [
  'paused',
  'away',
  'locked',
  'asleep',
  'closed',
  'clock-moved',
  'zone-moved',
  'second-start',
] as const;

export const interruptionSchema = z.strictObject({
  /**
   * `paused`: the person stopped the clock, as was allowed; `away`: another window had the focus; `locked`: the screen; `asleep`: the machine; `closed`: the sitting, by hand or
   * because the program stopped; `clock-moved`: the wall clock was set; `zone-moved`: the time zone was;
   * `second-start`: the application was started again while it ran.
   */
  kind: z.enum(interruptionKinds),
  /** ISO instant of its beginning, by the wall clock of the machine. */
  at: z.string(),
  /** How long; of a clock or zone that was moved: by how much, back is negative. Null: not known, or of no length. */
  ms: z.number().nullable(),
  givenBackMs: z.number(),
});
export type Interruption = z.infer<typeof interruptionSchema>;

/** A clock that is kept right over a network moves by less than this at a time. */
const clockToleranceMs = 10_000;

const pairs = { left: 'away', locked: 'locked', slept: 'asleep' } as const;
const ends = { back: 'left', unlocked: 'locked', woke: 'slept' } as const;

/** By how much the wall clock was set between two readings; 0 where that cannot be told from time that passed. */
function clockMoved(before: ClockReading, at: ClockReading): number {
  const byWall = Date.parse(at.wall) - Date.parse(before.wall);
  // Across a start of the machine the wall clock may have run on for any time, but not for less than the new run.
  const moved = before.boot === at.boot ? byWall - (at.sinceBootMs - before.sinceBootMs) : runOver(byWall, at);
  return Math.abs(moved) > clockToleranceMs ? Math.round(moved) : 0;
}
const runOver = (byWall: number, at: ClockReading): number =>
  at.boot.startsWith('run:') ? Math.min(0, byWall) : Math.min(0, byWall - at.sinceBootMs);

export type Ledger = { add(entry: Entry<AttemptEvent>): void; list(): Interruption[] };

/** A ledger that takes the entries one by one, so that each answer costs the same however many came before. */
export function interruptionLedger(): Ledger {
  const found: Interruption[] = [];
  const open = new Map<keyof typeof pairs, Interruption & { since: ClockReading }>();
  let before: Entry<AttemptEvent> | null = null;
  let over = false;
  let allowed = noTimeOff;
  let taken = noTimeOff;
  let pause: (Interruption & { since: ClockReading }) | null = null;

  const clocks = (earlier: ClockReading, at: ClockReading) => {
    const moved = clockMoved(earlier, at);
    if (moved !== 0) found.push({ kind: 'clock-moved', at: earlier.wall, ms: moved, givenBackMs: 0 });
    const zone = ((at.offsetMinutes ?? 0) - (earlier.offsetMinutes ?? at.offsetMinutes ?? 0)) * 60_000;
    if (zone !== 0) found.push({ kind: 'zone-moved', at: earlier.wall, ms: zone, givenBackMs: 0 });
  };
  const observed = (what: Observation, at: ClockReading) => {
    if (what === 'second-start') found.push({ kind: what, at: at.wall, ms: null, givenBackMs: 0 });
    else if (what in pairs && !open.has(what as keyof typeof pairs)) {
      const begun = { kind: pairs[what as keyof typeof pairs], at: at.wall, ms: null, givenBackMs: 0, since: at };
      open.set(what as keyof typeof pairs, begun);
      found.push(begun);
    } else if (what in ends) {
      const begun = open.get(ends[what as keyof typeof ends]);
      if (begun) begun.ms = passedBetween(begun.since, at, false).passedMs;
      open.delete(ends[what as keyof typeof ends]);
    }
  };

  return {
    add: (entry) => {
      const { at, event } = entry;
      const earlier = before?.at;
      before = entry;
      if (over) return;
      if (!earlier) {
        over = event.kind !== 'started';
        allowed = event.kind === 'started' ? allowedBy(event) : noTimeOff;
        return;
      }
      const how = { isResumption: event.kind === 'resumed', isPaused: pause !== null };
      const { passedMs, lostMs, off } = countedBetween(earlier, at, how, taken, allowed);
      const given = off.givenBackMs;
      taken = sumOf(taken, off);
      if (pause) pause.givenBackMs += off.pausedMs;
      clocks(earlier, at);
      if (event.kind === 'resumed') {
        open.clear();
        found.push({ kind: 'closed', at: earlier.wall, ms: passedMs, givenBackMs: given });
      } else if (lostMs > 0) {
        const asleep = open.get('slept');
        if (asleep) asleep.givenBackMs += given;
        else found.push({ kind: 'asleep', at: earlier.wall, ms: lostMs, givenBackMs: given });
      }
      if (event.kind === 'observed') observed(event.what, at);
      if (event.kind === 'paused' && !pause && allowed.pausedMs > 0) {
        pause = { kind: 'paused', at: at.wall, ms: null, givenBackMs: 0, since: at };
        found.push(pause);
      } else if (pause && (event.kind === 'continued' || event.kind === 'submitted')) {
        pause.ms = passedBetween(pause.since, at, false).passedMs;
        pause = null;
      }
      over = event.kind === 'submitted' || event.kind === 'voided';
    },
    list: () => found.map(({ kind, at, ms, givenBackMs }) => ({ kind, at, ms, givenBackMs })),
  };
}

export function interruptionsIn(entries: readonly Entry<AttemptEvent>[]): Interruption[] {
  const ledger = interruptionLedger();
  for (const entry of entries) ledger.add(entry);
  return ledger.list();
}
