/**
 * Events of a journal → the state of the attempt. Pure: the same entries give the same state, always.
 */
import type { Entry } from '../evidence/chain.ts';
import type { ClockReading } from '../evidence/clock-reading.ts';
import type { AttemptEvent, StartedEvent } from './attempt-event.ts';
import type { Decision } from './decision.ts';
import { noResponse, type Response } from './response.ts';
import { allowedBy, type Between, countedBetween, noTimeOff, sumOf, type TimeOff } from './time-rule.ts';

export type AttemptPhase = 'open' | 'submitted' | 'decided' | 'voided';

export type AttemptState = {
  readonly started: StartedEvent;
  readonly startedAt: string;
  readonly phase: AttemptPhase;
  readonly position: number;
  readonly responses: readonly Response[];
  readonly flagged: readonly boolean[];
  /** Time used up to `lastReading`, or up to the submission: what passed, less what was taken off. */
  readonly elapsedMs: number;
  readonly timeOff: TimeOff;
  readonly isPaused: boolean;
  readonly lastReading: ClockReading;
  readonly submittedBy: 'candidate' | 'time' | null;
  readonly submittedAt: string | null;
  readonly decision: Decision | null;
  /** The entry that holds the decision: its moment, and its hash, which a credential names as its evidence. */
  readonly decidedAt: string | null;
  readonly evidence: string | null;
};

/** The state after the first entry, which must be `started`; null otherwise. */
function begin(entry: Entry<AttemptEvent>): AttemptState | null {
  if (entry.event.kind !== 'started') return null;
  const count = entry.event.form.length;
  return {
    started: entry.event,
    startedAt: entry.at.wall,
    phase: 'open',
    position: 0,
    responses: Array.from({ length: count }, () => noResponse),
    flagged: Array.from({ length: count }, () => false),
    elapsedMs: 0,
    timeOff: noTimeOff,
    isPaused: false,
    lastReading: entry.at,
    submittedBy: null,
    submittedAt: null,
    decision: null,
    decidedAt: null,
    evidence: null,
  };
}

const replaced = <T>(list: readonly T[], position: number, value: T): T[] =>
  list.map((old, index) => (index === position ? value : old));

function since(state: AttemptState, at: ClockReading, isResumption: boolean): Between {
  const { lastReading, isPaused, timeOff, started } = state;
  return countedBetween(lastReading, at, { isResumption, isPaused }, timeOff, allowedBy(started));
}

/** One more entry. What comes in a pause, after the time was over, or after the submission, changes no answer. */
export function applyEntry(state: AttemptState | null, entry: Entry<AttemptEvent>): AttemptState | null {
  if (!state) return begin(entry);
  const { event } = entry;
  const running = state.phase === 'open';
  const passed = running ? since(state, entry.at, event.kind === 'resumed') : { usedMs: 0, off: noTimeOff };
  const elapsedMs = state.elapsedMs + passed.usedMs;
  const next = { ...state, elapsedMs, timeOff: sumOf(state.timeOff, passed.off), lastReading: entry.at };
  const inTime = running && !state.isPaused && elapsedMs <= state.started.limitMs;
  switch (event.kind) {
    case 'visited':
      return inTime && event.position < state.responses.length ? { ...next, position: event.position } : next;
    case 'answered':
      return inTime ? { ...next, responses: replaced(state.responses, event.position, event.response) } : next;
    case 'flagged':
      return inTime ? { ...next, flagged: replaced(state.flagged, event.position, event.flagged) } : next;
    case 'paused':
      return inTime && allowedBy(state.started).pausedMs > 0 ? { ...next, isPaused: true } : next;
    case 'continued':
      return { ...next, isPaused: false };
    case 'submitted':
      return running ? { ...next, phase: 'submitted', submittedBy: event.by, submittedAt: entry.at.wall } : next;
    case 'decided':
      return state.phase === 'submitted'
        ? { ...next, phase: 'decided', decision: event.decision, decidedAt: entry.at.wall, evidence: entry.hash }
        : next;
    case 'voided':
      return state.phase === 'decided' ? next : { ...next, phase: 'voided' };
    case 'started':
    case 'resumed':
    case 'observed':
    case 'heartbeat':
      return next;
  }
}

export const foldAttempt = (entries: readonly Entry<AttemptEvent>[]): AttemptState | null =>
  entries.reduce<AttemptState | null>(applyEntry, null);

/** Milliseconds left at the moment of `now`; 0 when the time is over. */
export function remainingAt(state: AttemptState, now: ClockReading): number {
  if (state.phase !== 'open') return 0;
  return Math.max(0, state.started.limitMs - state.elapsedMs - since(state, now, false).usedMs);
}

/** Milliseconds for which the clock may still stand still at the moment of `now`. */
export function pauseLeftAt(state: AttemptState, now: ClockReading): number {
  const passed = state.phase === 'open' ? since(state, now, false).off.pausedMs : 0;
  return allowedBy(state.started).pausedMs - state.timeOff.pausedMs - passed;
}
