/**
 * Estimates within a range, beside it and far from it.
 */
import { expect, test } from 'vitest';
import { offBy, settled, worthOfEstimate } from './estimate.ts';

const range = { from: 3, to: 4 };

test('the whole range is right, one step beside it almost', () => {
  expect([1, 2, 3, 4, 5].map((step) => worthOfEstimate(range, step))).toEqual([0, 0.5, 1, 1, 0.5]);
  expect([1, 2, 3, 4, 5].map((step) => offBy(range, step))).toEqual([-2, -1, 0, 0, 1]);
});

test('one goes on with the nearest that is right', () => {
  expect([1, 2, 3, 4, 5].map((step) => settled(range, step))).toEqual([3, 3, 3, 4, 4]);
});
