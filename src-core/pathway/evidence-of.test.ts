/**
 * What records say for competencies: reading, certificates of exams, stations and certificates of programmes.
 */
import { expect, test } from 'vitest';
import { evidenceOfExams, evidenceOfReading, evidenceOfStations } from './evidence-of.ts';
import { sampleCourse, sampleProgramme } from './sample-content.ts';

const courses = [sampleCourse('road', ['road.drive']), sampleCourse('radio', ['radio.speak'])];
const programmes = [
  sampleProgramme('field', [['call', 20, ['radio.speak', 'radio.hear']]]),
  // Another programme may have a station of the same name, which shows something else.
  sampleProgramme('office', [['call', 5, ['desk.answer']]]),
];
const on = '2027-03-01T10:00:00.000Z';
type Certified = Parameters<typeof evidenceOfExams>[0][number];
const certificate = (of: string, kind: 'attempt' | 'programme', more: Partial<Certified> = {}): Certified => ({
  number: `FP-${of}`,
  course: { id: of, version: '1.0.0', title: of, criteria: '' },
  competencies: [{ id: 'radio.speak', title: 'Speaks', points: null, max: null }],
  issuedAt: '2027-04-01T10:00:00.000Z',
  expiresAt: '2029-04-01T10:00:00.000Z',
  assessments: [],
  evidence: { kind, digest: 'a'.repeat(64) },
  ...more,
});
const byStation = (digest: string | null): Partial<Certified> => ({
  assessments: [
    { kind: 'practical', title: 'A call', by: 'B. Ito', on, competencies: ['radio.speak', 'radio.hear'], digest },
    { kind: 'exam', title: 'Radio', by: null, on, competencies: ['radio.speak'], digest },
  ],
});

test('a lesson that was read is named with its course, and one that was not is no evidence', () => {
  const read = evidenceOfReading(courses, (course) => (course === 'road' ? on : null));
  expect(read).toEqual([
    { competency: 'road.drive', kind: 'read', at: on, of: 'road/road-drive', until: null, number: null },
  ]);
});

test('a certificate of an exam counts until it runs out; that of a programme is no exam', () => {
  expect(evidenceOfExams([certificate('radio', 'attempt'), certificate('field', 'programme')])).toEqual([
    {
      competency: 'radio.speak',
      kind: 'examined',
      at: '2027-04-01T10:00:00.000Z',
      of: 'radio',
      until: '2029-04-01T10:00:00.000Z',
      number: 'FP-radio',
    },
  ]);
});

test('a station shows what it has in its own programme, and once with the certificate that names it', () => {
  const seen = [{ programme: 'field', station: 'call', at: on }];
  expect(
    evidenceOfStations(seen, programmes, []).map(({ competency, of, number }) => [competency, of, number]),
  ).toEqual([
    ['radio.speak', 'field/call', null],
    ['radio.hear', 'field/call', null],
  ]);
  const named = certificate('field', 'programme', byStation('b'.repeat(64)));
  const both = evidenceOfStations(seen, programmes, [named]);
  expect(both.map(({ competency, number }) => [competency, number])).toEqual([
    ['radio.speak', 'FP-field'],
    ['radio.hear', 'FP-field'],
  ]);
  expect(evidenceOfStations([{ programme: 'gone', station: 'call', at: on }], programmes, [])).toEqual([]);
});

test('where the sign-off is not here, the certificate tells it; what nobody signed shows nothing', () => {
  const alone = evidenceOfStations([], programmes, [certificate('field', 'programme', byStation('b'.repeat(64)))]);
  expect(alone.map(({ competency, kind, at, of, number }) => [competency, kind, at, of, number])).toEqual([
    ['radio.speak', 'seen', on, 'field/A call', 'FP-field'],
    ['radio.hear', 'seen', on, 'field/A call', 'FP-field'],
  ]);
  expect(evidenceOfStations([], programmes, [certificate('field', 'programme', byStation(null))])).toEqual([]);
  expect(evidenceOfStations([], programmes, [certificate('radio', 'attempt', byStation('b'.repeat(64)))])).toEqual([]);
});
