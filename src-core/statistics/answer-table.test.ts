import { expect, test } from 'vitest';
import { answerTable } from './answer-table.ts';
import { type Answered, type AnsweredItem, totalOf } from './answered.ts';

const item = (itemId: string, points: number | null, ms: number | null = null): AnsweredItem => ({
  itemId,
  points,
  choices: points === null ? [] : ['a'],
  ms,
});
const attempt = (...items: AnsweredItem[]): Answered => ({
  examVersion: '1.0.0',
  language: 'en',
  sitting: 's',
  startedAt: '2027-01-01T08:00:00.000Z',
  items,
  passed: false,
});

test('the total counts what was left out as nothing', () => {
  expect(totalOf(attempt(item('a', 1), item('b', null), item('c', 0.5)))).toBe(1.5);
});

test('each item has those who had it, with the share of the others’ points', () => {
  const table = answerTable([
    attempt(item('b', 1, 500), item('a', 0), item('c', 0.5)),
    attempt(item('a', null, 200), item('b', 1)),
    attempt(),
    attempt(item('a', 1)),
    attempt(item('a', 1), item('c', 1)),
  ]);
  expect(table.items.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c']);
  expect(table.items[0]).toMatchObject({
    candidates: [0, 1, 2, 3],
    points: [0, 0, 1, 1],
    rest: [0.75, 1, 0, 1],
    ms: [200],
    omitted: 1,
  });
  expect(table.items[1]).toMatchObject({ candidates: [0, 1], points: [1, 1], rest: [0.25, 0], ms: [500] });
  expect(table.candidates.map(({ share }) => share)).toEqual([0.5, 0.5, 1, 1]);
  expect(table.formLength).toBe(2);
});

test('of lengths equally frequent the longest is the usual one; of none it is 0', () => {
  expect(answerTable([attempt(item('a', 1)), attempt(item('a', 1), item('b', 1))]).formLength).toBe(2);
  expect(answerTable([]).formLength).toBe(0);
});
