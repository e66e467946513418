import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answered } from '../answered.ts';
import { alphaFromSpread, cronbachAlpha, dependability, itemSpread, kr21, reliabilityOf } from './reliability.ts';

const attemptsOf = (matrix: readonly (readonly number[])[]): Pick<Answered, 'items'>[] =>
  matrix.map((row) => ({
    items: row.map((points, item) => ({ itemId: `i${item}`, points, choices: [], ms: null })),
  }));

// K. L. Wuensch, East Carolina University, The Kuder-Richardson 20: ten students, ten items.
const wuensch = [
  '1111110110',
  '1011011101',
  '1111011001',
  '0010001000',
  '0000010010',
  '1110111111',
  '1101110111',
  '1111111101',
  '0101111101',
  '1101101110',
].map((row) => [...row].map(Number));

test('ten students and ten items, worked in print', () => {
  // There: pq item by item, which add up to 2.18, and the variance of the totals (by n) 5.84; so KR-20 = 10/9 × (1 − 2.18/5.84) = 0.696347.
  expect(cronbachAlpha(wuensch)).toBeCloseTo(0.696347, 6);
});

test('by hand: four candidates, three items', () => {
  // 111, 110, 100, 000: p = .75, .5, .25; Σ pq = .1875 + .25 + .1875 = .625; totals 3, 2, 1, 0 have variance 1.25 by n:
  // KR-20 = 3/2 × (1 − .625/1.25) = .75. KR-21 with s² by n − 1 = 5/3, M = 1.5: 3/2 × (1 − 1.5×1.5/(3×5/3)) = .825.
  const matrix = [
    [1, 1, 1],
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ];
  expect(cronbachAlpha(matrix)).toBeCloseTo(0.75, 12);
  expect(kr21({ length: 3, mean: 1.5, variance: 5 / 3 })).toBeCloseTo(0.825, 12);
  // Covariances by n − 1: 1/6 of first and second, 1/6 of second and third, 1/12 of first and third: mean 5/36.
  // Variances 1/4, 1/3, 1/4: mean 5/18.
  const spread = itemSpread(attemptsOf(matrix));
  expect(spread?.meanCovariance).toBeCloseTo(5 / 36, 12);
  expect(spread?.meanVariance).toBeCloseTo(5 / 18, 12);
  const all = reliabilityOf(attemptsOf(matrix), 3);
  expect(all).toMatchObject({ sameForm: true });
  expect(all.alpha).toBeCloseTo(0.75, 12);
  expect(all.dependability).toBeCloseTo(0.75, 12);
  // s √(1 − r) = √(5/3 × .25).
  expect(all.errorOfMeasurement).toBeCloseTo(Math.sqrt(5 / 12), 12);
});

test('KR-21 of 40 items with mean 28 and variance 36 is .786', () => {
  expect(kr21({ length: 40, mean: 28, variance: 36 })).toBeCloseTo(0.786, 3);
});

test('by hand: forms of two from a bank of three', () => {
  // a with b: (1,1), (0,0): covariance .5. b with c: (1,0), (0,1): −.5. a with c: (1,1), (1,1), (0,0): 1/3, weight 2.
  // Mean: (1×.5 − 1×.5 + 2×1/3)/4 = 1/6. a of 5: 1,0,1,1,0 deviations 1.2; b of 4: 1,0,1,0: 1; c of 5: 0,1,1,1,0: 1.2.
  // Mean variance (1.2 + 1 + 1.2)/(4 + 3 + 4) = 3.4/11. Alpha of two: 2 × (1/6) / (3.4/11 + 1/6).
  const answers: Record<string, number>[] = [
    { a: 1, b: 1 },
    { a: 0, b: 0 },
    { b: 1, c: 0 },
    { b: 0, c: 1 },
    { a: 1, c: 1 },
    { c: 1, a: 1 },
    { a: 0, c: 0 },
  ];
  const attempts = answers.map((one) => ({
    items: Object.entries(one).map(([itemId, points]) => ({ itemId, points, choices: [], ms: null })),
  }));
  const spread = itemSpread(attempts);
  expect(spread?.meanCovariance).toBeCloseTo(1 / 6, 12);
  expect(spread?.meanVariance).toBeCloseTo(3.4 / 11, 12);
  expect(spread && alphaFromSpread(spread, 2)).toBeCloseTo(1 / 3 / (3.4 / 11 + 1 / 6), 12);
  expect(reliabilityOf(attempts, 2).sameForm).toBe(false);
});

test('what is not defined is null', () => {
  expect(cronbachAlpha([])).toBeNull();
  expect(cronbachAlpha([[1], [0]])).toBeNull();
  expect(
    cronbachAlpha([
      [1, 0],
      [0, 1],
    ]),
  ).toBeNull();
  expect(itemSpread(attemptsOf([[1, 0, 1]]))).toBeNull();
  expect(reliabilityOf([], 0)).toMatchObject({ alpha: null, dependability: null, kr21: null });
});

const matrixOf = (points: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 15 })).chain(([items, candidates]) =>
    fc.array(fc.array(points, { minLength: items, maxLength: items }), {
      minLength: candidates,
      maxLength: candidates,
    }),
  );

test('for points of 0 and 1 alpha is KR-20', () => {
  fc.assert(
    fc.property(matrixOf(fc.constantFrom(0, 1)), (matrix) => {
      const alpha = cronbachAlpha(matrix);
      fc.pre(alpha !== null);
      const [count, length] = [matrix.length, (matrix[0] as number[]).length];
      const totals = matrix.map((row) => row.reduce((sum, one) => sum + one, 0));
      const centre = totals.reduce((sum, one) => sum + one, 0) / count;
      const spread = totals.reduce((sum, one) => sum + (one - centre) ** 2, 0) / count;
      let pq = 0;
      for (let item = 0; item < length; item += 1) {
        const p = matrix.reduce((sum, row) => sum + (row[item] as number), 0) / count;
        pq += p * (1 - p);
      }
      expect(alpha).toBeCloseTo((length / (length - 1)) * (1 - pq / spread), 9);
    }),
  );
});

test('on a complete matrix the mean covariance gives exactly alpha, both ways; alpha is at most 1; order is nothing', () => {
  fc.assert(
    fc.property(matrixOf(fc.constantFrom(0, 1 / 3, 0.5, 1)), (matrix) => {
      const alpha = cronbachAlpha(matrix);
      fc.pre(alpha !== null);
      const length = (matrix[0] as number[]).length;
      const attempts = attemptsOf(matrix);
      const spread = itemSpread(attempts);
      if (!spread) throw new Error('no pairs');
      expect(alphaFromSpread(spread, length)).toBeCloseTo(alpha, 7);
      const all = reliabilityOf(attempts, length);
      expect(all.dependability).toBeCloseTo(alpha, 7);
      expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
      const turned = attemptsOf([...matrix].reverse().map((row) => [...row].reverse()));
      expect(reliabilityOf(turned, length).alpha).toBeCloseTo(alpha, 7);
    }),
  );
});

test('dependability is k² c over the variance of the totals', () => {
  const spread = { meanVariance: 0.2, meanCovariance: 0.02 };
  // 40² × .02 = 32 of 36.
  expect(dependability(spread, { length: 40, mean: 28, variance: 36 })).toBeCloseTo(32 / 36, 12);
});
