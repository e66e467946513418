/**
 * The programmes of the security assistant and the security analyst as they are written: what certifies, and what renews.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { readProgramme } from './read-programme.ts';
import { standingOf } from './standing.ts';

function programmeOf(id: string) {
  const folder = fileURLToPath(new URL(`../../content/programmes/${id}`, import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const files = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
  const { value, problems } = readProgramme(files, id, null);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}
const assistant = programmeOf('security-assistant');
const analyst = programmeOf('security-analyst');

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
const written = (day: string) =>
  fact(
    day,
    { kind: 'activity', activity: 'assessments', from: instant(day, 8), minutes: 60, count: 1, isSupervised: true },
    9,
  );
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
    ...['2027-03-01', '2027-04-01', '2027-05-01', '2027-06-01'].map(written),
    fact('2027-06-10', { kind: 'recommended', by: 'adviser', person: 's' }),
  ];
  expectAllNeeded(analyst, facts, '2027-06-11');
  const days = ['2027-01-10', '2027-01-12', '2027-01-14', '2027-01-16'];
  const before = [...facts.filter(({ kind }) => kind !== 'activity'), ...days.map(written)];
  expect(stateOf(analyst, before, '2027-06-11')).toBe('under-way');
});

test('what the stations show is what the roles ask to be seen', () => {
  const shown = (programme: typeof assistant) => programme.stations.flatMap(({ competencies }) => competencies).sort();
  expect(shown(assistant)).toEqual(['health.bleeding', 'information.radio', 'information.report']);
  expect(shown(analyst)).toEqual(['context.information', 'context.threat', 'risk.describe']);
});
