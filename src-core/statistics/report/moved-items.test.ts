import { expect, test } from 'vitest';
import type { Answered } from '../answered.ts';
import { groupsBy, strongestRises, versionShifts } from './moved-items.ts';

/** `count` attempts, `right` of which have item a right; item b is right for every other one. */
const group = (name: string, day: number, right: number, count: number): Answered[] =>
  Array.from({ length: count }, (_, index) => ({
    examVersion: name,
    language: 'en',
    sitting: name,
    startedAt: `2027-01-${String(day).padStart(2, '0')}T08:00:00.000Z`,
    items: [
      { itemId: 'a', points: index < right ? 1 : 0, choices: [], ms: null },
      { itemId: 'b', points: index % 2, choices: [], ms: null },
    ],
    passed: true,
  }));

const attempts = [...group('late', 9, 90, 100), ...group('early', 1, 50, 100), ...group('middle', 5, 50, 100)];
const groups = groupsBy(attempts, ({ sitting }) => sitting);

test('groups come in the order of their earliest attempt, not of their names', () => {
  expect(groups.map(({ name }) => name)).toEqual(['early', 'middle', 'late']);
  expect(groupsBy([], ({ sitting }) => sitting)).toEqual([]);
});

test('each version is compared with the one just before it', () => {
  const shifts = versionShifts(groups).get('a');
  expect(shifts?.map(({ from, to }) => [from, to])).toEqual([
    ['early', 'middle'],
    ['middle', 'late'],
  ]);
  expect(shifts?.[0]?.chance).toBe(1);
  expect(shifts?.[1]?.change).toBeCloseTo(0.4, 12);
  expect(shifts?.[1]?.chance as number).toBeLessThan(0.001);
});

test('the strongest rise is against all before, and its chance is that of all comparisons together', () => {
  const rise = strongestRises(groups).get('a');
  expect(rise).toMatchObject({ sitting: 'late', before: { facility: 0.5, count: 200 }, after: { facility: 0.9 } });
  expect(rise?.chance as number).toBeLessThan(0.001);
  expect(strongestRises(groups.slice(0, 1)).size).toBe(0);
});
