/**
 * Work that takes the processor for some milliseconds, a piece at a time: between two pieces everybody who asked meanwhile has
 * their turn.
 *
 * [Note: pieces] An upload goes to the database several times and waits each time until the process comes to it again. When
 * attempts are counted without a pause, every lane has its piece in each round, and all that is asked waits for all of them.
 */
import { setImmediate as round } from 'node:timers/promises';
import { takingTurns } from '#core/result/turns.ts';

/** Of the whole process: it has one thread. */
const inTurn = takingTurns();

export const piece = <T>(work: () => T | Promise<T>): Promise<T> =>
  inTurn(async () => {
    await round();
    return work();
  });
