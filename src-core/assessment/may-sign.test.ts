/**
 * What is told to an assessor before anything is signed.
 */
import { expect, test } from 'vitest';
import { sampleProgramme } from '../programme/sample-programme.ts';
import type { AssessorPass } from './assessor.ts';
import type { AskedAbout, Request } from './carried.ts';
import { askedIn, hindranceOf, type Signing } from './may-sign.ts';
import type { Station } from './rubric.ts';
import { rubricDigest } from './sign-off.ts';

const station = { id: 'talk', title: { en: 'A talk' }, criteria: [], enough: 1 } as unknown as Station;
const programme = { ...sampleProgramme, stations: [station] };
const request = (about: AskedAbout, change: Partial<Request> = {}): Request => ({
  fieldpass: 'request',
  v: 1,
  programme: 'helper',
  candidate: { id: 'abcdefgh12345678', name: 'Amina' },
  askedAt: '2027-03-01T09:00:00.000Z',
  about,
  ...change,
});
const talk = request({ kind: 'practical', station: 'talk' });
const pass = {
  key: 'did:key:own',
  person: { id: 'zzzzzzzz12345678', name: 'Bo' },
  may: ['assess'],
  programmes: ['helper'],
  from: '2027-01-01T00:00:00.000Z',
  until: '2027-12-31T00:00:00.000Z',
  withdrawnAt: null,
} as unknown as AssessorPass;
const signing: Signing = {
  assessor: 'did:key:own',
  learner: 'zzzzzzzz12345678',
  passes: [pass],
  programmes: [programme],
  seenAt: '2027-03-02T09:00:00.000Z',
  now: '2027-03-02T10:00:00.000Z',
  rubric: null,
};
const hindrance = (change: Partial<Signing> = {}, of = talk) => hindranceOf(of, { ...signing, ...change });

test('nothing stands in the way of whoever has a pass for it, while nothing or the rubric of now was judged by', () => {
  expect(hindrance()).toBeNull();
  expect(hindrance({ rubric: rubricDigest(station) })).toBeNull();
});

test('the first thing that stands in the way is told', () => {
  expect(hindrance({ learner: 'abcdefgh12345678' })).toBe('by-oneself');
  expect(hindrance({ passes: [{ ...pass, person: { id: 'abcdefgh12345678', name: 'Amina' } }] })).toBe('by-oneself');
  expect(hindrance({ programmes: [] })).toBe('programme-unknown');
  expect(hindrance({}, request({ kind: 'practical', station: 'group' }))).toBe('not-of-programme');
  expect(hindrance({ passes: [] })).toBe('assessor-unknown');
  expect(hindrance({}, request({ kind: 'recommendation', by: 'supervisor' }))).toBe('assessor-not-for-this');
  expect(hindrance({ now: '2028-01-01T00:00:00.000Z' })).toBe('assessor-expired');
  const withdrawn = [{ ...pass, withdrawnAt: '2027-03-02T10:00:00.000Z' }];
  expect(hindrance({ passes: withdrawn })).toBe('assessor-withdrawn');
  expect(hindrance({ passes: withdrawn, now: '2027-03-02T09:59:59.000Z' })).toBeNull();
  expect(hindrance({ now: '2027-04-02T10:00:00.000Z' })).toBe('signed-late');
  expect(hindrance({ rubric: 'of another day' })).toBe('rubric-changed');
});

test('what is asked is called as the programme calls it; what it does not name is not of it', () => {
  const titles = (
    [
      { kind: 'practical', station: 'talk' },
      { kind: 'hours', activity: 'support', entries: [] },
      { kind: 'recommendation', by: 'supervisor' },
      { kind: 'document', document: 'licence' },
      { kind: 'document', document: 'poem' },
    ] as AskedAbout[]
  ).map((about) => askedIn(programme, { about })?.title.en ?? null);
  expect(titles).toEqual(['A talk', 'Support', 'Supervisor', 'Licence', null]);
});
