/**
 * The programmes of security professionals as they are written: what certifies, what renews and reinstates, and that together they show
 * all that the roles ask to be seen.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPathway } from '../pathway/read-pathway.ts';
import type { Fact } from './fact.ts';
import { readProgramme } from './read-programme.ts';
import { standingOf } from './standing.ts';

function filesOf(pack: string): Map<string, string> {
  const folder = fileURLToPath(new URL(`../../content/${pack}`, import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}
function programmeOf(id: string) {
  const { value, problems } = readProgramme(filesOf(`programmes/${id}`), id, null);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}
const assistant = programmeOf('security-assistant');
const officer = programmeOf('security-officer');
const analyst = programmeOf('security-analyst');
const adviser = programmeOf('security-adviser');

const instant = (day: string, hour = 9) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
let count = 0;
type Said<F extends Fact> = F extends Fact ? Omit<F, 'id' | 'at'> : never;
const fact = (day: string, what: Said<Fact>, hour = 9): Fact => {
  count += 1;
  return { id: String(count), at: instant(day, hour), ...what } as Fact;
};
const begun = (programme: string) => fact('2027-01-01', { kind: 'enrolled', programme, version: '1.0.0' });
const held = (credential: string) =>
  fact('2027-01-05', { kind: 'credential', credential, expiresAt: instant('2030-01-05') });
const seen = (station: string, day: string, assessor = 'a') =>
  fact(day, { kind: 'practical-passed', station, assessor });
/** From eight to nine on each of these days. */
const confirmed = (activity: string, ...days: string[]) =>
  days.map((day) =>
    fact(day, { kind: 'activity', activity, from: instant(day, 8), minutes: 60, count: 1, isSupervised: true }, 9),
  );
const recommended = (by: string, day: string) => fact(day, { kind: 'recommended', by, person: 's' });
const both = (station: string, day: string) => [seen(station, day, 'a'), seen(station, day, 'b')];
const stateOf = (programme: typeof assistant, facts: readonly Fact[], day: string) =>
  standingOf(programme, facts, instant(day, 23)).state;

/** Each fact but the first, which takes the programme up, is needed. */
function expectAllNeeded(programme: typeof assistant, facts: readonly Fact[], day: string) {
  expect(stateOf(programme, facts, day)).toBe('certified');
  for (const gone of facts.slice(1)) {
    const state = stateOf(
      programme,
      facts.filter((one) => one !== gone),
      day,
    );
    expect([gone, state]).toEqual([gone, 'under-way']);
  }
}

test('an assistant is certified by the certificate and both stations, for two years; the hands are seen again', () => {
  const facts = [
    begun('security-assistant'),
    held('basic-security'),
    seen('radio-report', '2027-02-01'),
    seen('stop-bleeding', '2027-02-02'),
  ];
  expectAllNeeded(assistant, facts, '2027-02-03');
  expect(stateOf(assistant, facts, '2028-09-01')).toBe('renewal-open');
  const again = [...facts, seen('stop-bleeding', '2028-10-01')];
  expect(stateOf(assistant, again, '2029-03-01')).toBe('certified');
  expect(stateOf(assistant, facts, '2029-03-01')).toBe('grace');
});

test('what was shown with the hands more than a year before the rest does not count any more', () => {
  const early = [
    begun('security-assistant'),
    held('basic-security'),
    seen('stop-bleeding', '2027-02-02'),
    seen('radio-report', '2028-03-01'),
  ];
  expect(stateOf(assistant, early, '2028-03-02')).toBe('under-way');
});

test('an analyst needs two assessors at the briefing, four assessments after it, and the word of whoever used them', () => {
  const facts = [
    begun('security-analyst'),
    held('advanced-security'),
    held('security-risk'),
    seen('threat-briefing', '2027-02-01', 'a'),
    seen('threat-briefing', '2027-02-01', 'b'),
    ...confirmed('assessments', '2027-03-01', '2027-04-01', '2027-05-01', '2027-06-01'),
    recommended('adviser', '2027-06-10'),
  ];
  expectAllNeeded(analyst, facts, '2027-06-11');
  const days = ['2027-01-10', '2027-01-12', '2027-01-14', '2027-01-16'];
  const before = [...facts.filter(({ kind }) => kind !== 'activity'), ...confirmed('assessments', ...days)];
  expect(stateOf(analyst, before, '2027-06-11')).toBe('under-way');
});

const fourth = (month: number) => `2027-${String(month).padStart(2, '0')}-04`;
const six = [3, 4, 5, 6, 7, 8].map(fourth);
const asOfficer = [
  begun('security-officer'),
  ...['advanced-security', 'security-risk', 'security-assistant'].map(held),
  seen('mission-briefing', '2027-02-01'),
  ...both('first-hour', '2027-02-02'),
  ...confirmed('missions', ...six),
  ...confirmed('drills', '2027-05-05', '2027-06-05'),
  recommended('adviser', '2027-08-10'),
];
const later = (days: readonly string[]) => days.map((day) => day.replace('2027', '2028'));

