/**
 * Who counts as having seen the same, and what comes of it by station.
 */
import { expect, test } from 'vitest';
import type { Step } from './rubric.ts';
import { agreementAmong, agreementByStation } from './seen-together.ts';
import type { SignOff } from './sign-off.ts';

const seen = (assessor: string, ratings: Record<string, Step>, change: object = {}, about: object = {}): SignOff =>
  ({
    assessor,
    programme: 'helper',
    candidate: { id: 'amina', name: 'Amina' },
    seenAt: '2027-05-01T09:00:00.000Z',
    ...change,
    about: { kind: 'practical', station: 'talk', rubric: 'r1', ratings, pictures: [], ...about },
  }) as unknown as SignOff;

const own = seen('a', { listens: 'done', asks: 'done', links: 'not-done', ends: 'not-done' });
const other = seen('b', { listens: 'done', asks: 'done', links: 'not-done', ends: 'done' });

test('the same person at the same station at the same time: each criterion is a pair', () => {
  expect(agreementByStation([own], [other])).toEqual([
    { programme: 'helper', station: 'talk', candidates: 1, pairs: 4, observed: 0.75, kappa: 0.5, weighted: 0.5 },
  ]);
});

test.each([
  ['by the same assessor', seen('a', { listens: 'done' })],
  ['of somebody else', seen('b', { listens: 'done' }, { candidate: { id: 'bo', name: 'Bo' } })],
  ['for another programme', seen('b', { listens: 'done' }, { programme: 'counsellor' })],
  ['at another station', seen('b', { listens: 'done' }, {}, { station: 'group' })],
  ['by another rubric', seen('b', { listens: 'done' }, {}, { rubric: 'r2' })],
  ['on another day', seen('b', { listens: 'done' }, { seenAt: '2027-05-01T21:00:00.001Z' })],
  ['of hours', { ...other, about: { kind: 'hours' } } as SignOff],
])('%s it is no pair', (_, one) => {
  expect(agreementByStation([own], [one])).toEqual([]);
});

test('within twelve hours it was the same; several people and stations are kept apart', () => {
  const bo = { candidate: { id: 'bo', name: 'Bo' }, seenAt: '2027-05-01T21:00:00.000Z' };
  const found = agreementByStation(
    [own, seen('a', { listens: 'done' }, bo), seen('a', { opens: 'done' }, {}, { station: 'group' })],
    [
      other,
      seen('b', { listens: 'done' }, { ...bo, seenAt: '2027-05-01T09:00:00.000Z' }),
      seen('b', { opens: 'done-well' }, {}, { station: 'group' }),
    ],
  );
  expect(found.map(({ station, candidates, pairs }) => [station, candidates, pairs])).toEqual([
    ['talk', 2, 5],
    ['group', 1, 1],
  ]);
});

test('among all that were signed each two are a pair once, whichever came first', () => {
  const third = seen('c', { listens: 'done-well', asks: 'not-done', links: 'not-done', ends: 'done' });
  const found = agreementAmong([third, own, other]);
  expect(found).toMatchObject([{ pairs: 12, candidates: 1 }]);
  expect(agreementAmong([own, other, third])).toEqual(found);
  expect(agreementAmong([own])).toEqual([]);
});
