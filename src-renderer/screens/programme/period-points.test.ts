/**
 * Days on the line of a certification: in their order, today where it belongs, none twice.
 */
import { expect, test } from 'vitest';
import { periodPoints } from './period-points.ts';

const period = { from: '2026-01-01T00:00:00.000Z', until: '2028-01-01T00:00:00.000Z' };
const windows = {
  opensAt: '2027-07-01T00:00:00.000Z',
  graceUntil: '2028-04-01T00:00:00.000Z',
  reinstateUntil: '2029-01-01T00:00:00.000Z',
};
const names = (...given: Parameters<typeof periodPoints>) => periodPoints(...given).map(({ name }) => name);

test('today stands where it is in time', () => {
  expect(names(period, windows, '2026-06-01T00:00:00.000Z')).toEqual([
    'from',
    'today',
    'opens',
    'until',
    'grace',
    'reinstate',
  ]);
  expect(names(period, windows, '2028-02-01T00:00:00.000Z')).toEqual([
    'from',
    'opens',
    'until',
    'today',
    'grace',
    'reinstate',
  ]);
  expect(names(period, windows, '2030-01-01T00:00:00.000Z').at(-1)).toBe('today');
});

test('what there is not is no point, and the line ends with the last', () => {
  const short = { ...windows, graceUntil: period.until, reinstateUntil: null };
  const points = periodPoints(period, short, '2026-01-01T00:00:00.000Z');
  expect(points.map(({ name }) => name)).toEqual(['from', 'today', 'opens', 'until']);
  expect(points.at(-1)?.share).toBe(100);
});

test('shares are those of time, and today is never off the line', () => {
  const points = periodPoints(period, windows, '2035-01-01T00:00:00.000Z');
  const until = points.find(({ name }) => name === 'until');
  expect(until?.share).toBeCloseTo((730 / 1096) * 100, 5);
  expect(points.find(({ name }) => name === 'today')?.share).toBe(100);
  expect(points.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, null]);
});
