/**
 * Programmes as authors write them: one that is right becomes what standing is computed from, and each fault is named.
 */
import { expect, test } from 'vitest';
import { sourceOf } from '../content/translation-status.ts';
import { checkProgrammes } from './check-programmes.ts';
import { programmeStats } from './programme-stats.ts';
import { readProgramme } from './read-programme.ts';
import { ringIn } from './ring.ts';
import { standingOf } from './standing.ts';

const yaml = `id: helper
version: 1.0.0
languages: [en]
title: Helper
summary: Helps.
validityMonths: 24
activities: [{ id: support, title: Support }]
documents:
  - { id: ethics, title: Declaration, text: I promise. }
  - { id: licence, title: Licence }
stations: [talk]
requirements:
  - { id: exam, kind: exam, course: listening, title: The exam }
  - { id: station, kind: practical, station: talk, title: A talk, after: [exam] }
  - { id: ethics, kind: document, document: ethics, title: The declaration }
  - { id: licence, kind: document, document: licence, title: A licence }
  - { id: hours, kind: hours, activity: support, hours: 3, title: Hours }
certified: { all: [exam, station, { any: [ethics, licence] }] }
countsFrom: station
renewal: { opensMonths: 6, graceMonths: 3, requirement: { any: [hours, exam] } }
reinstatement: { withinMonths: 12, requirement: station }
transitions:
  - { from: [0.9.0], until: 2027-12-31, waived: [ethics] }
`;
const step = '{ not-done: No, with-help: Helped, done: Yes, done-well: Well }';
const station = `id: talk
version: 1.0.0
title: A talk
setting: A room.
task: Listen.
minutes: 15
competencies: [support.listen]
enough: 2
criteria:
  - { id: listens, text: Listens, isCritical: true, anchors: ${step} }
  - { id: asks, text: Asks, anchors: ${step} }
  - { id: links, text: Links, anchors: ${step} }
`;
const read = (text: string, folder = 'helper', talk = station) =>
  readProgramme(
    new Map([
      ['programme.yaml', text],
      ['stations/talk.yaml', talk],
    ]),
    folder,
    null,
  );
const codes = (...changes: [from: string, to: string][]) =>
  read(changes.reduce((text, [from, to]) => text.replace(from, to), yaml)).problems.map(({ code }) => code);

test('a programme that is right is read, and somebody can be certified by it', () => {
  const { value, problems } = read(yaml);
  expect(problems).toEqual([]);
  if (!value) throw new Error('not read');
  const { id: programme, version } = value;
  const facts = [
    { id: '0', at: '2026-12-31T09:00:00.000Z', kind: 'enrolled' as const, programme, version },
    { id: '1', at: '2027-01-01T09:00:00.000Z', kind: 'exam-passed' as const, course: 'listening' },
    { id: '2', at: '2027-01-02T09:00:00.000Z', kind: 'practical-passed' as const, station: 'talk', assessor: 'a' },
    { id: '3', at: '2027-01-02T09:00:00.000Z', kind: 'document' as const, document: 'ethics' },
  ];
  expect(standingOf(value, facts, '2027-02-01T09:00:00.000Z').state).toBe('certified');
  expect(standingOf(value, facts.slice(0, 3), '2027-02-01T09:00:00.000Z').state).toBe('under-way');
});

