/**
 * The journal of one attempt together with its folded state: append, and the state moves only after the disk has it.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type AttemptEvent, attemptEventSchema, type StartedEvent } from '#core/exam/attempt-event.ts';
import { type AttemptState, applyEntry, foldAttempt, pauseLeftAt, remainingAt } from '#core/exam/attempt-state.ts';
import { type Interruption, interruptionLedger } from '#core/exam/interruptions.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { createJournal, type Journal, openJournal } from '#store/attempt/journal.ts';
import { now, readClock } from '../system-clock.ts';

export type AttemptLog = {
  readonly state: AttemptState;
  remainingMs(): number;
  pauseLeftMs(): number;
  /** What happened besides answering, up to the last entry. */
  interruptions(): Interruption[];
  append(event: AttemptEvent): Promise<Result<AttemptState>>;
  close(): Promise<void>;
};

const fileOf = (folder: string, id: string) => join(folder, `${id}.ndjson`);

export const attemptExists = (folder: string, id: string): Promise<boolean> =>
  access(fileOf(folder, id)).then(
    () => true,
    () => false,
  );

function logOver(journal: Journal<AttemptEvent>, first: AttemptState): AttemptLog {
  let state = first;
  const ledger = interruptionLedger();
  for (const entry of journal.entries) ledger.add(entry);
  return {
    get state() {
      return state;
    },
    pauseLeftMs: () => pauseLeftAt(state, readClock()),
    remainingMs: () => remainingAt(state, readClock()),
    interruptions: ledger.list,
    append: async (event) => {
      const written = await journal.append(event, readClock());
      if (!written.ok) return written;
      ledger.add(written.value);
      state = applyEntry(state, written.value) ?? state;
      return ok(state);
    },
    close: () => journal.close(),
  };
}

export async function beginAttempt(folder: string, started: StartedEvent): Promise<Result<AttemptLog>> {
  const journal = await createJournal<AttemptEvent>(fileOf(folder, started.attemptId), started, readClock());
  if (!journal.ok) return journal;
  const state = foldAttempt(journal.value.entries);
  return state ? ok(logOver(journal.value, state)) : failed(failure('internal'));
}

export type AttemptOpening = { log: AttemptLog; notices: Failure[] };

export async function openAttempt(folder: string, id: string): Promise<Result<AttemptOpening>> {
  if (!(await attemptExists(folder, id))) return failed(failure('attempt-unknown'));
  const opened = await openJournal<AttemptEvent>(fileOf(folder, id), attemptEventSchema, now);
  if (!opened.ok) return opened;
  const { journal, tailSetAside } = opened.value;
  const state = foldAttempt(journal.entries);
  if (!state || state.started.attemptId !== id) {
    await journal.close();
    return failed(failure('attempt-damaged', { file: `${id}.ndjson`, line: 1 }));
  }
  const notices = tailSetAside ? [failure('attempt-tail-set-aside', { file: tailSetAside })] : [];
  return ok({ log: logOver(journal, state), notices });
}
