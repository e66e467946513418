/**
 * A certificate of a programme says what was shown and by what, the same whatever the order of the records.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignOff } from '../assessment/sign-off.ts';
import type { Framework } from '../content/pack.ts';
import type { Fact } from '../programme/fact.ts';
import { sampleProgramme } from '../programme/sample-programme.ts';
import { claimsOf, documentOf } from './achievement-credential.ts';
import { claimsSchema } from './claims.ts';
import { type CountedSignOff, claimsOfProgramme, type ProgrammeReached } from './claims-of-programme.ts';

const day = (date: string) => `${date}T09:00:00.000Z`;
const competency = (id: string) => ({ id, title: { en: `Does ${id}` } });
const framework = {
  ...{ id: 'frame', version: '1.0.0', title: { en: 'Frame' } },
  domains: [
    { id: 'support', title: { en: 'Support' }, competencies: ['support.listen', 'support.ask'].map(competency) },
  ],
} as unknown as Framework;
const station = (id: string, competencies: string[]) => ({
  ...{ id, version: '1.0.0', title: { en: `Station ${id}` }, setting: { en: '' }, task: { en: '' }, minutes: 10 },
  ...{ enough: 1, criteria: [], competencies },
});
const programme = { ...sampleProgramme, stations: [station('talk', ['support.ask', 'support.listen'])] };
const signedBy = (
  id: string,
  by: string,
  about: Partial<SignOff['about']> = { kind: 'practical' },
): CountedSignOff => ({ said: { id, about } as SignOff, by, digest: 'e5'.repeat(32) });
const seen = (id: string, date: string, assessor: string): Fact => ({
  ...{ id, at: day(date), kind: 'practical-passed', station: 'talk', assessor },
});
const hours = (id: string, date: string, minutes: number, isSupervised = true): Fact => ({
  ...{
    id,
    at: day(date),
    from: day('2027-02-01'),
    kind: 'activity',
    activity: 'support',
    minutes,
    count: 1,
    isSupervised,
  },
});
const reached: ProgrammeReached = {
  holder: { id: 'abcdefgh12345678', name: 'Amina Yusuf' },
  language: 'en',
  period: { from: day('2027-03-01'), until: day('2029-03-01'), by: 'first' },
  facts: [
    { id: 'x', at: day('2027-02-01'), kind: 'exam-passed', course: 'listening' },
    seen('a', '2027-02-20', 'one'),
    seen('b', '2027-03-01', 'two'),
    hours('h1', '2027-02-10', 60),
    hours('h2', '2027-02-15', 75),
    hours('own', '2027-02-16', 30, false),
    { id: 'r', at: day('2027-02-18'), kind: 'recommended', by: 'supervisor', person: 'm' },
    { id: 'd', at: day('2027-02-17'), kind: 'document', document: 'ethics' },
    { id: 'n', at: day('2027-02-17'), kind: 'exam-passed', course: 'driving' },
  ],
  signed: [
    signedBy('a', 'Bo Lind'),
    signedBy('b', 'Chen Li'),
    // One of them by its entries, as the person's own logbook has them.
    signedBy('h', 'Bo Lind', { kind: 'hours', entries: ['h1'] }),
    signedBy('h2', 'Bo Lind', { kind: 'hours', entries: ['e2'] }),
    signedBy('r', 'Mo'),
  ],
};
const issuer = { id: 'did:web:issuer.test', name: { en: 'Issuer' }, paperCertificate: null };
const words = {
  criteria: 'Met all of it.',
  hours: (activity: string, minutes: number) => `${activity}, ${minutes} min`,
};
const claims = (change: Partial<ProgrammeReached> = {}) =>
  claimsOfProgramme({ ...reached, ...change }, programme, { courses: [], framework }, issuer, words);

test('each thing once, by whom and when; hours of one supervisor together; what nobody signed has no name', () => {
  const made = claims();
  expect(made.assessments.map(({ kind, title, by, on }) => [kind, title, by, on.slice(0, 10)])).toEqual([
    ['exam', 'listening', null, '2027-02-01'],
    ['hours', 'Support, 135 min', 'Bo Lind', '2027-02-15'],
    ['document', 'Declaration', null, '2027-02-17'],
    ['recommendation', 'Supervisor', 'Mo', '2027-02-18'],
    ['practical', 'Station talk', 'Bo Lind', '2027-02-20'],
    ['practical', 'Station talk', 'Chen Li', '2027-03-01'],
  ]);
  expect(made.assurance).toBe('supervised');
  // In the order of the framework, not of the station.
  expect(made.competencies.map(({ id }) => id)).toEqual(['support.listen', 'support.ask']);
  expect([made.issuedAt, made.expiresAt]).toEqual([day('2027-03-01'), day('2029-03-01')]);
});

test('it becomes a document and comes back, and a later sign-off does not change its number', () => {
  const made = claimsSchema.parse(claims());
  expect(claimsOf(JSON.parse(JSON.stringify(documentOf(made))))).toEqual(made);
  const more = claims({
    facts: [...reached.facts, seen('c', '2027-04-01', 'three')],
    signed: [...reached.signed, signedBy('c', 'Dy')],
  });
  expect(more.assessments).toHaveLength(7);
  expect(more.number).toBe(made.number);
  expect(claims({ period: { ...reached.period, until: day('2031-03-01') } }).number).not.toBe(made.number);
  expect(claims({ holder: { ...reached.holder, id: 'bbbbbbbb12345678' } }).number).not.toBe(made.number);
});

test('whose hours nobody confirmed, who was seen by nobody: it says so by leaving it out', () => {
  const alone = claims({ facts: [hours('own', '2027-02-16', 30, false)], signed: [] });
  expect(alone.assessments).toEqual([]);
  expect(alone.assurance).toBe('self-study');
});

test('the order of records changes nothing but what is told of the same day', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...reached.facts], { minLength: reached.facts.length }), (facts) => {
      const sorted = [...facts].sort((a, b) => (a.at < b.at ? -1 : 1));
      expect(claims({ facts: sorted }).competencies).toEqual(claims().competencies);
      expect(new Set(claims({ facts: sorted }).assessments.map(({ title, by }) => `${title} ${by}`))).toEqual(
        new Set(claims().assessments.map(({ title, by }) => `${title} ${by}`)),
      );
    }),
  );
});
