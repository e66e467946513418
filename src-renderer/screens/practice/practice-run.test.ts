import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, begun } from './practice-run.ts';

test('each is asked once, then those that were missed until each was right', () => {
  let run = begun(['a', 'b', 'c']);
  run = answered(run, false);
  run = answered(run, true);
  expect(run).toMatchObject({ queue: ['c', 'a'], isRepeat: false });
  run = answered(run, false);
  expect(run).toMatchObject({ queue: ['a', 'c'], isRepeat: true, missed: ['a', 'c'] });
  run = answered(run, false);
  expect(run).toMatchObject({ queue: ['c', 'a'], missed: ['a', 'c'] });
  run = answered(answered(run, true), true);
  expect(run).toMatchObject({ queue: [], done: 6, asked: 3 });
});

test('whatever is missed, the session ends when all are right, and the missed are those missed at first', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 }),
      fc.array(fc.boolean()),
      (ids, answers) => {
        let run = begun(ids);
        for (const right of [...answers, ...ids.map(() => true), ...ids.map(() => true)]) run = answered(run, right);
        expect(run.queue).toEqual([]);
        expect(run.missed).toEqual(ids.filter((_, n) => answers[n] === false));
      },
    ),
  );
});
