import { expect, test } from 'vitest';
import { answerTable } from '../answer-table.ts';
import type { Answered } from '../answered.ts';
import { languageDif, mostFrequentLanguage } from './language-dif.ts';

const attempt = (language: string, a: number | null, b: number): Answered => ({
  examVersion: '1.0.0',
  language,
  sitting: 's',
  startedAt: '2027-01-01T08:00:00.000Z',
  items: [
    { itemId: 'a', points: a, choices: [], ms: null },
    { itemId: 'b', points: b, choices: [], ms: null },
  ],
  passed: true,
});
const times = (count: number, one: Answered): Answered[] => Array.from({ length: count }, () => one);

// On one point in all: item a right (b wrong) or b right (a wrong). 8 of 10 in English, 4 of 10 in French have a right.
const answered = [
  ...times(8, attempt('en', 1, 0)),
  ...times(2, attempt('en', 0, 1)),
  ...times(4, attempt('fr', 1, 0)),
  ...times(6, attempt('fr', 0, 1)),
  ...times(5, attempt('en', 1, 1)),
];
const table = answerTable(answered);

test('candidates of one score are compared: the table of 8, 2, 4, 6 has the odds ratio 6', () => {
  const [item] = table.items;
  if (!item) throw new Error('no item');
  const [dif] = languageDif(table, item, 'en', 5);
  expect(dif).toMatchObject({ reference: 'en', focal: 'fr', referenceCount: 15, focalCount: 10, enough: true });
  expect(dif?.found?.alpha).toBeCloseTo(6, 12);
  expect(languageDif(table, item, 'en', 11)[0]).toMatchObject({ enough: false, found: null });
  expect(languageDif(table, item, 'ar', 1).map(({ found }) => found)).toEqual([null, null]);
});

test('half a point is right, less is wrong, nothing answered is wrong', () => {
  const halves = answered.slice(0, 20).map((one) => ({
    ...one,
    items: one.items.map((item) => ({ ...item, points: item.points === 1 ? 0.5 : item.itemId === 'a' ? null : 0.4 })),
  }));
  const other = answerTable(halves);
  const [item] = other.items;
  if (!item) throw new Error('no item');
  expect(languageDif(other, item, 'en', 5)[0]?.found?.alpha).toBeCloseTo(6, 12);
});

test('the most frequent language is the reference', () => {
  expect(mostFrequentLanguage(table)).toBe('en');
  expect(mostFrequentLanguage({ candidates: [] })).toBeNull();
});