test('an officer needs three certificates, both stations, six missions and two exercises, and the word of an adviser', () => {
  expectAllNeeded(officer, asOfficer, '2027-08-11');
  // Nobody sends others onto the road for it before the briefing was seen.
  const early = asOfficer.map((one) =>
    'station' in one && one.station === 'mission-briefing' ? seen('mission-briefing', '2027-03-10') : one,
  );
  expect(stateOf(officer, early, '2027-08-11')).toBe('under-way');
});

test('an officer renews by missions, and by exercises or a first hour seen again; lapsed, both stations are seen again', () => {
  const missions = confirmed('missions', ...later(six));
  const drills = confirmed('drills', '2028-03-05', '2028-04-05');
  const isRenewed = (...facts: Fact[]) => stateOf(officer, [...asOfficer, ...facts], '2029-07-01') === 'certified';
  expect(isRenewed(...missions, ...drills)).toBe(true);
  expect(isRenewed(...missions, ...both('first-hour', '2029-06-01'))).toBe(true);
  expect(isRenewed(...missions, seen('first-hour', '2029-06-01'))).toBe(false);
  expect(isRenewed(...missions.slice(1), ...drills)).toBe(false);
  expect(isRenewed(...drills, ...both('first-hour', '2029-06-01'))).toBe(false);
  expect(stateOf(officer, asOfficer, '2029-12-01')).toBe('lapsed');
  const again = [...asOfficer, seen('mission-briefing', '2029-12-01'), ...both('first-hour', '2029-12-02')];
  expect(stateOf(officer, again.slice(0, -1), '2029-12-03')).toBe('lapsed');
  expect(stateOf(officer, again, '2029-12-03')).toBe('certified');
});

const adviserFrom = (...before: Fact[]) => [
  begun('security-adviser'),
  ...['advanced-security', 'security-risk'].map(held),
  ...before,
  ...both('risk-to-decision', '2027-02-01'),
  ...both('frightened-team', '2027-02-02'),
  ...confirmed('assessments', ...six.slice(0, 4)),
  recommended('head', '2027-08-10'),
];

test('an adviser comes as officer, or as analyst who has led two first hours; two assessors at both stations', () => {
  expectAllNeeded(adviser, adviserFrom(held('security-officer')), '2027-08-11');
  const led = confirmed('first-hours', '2027-03-05', '2027-04-05');
  expectAllNeeded(adviser, adviserFrom(held('security-analyst'), ...led), '2027-08-11');
  expect(stateOf(adviser, adviserFrom(...led), '2027-08-11')).toBe('under-way');
});

test('an adviser renews by assessments, and by first hours or a team seen again; lapsed, both stations are seen again', () => {
  const first = adviserFrom(held('security-officer'));
  const assessments = confirmed('assessments', ...later(six.slice(0, 4)));
  const isRenewed = (...facts: Fact[]) => stateOf(adviser, [...first, ...facts], '2029-07-01') === 'certified';
  const led = confirmed('first-hours', '2028-03-05', '2028-04-05');
  expect(isRenewed(...assessments, ...led)).toBe(true);
  expect(isRenewed(...assessments, ...both('frightened-team', '2029-06-01'))).toBe(true);
  expect(isRenewed(...assessments)).toBe(false);
  expect(isRenewed(...assessments.slice(1), ...led)).toBe(false);
  expect(stateOf(adviser, first, '2029-12-01')).toBe('lapsed');
  const again = [...first, ...both('risk-to-decision', '2029-12-01'), ...both('frightened-team', '2029-12-02')];
  expect(stateOf(adviser, again.slice(0, -1), '2029-12-03')).toBe('lapsed');
  expect(stateOf(adviser, again, '2029-12-03')).toBe('certified');
});

const shown = (...programmes: (typeof assistant)[]) =>
  programmes.flatMap(({ stations }) => stations.flatMap(({ competencies }) => competencies)).sort();

test('what the stations show is what the roles ask to be seen', () => {
  expect(shown(assistant)).toEqual(['health.bleeding', 'information.radio', 'information.report']);
  expect(shown(officer)).toEqual(['crisis.first-hour', 'movement.convoy', 'movement.mission-plan']);
  expect(shown(analyst)).toEqual(['context.information', 'context.threat', 'risk.describe']);
  expect(shown(adviser)).toEqual(['endurance.lead', 'risk.criticality', 'risk.lead', 'risk.process']);
});

test('each role can be reached whole: a station shows all that it asks to be seen, and nothing is said to be missing', () => {
  const { value: pathway } = readPathway(filesOf('pathways/security-professional'), 'security-professional', null);
  const seenHere = shown(assistant, officer, analyst, adviser);
  const lacking = pathway?.roles.map(({ id, shows }) => [id, shows.filter((one) => !seenHere.includes(one))]);
  expect(lacking).toEqual([
    ['local-security-assistant', []],
    ['field-security-coordination-officer', []],
    ['security-analyst', []],
    ['security-adviser', []],
  ]);
  expect(pathway?.notSeenHere).toEqual([]);
});
