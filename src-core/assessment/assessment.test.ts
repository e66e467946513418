/**
 * What a station comes to, and how far two assessors agree.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';
import { outcomeOf } from './outcome.ts';
import { type Step, steps } from './rubric.ts';

const station = {
  enough: 3,
  criteria: [
    { id: 'listens', isCritical: true },
    { id: 'asks', isCritical: false },
    { id: 'links', isCritical: true },
    { id: 'ends', isCritical: false },
  ],
};
const rated = (listens: Step, asks: Step, links: Step, ends: Step) => ({ listens, asks, links, ends });

test('able: the critical ones and enough of all; with help is not enough', () => {
  expect(outcomeOf(station, rated('done', 'done', 'done-well', 'done'))).toEqual({ result: 'able' });
  expect(outcomeOf(station, rated('done', 'not-done', 'done', 'done'))).toEqual({ result: 'able' });
  expect(outcomeOf(station, rated('done', 'with-help', 'done', 'not-done'))).toEqual({
    result: 'not-yet',
    critical: [],
    short: ['asks', 'ends'],
  });
  expect(outcomeOf(station, rated('done', 'done', 'with-help', 'done'))).toMatchObject({
    result: 'not-yet',
    critical: ['links'],
  });
});

test('what was not observed is not judged', () => {
  expect(outcomeOf(station, { listens: 'done-well', links: 'done-well', ends: 'done-well' })).toEqual({
    result: 'open',
    unseen: ['asks'],
  });
});

/** Cohen's own table (1960, table 1) has three categories: 88, 14, 18 / 10, 40, 10 / 2, 6, 12 of 200; kappa .492 (there .49). */
test("Cohen's own example", () => {
  const table = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const pairs = table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [steps[i] as Step, steps[j] as Step] as const)),
  );
  const agreement = agreementOf(pairs);
  expect(agreement?.pairs).toBe(200);
  expect(agreement?.observed).toBeCloseTo(0.7, 10);
  expect(agreement?.kappa).toBeCloseTo((0.7 - 0.41) / (1 - 0.41), 10);
});

test('weights: near is better than far; where both chose one step only nothing can be said', () => {
  const near = agreementOf([
    ['done', 'done-well'],
    ['not-done', 'not-done'],
    ['done-well', 'done-well'],
  ]);
  const far = agreementOf([
    ['not-done', 'done-well'],
    ['not-done', 'not-done'],
    ['done-well', 'done-well'],
  ]);
  expect(near?.weighted as number).toBeGreaterThan(far?.weighted as number);
  expect(
    agreementOf([
      ['done', 'done'],
      ['done', 'done'],
    ]),
  ).toEqual({ pairs: 2, observed: 1, kappa: null, weighted: null });
  expect(agreementOf([])).toBeNull();
});

test('whatever was rated: who sees which first changes nothing, and agreement in all is one', () => {
  const step = fc.constantFrom(...steps);
  fc.assert(
    fc.property(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 40 }), (pairs) => {
      const one = agreementOf(pairs);
      const other = agreementOf(pairs.map(([a, b]) => [b, a] as const));
      expect(one?.kappa ?? 0).toBeCloseTo(other?.kappa ?? 0, 9);
      expect(one?.weighted ?? 0).toBeCloseTo(other?.weighted ?? 0, 9);
      if (one?.kappa !== null) expect(one?.kappa).toBeLessThanOrEqual(1);
      const same = agreementOf(pairs.map(([a]) => [a, a] as const));
      if (same?.kappa !== null) expect(same?.kappa).toBeCloseTo(1, 9);
    }),
  );
});
