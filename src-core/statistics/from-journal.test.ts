import { expect, test } from 'vitest';
import { type Entry, emptyHead, headAfter, nextEntry } from '../evidence/chain.ts';
import type { AttemptEvent } from '../exam/attempt-event.ts';
import { decide } from '../exam/decision.ts';
import { sampleItem } from '../exam/item-types/samples.ts';
import { sampleBlueprint } from '../exam/sample-blueprint.ts';
import { answeredFrom, keysOf } from './from-journal.ts';

const bank = [sampleItem('choice', { id: 'one' }), sampleItem('match', { id: 'two' })];
const blueprint = sampleBlueprint({ 'travel.plan': 2 }, { areas: [{ domain: 'travel', essential: false }] });
const started: AttemptEvent = {
  kind: 'started',
  attemptId: '20270115T080000Z-abcdefgh',
  learnerId: 'abcdefgh12345678',
  courseId: 'basic',
  courseVersion: '1.0.0',
  examId: 'exam',
  examVersion: '1.0.0',
  language: 'zh',
  seed: 's',
  form: [
    { itemId: 'one', order: [] },
    { itemId: 'two', order: [] },
  ],
  itemsDigest: 'd',
  limitMs: 3_600_000,
};

function journal(steps: [number, AttemptEvent][]): Entry<AttemptEvent>[] {
  let head = emptyHead;
  return steps.map(([seconds, event]) => {
    const wall = new Date(Date.UTC(2027, 0, 15, 8) + seconds * 1000).toISOString();
    const entry = nextEntry(head, { wall, sinceBootMs: seconds * 1000, boot: 'b' }, event);
    head = headAfter(entry);
    return entry;
  });
}

const responses = [{ chosen: ['a'] }, { placed: { a: 'p', b: 'r' } }];
const whole: [number, AttemptEvent][] = [
  [0, started],
  [10, { kind: 'answered', position: 0, response: responses[0] as never }],
  [12, { kind: 'visited', position: 1 }],
  [30, { kind: 'heartbeat' }],
  [500, { kind: 'resumed' }],
  [505, { kind: 'answered', position: 1, response: responses[1] as never }],
  [506, { kind: 'submitted', by: 'candidate' }],
  [506, { kind: 'decided', decision: decide(blueprint, bank, responses as never) }],
];

test('points, choices and time by item; what was away is nobody’s time', () => {
  expect(answeredFrom(journal(whole), 'exam', bank)).toEqual({
    examVersion: '1.0.0',
    language: 'zh',
    sitting: '2027-01-15',
    startedAt: '2027-01-15T08:00:00.000Z',
    passed: false,
    items: [
      { itemId: 'one', points: 1, choices: ['a'], ms: 12_000 },
      { itemId: 'two', points: 1 / 3, choices: ['a=p', 'b=r'], ms: 24_000 },
    ],
  });
});

test('what cannot be counted says why', () => {
  expect(answeredFrom(journal(whole.slice(0, 5)), 'exam', bank)).toBe('not-decided');
  expect(answeredFrom(journal(whole), 'other', bank)).toBe('other-exam');
  expect(answeredFrom(journal(whole), 'exam', bank.slice(1))).toBe('items-gone');
  expect(answeredFrom([], 'exam', bank)).toBe('not-decided');
});

test('the key of each item, and what it offers', () => {
  expect(keysOf(bank).get('one')).toEqual({ key: ['a'], offered: ['a', 'b', 'c', 'd'] });
  expect(keysOf(bank).get('two')).toEqual({ key: ['a=p', 'b=q', 'c=q'], offered: [] });
});

test('the time of a pause belongs to no item', () => {
  const steps: [number, AttemptEvent][] = [
    [0, started],
    [10, { kind: 'paused' }],
    [100, { kind: 'heartbeat' }],
    [200, { kind: 'continued' }],
    [205, { kind: 'answered', position: 0, response: responses[0] as never }],
    [206, { kind: 'submitted', by: 'candidate' }],
    [206, { kind: 'decided', decision: decide(blueprint, bank, responses as never) }],
  ];
  const found = answeredFrom(journal(steps), 'exam', bank);
  if (typeof found === 'string') throw new Error(found);
  expect(found.items.map(({ ms }) => ms)).toEqual([16_000, null]);
});