test.each<[string, ...[from: string, to: string][]]>([
  ['requirement-unknown', ['after: [exam]', 'after: [gone]']],
  ['requirement-unknown', ['certified: { all: [exam,', 'certified: { all: [exam, gone,']],
  ['requirement-unknown', ['waived: [ethics]', 'waived: [gone]']],
  ['requirement-unused', ['{ any: [hours, exam] }', 'exam']],
  ['requirement-cycle', ['title: The exam', 'title: The exam, after: [station]']],
  ['requirement-too-many', ['{ any: [hours, exam] }', '{ atLeast: 3, of: [hours, exam] }']],
  ['requirement-dating', ['countsFrom: station', 'countsFrom: ethics']],
  ['requirement-dating', ['countsFrom: station', 'countsFrom: gone']],
  ['requirement-dating', ['waived: [ethics]', 'waived: [station]']],
  ['programme-window', ['opensMonths: 6', 'opensMonths: 24']],
  ['programme-window', ['withinMonths: 12', 'withinMonths: 3']],
  ['duplicate-id', ['id: licence, kind', 'id: ethics, kind'], ['[ethics, licence]', '[ethics, ethics]']],
  ['requirement-name-unknown', ['station: talk, title', 'station: walk, title']],
  ['requirement-name-unknown', ['activity: support', 'activity: rest']],
  ['requirement-name-unknown', ['document: licence', 'document: passport']],
  ['file-missing', ['stations: [talk]', 'stations: [talk, walk]']],
  ['schema', ['hours: 3', 'hours: none']],
  ['schema', ['id: helper', 'id: other']],
])('%s: %j', (code, ...changes) => {
  expect(codes(...changes)).toEqual([code]);
});

test.each<[string, from: string, to: string]>([
  ['requirement-too-many', 'enough: 2', 'enough: 4'],
  ['duplicate-id', 'id: asks', 'id: listens'],
  ['schema', 'with-help: Helped, ', ''],
  ['schema', 'id: talk', 'id: walk'],
])('a station that cannot be judged by: %s', (code, from, to) => {
  expect(read(yaml, 'helper', station.replace(from, to)).problems.map((one) => one.code)).toContain(code);
  expect(read(yaml, 'helper', station.replace(from, to)).value).toBeNull();
});

test('a text that is too long is said to be too long, and not to be missing', () => {
  const { problems } = read(yaml, 'helper', station.replace('A room.', 'x'.repeat(4001)));
  expect(problems).toMatchObject([
    { code: 'schema', file: 'stations/talk.yaml', line: 4, params: { field: 'setting.en' } },
  ]);
  expect(read(yaml, 'helper', station.replace('A room.', '{ zh: 房间 }')).problems).toMatchObject([
    { code: 'translation-missing', params: { language: 'en', field: 'setting' } },
  ]);
});

test('programmes among others: what they ask for exists, and none asks for itself', () => {
  const asking = (id: string, credential: string) => {
    const text = yaml
      .replace('id: helper', `id: ${id}`)
      .replace('kind: document, document: licence', `kind: credential, credential: ${credential}`);
    const { value } = read(text, id);
    if (!value) throw new Error('not read');
    return value;
  };
  const found = (programmes: ReturnType<typeof asking>[], courses = ['listening']) =>
    checkProgrammes(programmes, new Set(courses)).map(({ problems }) => problems.map(({ code }) => code));
  expect(found([asking('helper', 'listening')])).toEqual([[]]);
  expect(found([asking('helper', 'gone')])).toEqual([['requirement-course-unknown']]);
  expect(found([asking('helper', 'listening')], [])).toEqual([['requirement-course-unknown']]);
  expect(found([asking('helper', 'other'), asking('other', 'helper'), asking('third', 'helper')])).toEqual([
    ['programme-cycle'],
    ['programme-cycle'],
    [],
  ]);
  expect(programmeStats(asking('helper', 'listening'))).toMatchObject({ id: 'helper', requirements: 5, stations: 1 });
});

test('a programme that is written in French is translated from French', () => {
  const french = yaml.replace('languages: [en]', 'languages: [fr, en]');
  expect(sourceOf(new Map([['programme.yaml', french]]))).toBe('fr');
});

test('a ring is found wherever one begins, and none where there is none', () => {
  expect(
    ringIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
  ).toEqual(['b', 'c', 'b']);
  expect(ringIn(new Map([['a', ['a']]]))).toEqual(['a', 'a']);
  expect(
    ringIn(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['c']],
        ['c', ['x']],
      ]),
    ),
  ).toBeNull();
});
