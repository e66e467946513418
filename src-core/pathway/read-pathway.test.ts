/**
 * Pathways as authors write them, alone and beside the courses and programmes that are there: each fault is named.
 */
import { expect, test } from 'vitest';
import type { Framework } from '../content/pack.ts';
import { checkPathways } from './check-pathways.ts';
import type { Pathway } from './pathway.ts';
import { pathwayStats } from './pathway-stats.ts';
import { readPathway } from './read-pathway.ts';
import { sampleCourse, sampleProgramme } from './sample-content.ts';

const yaml = `id: security
version: 1.0.0
languages: [en]
title: Security
summary: Roles.
about: Our own.
roles:
  - id: assistant
    title: Assistant
    summary: Helps.
    knows: [road.drive]
    shows: [radio.speak]
    notTaughtHere: [{ id: law, title: Law, text: Ask. }]
  - { id: adviser, title: Adviser, summary: Advises., after: [assistant], knows: [road.drive, risk.weigh] }
notSeenHere: [radio.speak]
`;
const competency = (id: string) => ({ id, domain: id.split('.')[0] ?? '', title: { en: id }, criteria: [] });
const framework: Framework = {
  id: 'f',
  version: '1.0.0',
  title: { en: 'F' },
  domains: [
    {
      id: 'all',
      title: { en: 'All' },
      summary: { en: 'All' },
      competencies: ['road.drive', 'radio.speak', 'risk.weigh'].map(competency),
    },
  ],
};
const read = (text: string, folder = 'security') => readPathway(new Map([['pathway.yaml', text]]), folder, framework);
const good = (text = yaml): Pathway => {
  const { value, problems } = read(text);
  expect(problems).toEqual([]);
  if (!value) throw new Error('not read');
  return value;
};

test('a pathway that is right is read, and told in figures', () => {
  expect(pathwayStats(good())).toEqual({
    id: 'security',
    version: '1.0.0',
    languages: ['en'],
    roles: [
      { id: 'assistant', competencies: 2, shows: 1, notTaughtHere: 1 },
      { id: 'adviser', competencies: 2, shows: 0, notTaughtHere: 0 },
    ],
  });
});

test.each<[string, from: string, to: string]>([
  ['unknown-competency', 'knows: [road.drive]', 'knows: [road.fly]'],
  ['unknown-competency', 'notSeenHere: [radio.speak]', 'notSeenHere: [radio.sing]'],
  ['duplicate-id', 'shows: [radio.speak]', 'shows: [road.drive]'],
  ['duplicate-id', 'id: adviser', 'id: assistant'],
  ['role-unknown', 'after: [assistant]', 'after: [gone]'],
  ['role-cycle', 'summary: Helps.', 'after: [adviser]\n    summary: Helps.'],
  ['role-cycle', 'after: [assistant]', 'after: [adviser]'],
  ['profile-empty', 'knows: [road.drive, risk.weigh]', 'knows: []'],
  ['schema', 'id: security', 'id: other'],
  ['schema', 'about: Our own.\n', ''],
])('%s: %s → %s', (code, from, to) => {
  const { value, problems } = read(yaml.replace(from, to));
  expect(problems.map((one) => one.code)).toContain(code);
  expect(value).toBeNull();
});

test('what a role asks for is taught, examined and seen here, or it is said that it is not', () => {
  const road = sampleCourse('road', ['road.drive', 'radio.speak', 'risk.weigh']);
  const codes = (pathway: Pathway, courses = [road], programmes: Parameters<typeof checkPathways>[2] = []) =>
    checkPathways([pathway], courses, programmes).flatMap(({ problems }) =>
      problems.map(({ code, params }) => `${code} ${params.role} ${params.id}`),
    );
  expect(codes(good())).toEqual([]);
  expect(codes(good(), [sampleCourse('road', ['road.drive', 'radio.speak'])])).toEqual([
    'profile-not-taught adviser risk.weigh',
  ]);
  const unseen = good(yaml.replace('notSeenHere: [radio.speak]\n', ''));
  expect(codes(unseen)).toEqual(['profile-not-seen assistant radio.speak']);
  expect(codes(unseen, [road], [sampleProgramme('field', [['call', 20, ['radio.speak']]])])).toEqual([]);
  expect(codes(unseen, [road], [sampleProgramme('field', [['call', 20, ['road.drive']]])])).toHaveLength(1);
});

test('what is taught and never examined is not taught enough for a profile', () => {
  const road = sampleCourse('road', ['road.drive', 'radio.speak', 'risk.weigh']);
  const [section] = road.blueprint.sections;
  if (!section) throw new Error('no section');
  const { 'risk.weigh': _out, ...draw } = section.draw;
  const unexamined = { ...road, blueprint: { ...road.blueprint, sections: [{ ...section, draw }] } };
  expect(checkPathways([good()], [unexamined], []).flatMap(({ problems }) => problems)).toMatchObject([
    { code: 'profile-not-taught', params: { role: 'adviser', id: 'risk.weigh' } },
  ]);
});
