/**
 * A breath goes in and out at the rhythm, ends, and may be left at any time; what an author must mend is found.
 */
import { expect, test } from 'vitest';
import { breathsIn, type Calm, changeFrom, faultIn, lastsFor, momentAt } from './breath.ts';

const slow = { in: 4, out: 6 };

test('two breaths of ten seconds: in for four, out for six, and then it is over', () => {
  expect(lastsFor(slow, 2)).toBe(20);
  expect([0, 3.5, 4, 9.5, 10, 14].map((seconds) => momentAt(slow, 2, seconds))).toEqual([
    { phase: 'in', count: 1, breath: 1 },
    { phase: 'in', count: 4, breath: 1 },
    { phase: 'out', count: 1, breath: 1 },
    { phase: 'out', count: 6, breath: 1 },
    { phase: 'in', count: 1, breath: 2 },
    { phase: 'out', count: 1, breath: 2 },
  ]);
  expect(momentAt(slow, 2, 19.5)).not.toBeNull();
  expect(momentAt(slow, 2, 20)).toBeNull();
});

test('who stops early has taken the breaths that were whole', () => {
  expect([0, 9.5, 10, 25].map((seconds) => breathsIn(slow, seconds))).toEqual([0, 0, 1, 2]);
});

test('how it changed, unless somebody would rather not say', () => {
  expect(changeFrom(1, 3)).toBe('calmer');
  expect(changeFrom(2, 2)).toBe('same');
  expect(changeFrom(3, 0)).toBe('harder');
  expect(changeFrom(null, 3)).toBe('untold');
  expect(changeFrom(3, null)).toBe('untold');
});

const calm: Calm = {
  rhythms: [{ id: 'slow', ...slow }],
  breaths: [1, 6],
  ways: [{ id: 'breath' }, { id: 'act' }],
  moments: [{ id: 'fire', answers: [{ way: 'breath' }, { way: 'act', right: true }] }],
};
const answers = (...of: Calm['moments'][number]['answers']) => ({ moments: [{ id: 'fire', answers: of }] });

test.each<[Partial<Calm>, ReturnType<typeof faultIn>]>([
  [{}, null],
  [{ rhythms: [{ id: 'even', in: 4, out: 4 }] }, { fault: 'impossible', id: 'even' }],
  [{ breaths: [6, 6] }, { fault: 'impossible', id: '6' }],
  [answers({ way: 'breath' }, { way: 'act' }), { fault: 'no-answer', id: 'fire' }],
  [answers({ way: 'breath', right: true }, { way: 'act', right: true }), { fault: 'no-answer', id: 'fire' }],
  [answers({ way: 'act', right: true }), { fault: 'unknown-place', id: 'fire' }],
  [answers({ way: 'act', right: true }, { way: 'act' }), { fault: 'unknown-place', id: 'fire' }],
  [answers({ way: 'act', right: true }, { way: 'hide' }), { fault: 'unknown-place', id: 'fire' }],
])('out longer than in, fewest breaths first, one right way in each moment (%#)', (change, fault) => {
  expect(faultIn({ ...calm, ...change })).toEqual(fault);
});
