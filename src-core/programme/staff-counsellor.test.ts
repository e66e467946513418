/**
 * The programme of the staff counsellor as it is written: what certifies, what renews it in both ways, and that no work counts for two
 * certificates.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { readProgramme } from './read-programme.ts';
import { standingOf } from './standing.ts';

const folder = fileURLToPath(new URL('../../content/programmes/staff-counsellor', import.meta.url));
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
);
const { value: programme } = readProgramme(files, 'staff-counsellor', null);

const instant = (day: string, hour = 9) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
let count = 0;
type Said<F extends Fact> = F extends Fact ? Omit<F, 'id' | 'at'> : never;
const fact = (at: string, what: Said<Fact>): Fact => {
  count += 1;
  return { id: String(count), at, ...what } as Fact;
};
/** So many times on one day a week, an hour each. */
const activities = (activity: string, from: string, times: number, hours = 1): Fact[] =>
  Array.from({ length: times }, (_nothing, week) => {
    const day = new Date(Date.parse(instant(from)) + week * 7 * 86_400_000).toISOString().slice(0, 10);
    return fact(instant(day, 9 + hours), {
      ...{ kind: 'activity', activity, from: instant(day), minutes: hours * 60, count: 1, isSupervised: true },
    } as const);
  });
const seen = (station: string, day: string, ...assessors: string[]) =>
  assessors.map((assessor) => fact(instant(day), { kind: 'practical-passed', station, assessor }));
const licence = (day: string) => fact(instant(day), { kind: 'document', document: 'licence' });
const exam = (day: string) => fact(instant(day), { kind: 'exam-passed', course: 'staff-counselling' });

const before: Fact[] = [
  fact(instant('2027-01-04'), { kind: 'enrolled', programme: 'staff-counsellor', version: '1.0.0' }),
  licence('2027-01-05'),
  fact(instant('2027-01-05'), { kind: 'document', document: 'ethics' }),
  fact(instant('2027-01-06'), {
    kind: 'credential',
    credential: 'basic-security',
    expiresAt: instant('2029-01-06'),
  }),
  fact(instant('2027-01-07'), { kind: 'course-read', course: 'staff-counselling' }),
  exam('2027-01-08'),
];
const work: Fact[] = [
  ...activities('counselling', '2027-02-01', 20, 2),
  ...activities('supervision', '2027-02-02', 12),
  ...activities('group', '2027-02-03', 4),
];
/** All three on one day, by the same two. */
const stationsFrom = (day: string): Fact[] => [
  ...seen('danger-to-life', day, 'a', 'b'),
  ...seen('confidentiality', day, 'a'),
  ...seen('first-week', day, 'a', 'b'),
];
const word = fact(instant('2027-09-03'), { kind: 'recommended', by: 'supervisor', person: 's' });
const certified = [...before, ...work, ...stationsFrom('2027-09-02'), word];

const stateOf = (facts: readonly Fact[], day: string) => {
  if (!programme) throw new Error('not read');
  return standingOf(programme, facts, instant(day, 23)).state;
};
const without = (gone: (fact: Fact) => boolean) => certified.filter((one) => !gone(one));

test('whoever has shown all of it is certified, for 36 months from the last station', () => {
  expect(stateOf(certified, '2027-09-02')).toBe('under-way');
  expect(stateOf(certified, '2027-09-03')).toBe('certified');
  expect(stateOf(certified, '2030-09-01')).toBe('renewal-open');
  expect(stateOf(certified, '2030-09-02')).toBe('grace');
});

test.each<[string, readonly Fact[]]>([
  ['no licence', without((one) => one.kind === 'document' && one.document === 'licence')],
  ['no declaration', without((one) => one.kind === 'document' && one.document === 'ethics')],
  ['no basic security', without((one) => one.kind === 'credential')],
  ['one assessor only where two are needed', without((one) => 'assessor' in one && one.assessor === 'b')],
  ['an hour less', without((one) => one === work[19])],
  ['a meeting less', without((one) => one === work[31])],
  ['nobody recommends', without((one) => one === word)],
  ['the licence was shown only after the work', [...without((one) => one.id === before[1]?.id), licence('2027-08-31')]],
  ['the stations before the work', [...without((one) => 'station' in one), ...stationsFrom('2027-01-20')]],
  [
    'the work later than 24 months',
    [
      fact(instant('2024-12-01'), { kind: 'enrolled', programme: 'staff-counsellor', version: '1.0.0' }),
      ...without((one) => one.kind === 'enrolled'),
    ],
  ],
  ['an exam of more than 24 months ago', [...without((one) => one.kind === 'exam-passed'), exam('2025-01-08')]],
])('not certified: %s', (_case, facts) => {
  expect(stateOf(facts, '2027-12-31')).toBe('under-way');
});

const going = [licence('2029-10-01'), ...activities('supervision', '2028-01-04', 12)];
const development = activities('development', '2028-05-01', 36);
const again = [exam('2029-10-02'), ...seen('first-week', '2029-10-03', 'c', 'd')];

test.each<[string, readonly Fact[], boolean]>([
  ['by development', [...going, ...development], true],
  ['by the exam and one station again', [...going, ...again], true],
  ['an hour of development too few', [...going, ...development.slice(1)], false],
  ['the exam without a station', [...going, exam('2029-10-02')], false],
  ['without the licence', [...going.slice(1), ...development], false],
  ['without supervision', [...going.slice(0, 1), ...development], false],
  ['the work before the certificate does not count again', [licence('2029-10-01'), ...development], false],
])('renewal: %s', (_case, facts, isRenewed) => {
  expect(stateOf([...certified, ...facts], '2029-12-31')).toBe(isRenewed ? 'certified' : 'renewal-open');
});

test('lapsed, it is reinstated within twelve months by licence, exam and the station of a life in danger', () => {
  expect(stateOf(certified, '2030-12-02')).toBe('lapsed');
  const facts = [licence('2031-01-10'), exam('2031-01-11'), ...seen('danger-to-life', '2031-01-12', 'c', 'd')];
  expect(stateOf([...certified, ...facts], '2031-01-12')).toBe('certified');
  expect(stateOf([...certified, ...facts.slice(1)], '2031-01-12')).toBe('lapsed');
  expect(stateOf(certified, '2031-09-02')).toBe('ended');
});
