/**
 * Events of a journal → the state of the attempt. Pure: the same entries give the same state, always.
 */
import type { Entry } from '../evidence/chain.ts';
import type { ClockReading } from '../evidence/clock-reading.ts';
import type { AttemptEvent, StartedEvent } from './attempt-event.ts';
import type { Decision } from './decision.ts';
import { noResponse, type Response } from './response.ts';
import { givenBack, passedBetween } from './time-rule.ts';

export type AttemptPhase = 'open' | 'submitted' | 'decided' | 'voided';

export type AttemptState = {
  readonly started: StartedEvent;
  readonly startedAt: string;
  readonly phase: AttemptPhase;
  readonly position: number;
  readonly responses: readonly Response[];
  readonly flagged: readonly boolean[];
  /** Time used up to `lastReading`, or up to the submission: what passed, less what was given back. */
  readonly elapsedMs: number;
  readonly givenBackMs: number;
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
    givenBackMs: 0,
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

function usedUntil(state: AttemptState, at: ClockReading, isResumption: boolean): { usedMs: number; givenMs: number } {
  const { passedMs, lostMs } = passedBetween(state.lastReading, at, isResumption);
  const givenMs = givenBack(lostMs, state.givenBackMs, state.started.giveBackMs ?? 0);
  return { usedMs: passedMs - givenMs, givenMs };
}

/** One more entry. What comes after the time was over, or after the submission, changes no answer. */
export function applyEntry(state: AttemptState | null, entry: Entry<AttemptEvent>): AttemptState | null {
  if (!state) return begin(entry);
  const { event } = entry;
  const running = state.phase === 'open';
  const used = running ? usedUntil(state, entry.at, event.kind === 'resumed') : { usedMs: 0, givenMs: 0 };
  const elapsedMs = state.elapsedMs + used.usedMs;
  const next = { ...state, elapsedMs, givenBackMs: state.givenBackMs + used.givenMs, lastReading: entry.at };
  const inTime = running && elapsedMs <= state.started.limitMs;
  switch (event.kind) {
    case 'visited':
      return inTime && event.position < state.responses.length ? { ...next, position: event.position } : next;
    case 'answered':
      return inTime ? { ...next, responses: replaced(state.responses, event.position, event.response) } : next;
    case 'flagged':
      return inTime ? { ...next, flagged: replaced(state.flagged, event.position, event.flagged) } : next;
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
  return Math.max(0, state.started.limitMs - state.elapsedMs - usedUntil(state, now, false).usedMs);
}
