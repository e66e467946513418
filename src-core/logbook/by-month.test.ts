/**
 * Months as the person lived them.
 */
import { expect, test } from 'vitest';
import { byMonth } from './by-month.ts';
import type { KeptEntry } from './kept-entry.ts';

const entry = (id: string, from: string, to: string): KeptEntry => ({
  ...{ id, programmeId: 'helper', activity: 'talks', people: 1, note: '' },
  from: `${from}:00.000Z`,
  to: `${to}:00.000Z`,
});

test('minutes by month, the earliest first, and how many of them somebody confirmed; a night belongs to where it began', () => {
  const entries = [
    entry('b', '2027-03-31T22:30', '2027-04-01T00:00'),
    entry('a', '2027-02-03T09:00', '2027-02-03T10:00'),
    entry('c', '2027-03-05T09:00', '2027-03-05T09:20'),
  ];
  const confirmed = (id: string) => id !== 'c';
  expect(byMonth(entries, confirmed, 0)).toEqual([
    { month: '2027-02', minutes: 60, confirmed: 60 },
    { month: '2027-03', minutes: 110, confirmed: 90 },
  ]);
  // East of Greenwich it is April already.
  expect(byMonth(entries, confirmed, 180).map(({ month, minutes }) => [month, minutes])).toEqual([
    ['2027-02', 60],
    ['2027-03', 20],
    ['2027-04', 90],
  ]);
});
