/**
 * A programme for tests: with every kind of requirement, every way to ask for several, and all that time does.
 */
import type { Programme } from './programme.ts';
import type { Asked, Leaf } from './requirement.ts';

export const leaf = (id: string, asked: Asked, more: Partial<Leaf> = {}): Leaf => ({
  title: { en: id },
  after: [],
  dueWithinMonths: null,
  notOlderThanMonths: null,
  ...more,
  ...asked,
  id,
});

export const sampleProgramme: Programme = {
  id: 'helper',
  version: '2.0.0',
  languages: ['en'],
  title: { en: 'Helper' },
  summary: { en: 'Helps.' },
  validityMonths: 24,
  countsFrom: 'station',
  requirement: {
    all: [
      leaf('read', { kind: 'course', course: 'listening' }),
      leaf('exam', { kind: 'exam', course: 'listening' }, { notOlderThanMonths: 12 }),
      leaf('station', { kind: 'practical', station: 'talk', assessors: 2 }, { after: ['exam'] }),
      leaf('hours', { kind: 'hours', activity: 'support', hours: 2, isSupervised: true }, { dueWithinMonths: 18 }),
      {
        any: [
          leaf('ethics', { kind: 'document', document: 'ethics' }),
          leaf('licence', { kind: 'document', document: 'licence' }),
        ],
      },
      {
        atLeast: 2,
        of: [
          leaf('word', { kind: 'recommendation', by: 'supervisor', count: 1 }),
          leaf('acts', { kind: 'count', activity: 'support', count: 2, isSupervised: false }),
          leaf('basic', { kind: 'credential', credential: 'basic-security' }),
        ],
      },
    ],
  },
  renewal: {
    opensMonths: 6,
    graceMonths: 3,
    requirement: {
      any: [
        leaf('going-on', { kind: 'hours', activity: 'support', hours: 3, isSupervised: false }),
        leaf('again', { kind: 'exam', course: 'listening' }),
      ],
    },
  },
  reinstatement: {
    withinMonths: 12,
    requirement: leaf('station-again', { kind: 'practical', station: 'talk', assessors: 1 }),
  },
  activities: [{ id: 'support', title: { en: 'Support' } }],
  documents: [
    { id: 'ethics', title: { en: 'Declaration' }, text: { en: 'I promise.' } },
    { id: 'licence', title: { en: 'Licence' }, text: null },
  ],
  roles: [{ id: 'supervisor', title: { en: 'Supervisor' } }],
  stations: [],
  transitions: [{ from: ['1.0.0'], until: '2027-12-31', waived: ['hours'] }],
};
