/**
 * Profiles as earlier versions wrote them: opened with everything in them, and what was not kept then is not made up.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { openLearner } from './learner-folder.ts';

const id = 'abcdefgh12345678';
const lessons = {
  'plan-a-journey': { readAt: '2026-11-20T10:00:00.000Z', place: 0, checks: { c: { chosen: ['b'] } } },
};
const attempts = { openAttempt: null, lastAttempt: '20261120T100000Z-abcdefgh' };
const seen = { seen: { 'plan-01': 2 }, tries: [] };
const course = { lastLessonId: 'plan-a-journey', lessons, ...attempts };

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('profile');
});
afterEach(() => folder.remove());

test.each([
  [1, course, { seen: {}, tries: [], bankKnownAt: null, title: null }],
  [2, { ...course, ...seen }, { ...seen, bankKnownAt: null, title: null }],
  [3, { ...course, ...seen, bankKnownAt: null }, { ...seen, bankKnownAt: null, title: null }],
  [4, { ...course, ...seen, bankKnownAt: null, title: null }, { ...seen, bankKnownAt: null, title: null }],
])('a profile of version %i', async (schemaVersion, record, added) => {
  const path = join(folder.path, 'learners', id);
  mkdirSync(path, { recursive: true });
  const profile = { learnerId: id, name: 'Amina', language: 'en', createdAt: '2026-11-19T10:00:00.000Z' };
  const old = JSON.stringify({ schemaVersion, ...profile, courses: { basic: record } });
  writeFileSync(join(path, 'profile.json'), old);
  const opened = await openLearner(folder.path, id, () => new Date());
  if (!opened.ok) throw new Error(opened.failure.code);
  expect(opened.value.profile.data).toEqual({
    schemaVersion: 5,
    ...profile,
    lastCourseId: null,
    exercises: {},
    courses: { basic: { ...course, ...added } },
  });
  expect(readFileSync(join(path, `profile.v${schemaVersion}.json`), 'utf8')).toBe(old);
  await opened.value.close();
});
