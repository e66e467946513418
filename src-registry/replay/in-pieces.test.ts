/**
 * Between two pieces of work everybody else in the process has a turn, however many ask for a piece.
 */
import { setImmediate as round } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { piece } from './in-pieces.ts';

test('one piece in each round of the process, in their order; one that fails holds up nobody', async () => {
  const done: number[] = [];
  const pieces = [1, 2, 3, 4].map((number) =>
    piece(() => {
      done.push(number);
      if (number === 2) throw new Error('two');
      return number;
    }).catch((error: Error) => error.message),
  );
  const seen: number[] = [];
  while (done.length < 4) {
    seen.push(done.length);
    await round();
  }
  // Whoever else asked for a round has had one before each piece.
  expect(seen).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  expect(done).toEqual([1, 2, 3, 4]);
  expect(await Promise.all(pieces)).toEqual([1, 'two', 3, 4]);
});
