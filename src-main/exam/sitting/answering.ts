/**
 * What a candidate does in the open sitting: each is in the journal before its answer is given.
 */
import type { SittingState } from '#core/contract/exam-calls.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import type { Response } from '#core/exam/response.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Seat } from './seat.ts';
import { type Sitting, viewState } from './sitting.ts';

export type Answering = {
  answer(attemptId: string, position: number, response: Response): Promise<Result<SittingState>>;
  flag(attemptId: string, position: number, flagged: boolean): Promise<Result<SittingState>>;
  visit(attemptId: string, position: number): Promise<Result<SittingState>>;
  /** Stops the clock, or lets it run again. */
  pause(attemptId: string, on: boolean): Promise<Result<SittingState>>;
  state(attemptId: string): Promise<Result<SittingState>>;
  /** Nothing to hand in where this attempt does not sit here. */
  handIn(attemptId: string): Promise<Result<null>>;
};

export function answering(seat: Seat): Answering {
  const at = (attemptId: string): Sitting | null =>
    seat.sitting?.log.state.started.attemptId === attemptId ? seat.sitting : null;

  /** When the time has run out meanwhile, the sitting is closed, and nothing more comes into its journal. */
  const record = async (
    attemptId: string,
    event: (found: Sitting) => AttemptEvent | null,
  ): Promise<Result<SittingState>> => {
    const found = at(attemptId);
    if (!found) return failed(failure('attempt-closed'));
    const over = await seat.tend(found);
    if (!over.ok) return over;
    if (!over.value) {
      const made = event(found);
      if (!made) return failed(failure('input-invalid'));
      const appended = await found.log.append(made);
      if (!appended.ok) return appended;
    }
    return ok(viewState(found.log));
  };

  return {
    answer: (attemptId, position, response) =>
      record(attemptId, ({ items, log }) => {
        const item = log.state.isPaused ? undefined : items[position];
        return item && itemTypeOf(item).accepts(item, response) ? { kind: 'answered', position, response } : null;
      }),
    flag: (attemptId, position, flagged) =>
      record(attemptId, ({ items }) => (items[position] ? { kind: 'flagged', position, flagged } : null)),
    visit: (attemptId, position) =>
      record(attemptId, ({ items }) => (items[position] ? { kind: 'visited', position } : null)),
    pause: (attemptId, on) =>
      record(attemptId, ({ log }) => {
        const may = on ? log.pauseLeftMs() > 0 && !log.state.isPaused : log.state.isPaused;
        return may ? { kind: on ? 'paused' : 'continued' } : null;
      }),
    state: async (attemptId) => {
      const found = at(attemptId);
      if (!found) return failed(failure('attempt-closed'));
      const over = await seat.tend(found);
      return over.ok ? ok(viewState(found.log)) : over;
    },
    handIn: async (attemptId) => {
      const found = at(attemptId);
      if (!found) return ok(null);
      const over = await seat.tend(found);
      if (!over.ok) return over;
      if (over.value) return ok(null);
      const submitted = await found.log.append({ kind: 'submitted', by: 'candidate' });
      if (!submitted.ok) return submitted;
      const settled = await seat.tend(found);
      return settled.ok ? ok(null) : settled;
    },
  };
}
