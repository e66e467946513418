import { expect, test } from 'vitest';
import { betterThanKey, choiceCounts, unusedDistractors } from './choices.ts';

const column = {
  choices: [['a'], ['a'], ['b'], ['b'], ['b'], []],
  rest: [0.3, 0.5, 0.8, 0.9, 0.7, 0.1],
};
const known = { key: ['a'], offered: ['a', 'b', 'c'] };
const any = { least: 2, leastZ: 0 };

test('how many chose it, and how good they are at the rest', () => {
  const counts = choiceCounts(column, known);
  expect(counts.map(({ choice, count, isKey }) => [choice, count, isKey])).toEqual([
    ['a', 2, true],
    ['b', 3, false],
    ['c', 0, false],
  ]);
  expect(counts[0]?.meanRest).toBeCloseTo(0.4, 12);
  expect(counts[1]?.meanRest).toBeCloseTo(0.8, 12);
  expect(counts[1]?.share).toBe(0.5);
  expect(counts[2]?.meanRest).toBeNull();
  expect(unusedDistractors(counts)).toEqual(['c']);
});

test('without a key nothing is right or wrong', () => {
  const counts = choiceCounts(column, null);
  expect(counts.map(({ choice, isKey }) => [choice, isKey])).toEqual([
    ['a', null],
    ['b', null],
  ]);
  expect(unusedDistractors(counts)).toEqual([]);
});

test('by hand: b is chosen by the better ones', () => {
  // Means .8 and .4; variances .01 and .02; error √(.01/3 + .02/2) = .115470; z = 3.464102.
  const [found] = betterThanKey(column, known, any);
  expect(found).toMatchObject({ choice: 'b' });
  expect(found?.z).toBeCloseTo(3.464102, 6);
  expect(betterThanKey(column, known, { least: 4, leastZ: 0 })).toEqual([]);
  expect(betterThanKey(column, known, { least: 2, leastZ: 3.5 })).toEqual([]);
  expect(betterThanKey(column, { ...known, key: ['b'] }, any)).toEqual([]);
});

test('what was put in one place is compared with the key of that place', () => {
  const placed = {
    choices: [
      ['l=x', 'r=y'],
      ['l=x', 'r=y'],
      ['l=z', 'r=y'],
      ['l=z', 'r=y'],
    ],
    rest: [0.2, 0.3, 0.4, 0.5],
  };
  // Against both keys together, l=z (.45) would still be above; against r=y alone (.35) too; l=x is at .25.
  const [found] = betterThanKey(placed, { key: ['l=x', 'r=y'], offered: [] }, any);
  expect(found).toMatchObject({ choice: 'l=z' });
  expect(found?.keyMeanRest).toBeCloseTo(0.25, 12);
});
