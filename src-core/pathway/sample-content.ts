/**
 * Courses and programmes for tests of pathways: only what a pathway looks at is real.
 */
import type { Station } from '../assessment/rubric.ts';
import type { Course } from '../content/pack.ts';
import type { Blueprint } from '../exam/blueprint.ts';
import type { Programme } from '../programme/programme.ts';
import { sampleProgramme as whole } from '../programme/sample-programme.ts';

/** Each competency has a lesson of ten minutes, named like it; the exam takes half an hour and asks for all of them. */
export const sampleCourse = (id: string, competencies: readonly string[]): Course => ({
  id,
  version: '1.0.0',
  languages: ['en'],
  level: 'basic',
  title: { en: id },
  summary: { en: id },
  validityMonths: 24,
  renewalDays: 90,
  modules: [
    {
      id: 'one',
      title: { en: 'One' },
      summary: { en: 'One' },
      lessons: competencies.map((competency) => ({
        id: competency.replace('.', '-'),
        moduleId: 'one',
        minutes: 10,
        competencies: [competency],
        texts: {},
      })),
    },
  ],
  checks: [],
  bank: [],
  sets: [],
  blueprint: {
    minutes: 30,
    sections: [
      {
        id: 'all',
        title: { en: 'All' },
        draw: Object.fromEntries(competencies.map((one) => [one, { count: 1, difficulty: [0, 0, 0] }])),
      },
    ],
  } as unknown as Blueprint,
});

export const sampleProgramme = (
  id: string,
  stations: readonly (readonly [id: string, minutes: number, competencies: readonly string[]])[],
): Programme => ({
  ...whole,
  id,
  stations: stations.map(
    ([station, minutes, competencies]) => ({ id: station, minutes, competencies }) as unknown as Station,
  ),
});
