/**
 * Practice with its real store and the real course.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf } from '#core/exam/item-types/options.ts';
import { courseRecordIn } from '#store/learner/profile.ts';
import { courseId, deskIn } from '../../test/fixtures/desk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { courseService } from '../course/course-service.ts';
import { credentialService } from '../credential/credential-service.ts';
import { now } from '../exam/system-clock.ts';
import { practiceService } from './practice-service.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('practice-service');
});
afterEach(() => folder.remove());

async function sitDown() {
  const { desk, learner } = await deskIn(folder.path);
  const course = (await desk.library()).courses.find((one) => one.id === courseId);
  const check = course?.checks[0];
  if (!course || !check) throw new Error('no course');
  return { desk, learner, course, check, practice: practiceService(desk) };
}

test('who never practised has no file and nothing due; reading changes neither', async () => {
  const { learner, course, practice } = await sitDown();
  expect(await practice.today(learner, course)).toBe(0);
  expect(readdirSync(learner.path)).not.toContain('practice.json');
  await learner.close();
});

test('one damaged file is restored from the other and said; both damaged: set aside, begun anew and said', async () => {
  for (const [broken, notice, asked] of [
    [['practice.json'], 'practice-restored', 1],
    [['practice.json', 'practice.good.json'], 'practice-begun-anew', 0],
  ] as const) {
    const first = await sitDown();
    const response = { chosen: keyOf(first.check) };
    expect(await first.practice.answer({ courseId, checkId: first.check.id, response })).toMatchObject({ ok: true });
    await first.learner.close();
    for (const name of broken) writeFileSync(join(first.learner.path, name), '{"schemaVersion":1,"cour');

    const { desk, learner, practice } = await sitDown();
    const outlook = await practice.read(courseId);
    if (!outlook.ok) throw new Error(outlook.failure.code);
    expect(outlook.value.areas.reduce((sum, area) => sum + area.asked, 0)).toBe(asked);
    expect(desk.notices.list().map(({ failure }) => failure.code)).toContain(notice);
    expect(readdirSync(learner.path).filter((name) => name.includes('damaged')).length).toBeGreaterThan(0);
    await learner.close();
  }
});

test('what the last try at the exam missed can be practised: the checks of those competencies, and no others', async () => {
  const { learner, course, practice } = await sitDown();
  const missed = [course.checks[3]?.competency ?? '', course.checks[20]?.competency ?? ''];
  await learner.profile.update((profile) => {
    courseRecordIn(profile, courseId).tries.push({
      attemptId: '20270101T000000Z-abcdefgh',
      decidedAt: now().toISOString(),
      passed: false,
      missed,
      failedPart: null,
    });
  });
  const begun = await practice.begin(courseId, { kind: 'missed' });
  if (!begun.ok) throw new Error(begun.failure.code);
  const wanted = course.checks.filter(({ competency }) => missed.includes(competency)).map((check) => check.id);
  expect(begun.value.checks.map((check) => check.id).sort()).toEqual(wanted.sort());
  await learner.close();
});

test('an answer that no option allows, a check that is not there, nobody at the desk: refused, nothing kept', async () => {
  const { desk, learner, check, practice } = await sitDown();
  const answer = (checkId: string, chosen: string[]) => practice.answer({ courseId, checkId, response: { chosen } });
  expect(await answer(check.id, ['zz'])).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
  expect(await answer('not-there', ['a'])).toMatchObject({ ok: false, failure: { code: 'check-unknown' } });
  desk.learner = null;
  expect(await answer(check.id, ['a'])).toMatchObject({ ok: false, failure: { code: 'learner-not-open' } });
  desk.learner = learner;
  const outlook = await practice.read(courseId);
  expect(outlook.ok && outlook.value.areas.every(({ asked }) => asked === 0)).toBe(true);
  await learner.close();
});

test('a lesson is answered though its practice was written by a newer program: that is said, and nothing is touched', async () => {
  const { desk, learner, course, practice } = await sitDown();
  const newer = JSON.stringify({ schemaVersion: 99, anything: true });
  writeFileSync(join(learner.path, 'practice.json'), newer);
  const courses = courseService(desk, credentialService(desk), practice);
  const lesson = course.modules[0]?.lessons[0];
  const [check] = course.checks.filter(({ competency }) => lesson?.competencies.includes(competency));
  if (!lesson || !check) throw new Error('no check');
  const ref = { courseId, lessonId: lesson.id, checkId: check.id, response: { chosen: keyOf(check) } };
  expect(await courses.answerCheck(ref)).toMatchObject({ ok: true, value: { correct: true } });
  expect(desk.notices.list().map(({ failure }) => failure.code)).toEqual(['profile-too-new']);
  expect(readFileSync(join(learner.path, 'practice.json'), 'utf8')).toBe(newer);
  await learner.close();
});
