/**
 * The one seat of this machine: who sits there, the beat of the clock, and the end when the time is over.
 */
import type { Result } from '#core/result/result.ts';
import type { Desk } from '../../desk.ts';
import type { Settle } from './settle.ts';
import type { Sitting } from './sitting.ts';

const heartbeatMs = 30_000;

export type Seat = {
  readonly sitting: Sitting | null;
  take(sitting: Sitting): void;
  /** Ends the sitting when it is over, and says whether it is. */
  tend(sitting: Sitting): Promise<Result<boolean>>;
  /** The clock of the attempt runs on. */
  leave(): Promise<void>;
};

export type SeatParts = {
  readonly settle: Settle;
  /** The beat takes turns with what is asked from outside. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  readonly timeOver: (attemptId: string) => void;
};

export function seatAt(desk: Desk, { settle, inTurn, timeOver }: SeatParts): Seat {
  let sitting: Sitting | null = null;
  let timer: NodeJS.Timeout | undefined;

  const leave = async () => {
    const leaving = sitting;
    sitting = null;
    clearInterval(timer);
    await leaving?.log.close();
  };

  const tend = async (current: Sitting): Promise<Result<boolean>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const over = await settle(learner.value, current.log, current);
    if (over.ok && over.value && sitting === current) await leave();
    return over;
  };

  const watch = (current: Sitting) => {
    let beats = 0;
    // Once a second, so that a machine which wakes from sleep notices at once; the true time is read each time.
    const beat = async () => {
      if (sitting !== current) return;
      if (current.log.remainingMs() <= 0) {
        const over = await tend(current);
        if (over.ok && over.value) timeOver(current.log.state.started.attemptId);
        return;
      }
      beats += 1;
      if (beats % (heartbeatMs / 1000) === 0) await current.log.append({ kind: 'heartbeat' });
    };
    return setInterval(() => void inTurn(beat), 1000);
  };

  return {
    get sitting() {
      return sitting;
    },
    take: (taken) => {
      sitting = taken;
      timer = watch(taken);
    },
    tend,
    leave,
  };
}
