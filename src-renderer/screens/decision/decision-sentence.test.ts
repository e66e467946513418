/**
 * Which sentence is said, and in which order lessons are named.
 */
import { expect, it } from 'vitest';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { type Area, restudyOf, sentenceOf } from './decision-sentence.ts';

const area = (domain: string, points: number, required: number | null, criticalMissed = false): Area => ({
  domain,
  title: domain,
  points,
  max: 10,
  percent: points * 10,
  essential: required !== null,
  required,
  met: required === null || points * 10 >= required,
  competencies: [
    {
      id: `${domain}.one`,
      title: domain,
      points,
      max: 10,
      percent: points * 10,
      criticalMissed,
      restudy: points < 8 || criticalMissed ? [{ lessonId: `${domain}-lesson`, title: domain, minutes: 5 }] : [],
    },
  ],
});

const decision = (passed: boolean, areas: Area[]): DecisionView => {
  const points = areas.reduce((sum, each) => sum + each.points, 0);
  const max = areas.length * 10;
  return {
    attemptId: '20261123T100000Z-abcdefgh',
    courseId: 'basic',
    courseTitle: 'Basic',
    isTaught: true,
    decidedAt: '2026-11-23T10:00:00.000Z',
    submittedBy: 'candidate',
    passed,
    overall: {
      points,
      max,
      percent: (points * 100) / max,
      required: 80,
      met: points * 100 >= 80 * max,
      standardError: null,
      near: false,
    },
    areas,
    criticalMissed: [],
    elapsedMs: 1,
    interruptions: [],
    giveBackMinutes: 0,
    accommodations: null,
    credential: null,
    assurance: 'self-study',
    retestOf: null,
    holder: 'Amina',
    exam: { id: 'exam', version: '1.0.0' },
    standard: null,
    evidence: '',
  };
};

it('says passed', () => {
  expect(sentenceOf(decision(true, [area('travel', 9, 70)]))).toEqual({ kind: 'passed' });
});

it('names the areas under their own minimum', () => {
  const sentence = sentenceOf(decision(false, [area('travel', 5, 70), area('ready', 6, null)]));
  expect(sentence).toMatchObject({ kind: 'areas', areas: [{ domain: 'travel' }] });
});

it('names the weakest areas first when only the whole fell short', () => {
  const sentence = sentenceOf(decision(false, [area('travel', 7, 70), area('ready', 6, null), area('place', 9, null)]));
  expect(sentence).toMatchObject({ areas: [{ domain: 'ready' }, { domain: 'travel' }] });
});

it('says that a critical question was missed when everything else is reached', () => {
  expect(sentenceOf(decision(false, [area('travel', 9, 70, true)]))).toEqual({ kind: 'critical' });
});

it('names lessons of missed critical questions first, then of weak areas, then the rest', () => {
  const areas = [area('ready', 7, 60), area('travel', 5, 70), area('health', 9, 70, true)];
  const lessons = restudyOf(decision(false, areas));
  expect(lessons.map(({ lessonId, needed }) => [lessonId, needed])).toEqual([
    ['health-lesson', true],
    ['travel-lesson', true],
    ['ready-lesson', false],
  ]);
});
