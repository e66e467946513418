import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation, correlationInterval, mean, quantile, variance } from './sample.ts';

test('by hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and sum of squares 32', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(mean(values)).toBe(5);
  expect(variance(values)).toBeCloseTo(32 / 7, 12);
});

test('the four data sets of F. J. Anscombe (The American Statistician 27, 1973) correlate by .816', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  expect(correlation(x, y)).toBeCloseTo(0.816, 3);
});

test('what cannot be computed is null', () => {
  expect(mean([])).toBeNull();
  expect(variance([3])).toBeNull();
  expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(correlationInterval(0.5, 3)).toBeNull();
  expect(quantile([], 0.5)).toBeNull();
});

test('Fisher’s interval: r = .5 of 28 pairs is tanh(.5493 ± .3920)', () => {
  const [low, high] = correlationInterval(0.5, 28) as [number, number];
  expect(low).toBeCloseTo(Math.tanh(0.549306 - 0.391993), 5);
  expect(high).toBeCloseTo(Math.tanh(0.549306 + 0.391993), 5);
  expect(correlationInterval(1, 28)).toEqual([1, 1]);
});

test('quantiles: the median of an even list lies between, the 90th of 1 to 11 is 10', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(10);
});

test('a correlation lies from −1 to 1, within its interval, and minds neither scale nor order', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 5,
    maxLength: 40,
  });
  fc.assert(
    fc.property(pairs, (list) => {
      const [x, y] = [list.map((pair) => pair[0]), list.map((pair) => pair[1])];
      const r = correlation(x, y);
      fc.pre(r !== null);
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      const interval = correlationInterval(r, list.length) as [number, number];
      expect(interval[0]).toBeLessThanOrEqual(r);
      expect(interval[1]).toBeGreaterThanOrEqual(r);
      const scaled = x.map((value) => 3 * value + 7);
      expect(correlation(scaled, y)).toBeCloseTo(r, 9);
      expect(correlation([...x].reverse(), [...y].reverse())).toBeCloseTo(r, 9);
    }),
  );
});
