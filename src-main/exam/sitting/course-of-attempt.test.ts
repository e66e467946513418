/**
 * An exam that was begun goes on with its content, whatever came since: its questions, its pictures, its decision, its
 * certificate.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Course } from '#core/content/pack.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { replayAttempt } from '#core/replay/replay-attempt.ts';
import { readLibrary } from '#store/content/library.ts';
import { clearAway } from '#store/content-update/clear-away.ts';
import { releaseFolder } from '#store/content-update/content-store.ts';
import { writeContent } from '../../../test/fixtures/content-releases.ts';
import { deskIn } from '../../../test/fixtures/desk.ts';
import { installRelease } from '../../../test/fixtures/installed-release.ts';
import { itemBehind } from '../../../test/fixtures/item-behind.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { courseService } from '../../course/course-service.ts';
import { homeService } from '../../course/home-service.ts';
import { pastCourses } from '../../course/past-courses.ts';
import { credentialService } from '../../credential/credential-service.ts';
import { practiceService } from '../../practice/practice-service.ts';
import { examService } from '../exam-service.ts';

const realUptime = os.uptime;
const courseId = 'sample';
const ids = { first: 'a'.repeat(64), second: 'b'.repeat(64) };

let folder: ReturnType<typeof tempFolder>;
const of = (name: string) => join(folder.path, name);
beforeEach(() => {
  folder = tempFolder('course-of-attempt');
  writeContent(of('shipped'));
  writeContent(of('first'), { source: 'first', lesson: 'The first.' });
  writeContent(of('second'), { source: 'second', lesson: 'The second.' });
});
afterEach(() => {
  os.uptime = realUptime;
  folder.remove();
});

/** Its courses are in no later content. */
const withoutCourses = (name: keyof typeof ids) => rmSync(join(of(name), 'courses', courseId), { recursive: true });
const install = (name: keyof typeof ids, day: number) =>
  installRelease(of('data'), of('shipped'), {
    content: of(name),
    id: ids[name],
    publishedAt: `2027-03-0${day}T00:00:00.000Z`,
  });

/** The program, started anew. */
async function start() {
  const { desk, learner } = await deskIn(of('data'), { shipped: of('shipped') });
  const exams = examService(desk, credentialService(desk), () => undefined);
  await exams.settleAll();
  const sit = async () => {
    const sitting = await exams.sit(courseId);
    if (!sitting.ok) throw new Error(sitting.failure.code);
    return sitting.value;
  };
  const answerAll = async (sitting: Awaited<ReturnType<typeof sit>>, course: Course) => {
    for (const { position, question } of sitting.items) {
      const item = itemBehind(course.bank, question);
      expect((await exams.answer(sitting.state.attemptId, position, itemTypeOf(item).best(item))).ok).toBe(true);
    }
  };
  const close = async () => {
    await exams.leave();
    await learner.close();
  };
  return { desk, learner, exams, sit, answerAll, close };
}

const courseIn = async (name: string): Promise<Course> => (await readLibrary(of(name))).courses[0] as Course;
const journal = (attempts: string, attempt: string) =>
  readFileSync(join(attempts, `${attempt}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n');
const startedIn = (attempts: string, attempt: string) => JSON.parse(journal(attempts, attempt)[0] ?? '').event;

test('begun with what came with the program; then newer content came: gone on with as begun, and new exams ask the new', async () => {
  const before = await start();
  const { state } = await before.sit();
  expect(startedIn(before.learner.attempts, state.attemptId).content).toBe(undefined);
  await before.close();
  await install('first', 1);

  const after = await start();
  expect(after.desk.contentFolder).not.toBe(of('shipped'));
  expect((await after.desk.library()).courses[0]?.bank[0]?.source).toBe('first');
  const sitting = await after.sit();
  expect(sitting).toMatchObject({ resumed: true, state: { attemptId: state.attemptId } });
  expect(after.exams.contentFolder(courseId)).toBe(of('shipped'));
  await after.answerAll(sitting, await courseIn('shipped'));
  expect(await after.exams.submit(state.attemptId)).toMatchObject({ ok: true, value: { passed: true } });
  expect(after.exams.contentFolder(courseId)).toBe(after.desk.contentFolder);
  expect(readdirSync(after.learner.credentials)).toHaveLength(1);
  const lines = journal(after.learner.attempts, state.attemptId);
  expect(replayAttempt(lines, [await courseIn('shipped')]).kind).toBe('confirmed');
  expect(replayAttempt(lines, [await courseIn('first')])).toMatchObject({ reason: 'items-changed' });
  const { state: next } = await after.sit();
  expect(startedIn(after.learner.attempts, next.attemptId).content).toBe(ids.first);
  await after.close();
});

test('its time runs out while the program is closed: decided with its own release, which is cleared away after that', async () => {
  await install('first', 1);
  const before = await start();
  const sitting = await before.sit();
  await before.answerAll(sitting, await courseIn('first'));
  await before.close();
  await install('second', 2);
  const kept = releaseFolder(join(of('data'), 'content'), ids.first);

  const second = await start();
  expect(second.desk.content.inUse?.id).toBe(ids.second);
  await clearAway(of('data'), second.desk.content);
  expect(existsSync(kept)).toBe(true);
  await second.close();

  os.uptime = () => realUptime() + 3600;
  const third = await start();
  expect(await third.exams.decision(sitting.state.attemptId)).toMatchObject({ value: { passed: true } });
  expect(readdirSync(third.learner.credentials)).toHaveLength(1);
  const lines = journal(third.learner.attempts, sitting.state.attemptId);
  expect(replayAttempt(lines, [await courseIn('first')]).kind).toBe('confirmed');
  await clearAway(of('data'), third.desk.content);
  expect(existsSync(kept)).toBe(false);
  await third.close();
});

test('its content is not here any more: it cannot be gone on with, and that is said', async () => {
  await install('first', 1);
  const before = await start();
  const { state } = await before.sit();
  await before.close();
  await install('second', 2);
  rmSync(releaseFolder(join(of('data'), 'content'), ids.first), { recursive: true });
  const after = await start();
  expect(await after.sit()).not.toMatchObject({ state: { attemptId: state.attemptId } });
  expect(after.desk.notices.list().map(({ failure }) => failure.code)).toContain('attempt-bank-changed');
  await after.close();
});

test('a course that newer content drops: what was begun is finished with its own, and then stands in what is past', async () => {
  await install('first', 1);
  const before = await start();
  const { state } = await before.sit();
  await before.close();
  withoutCourses('second');
  await install('second', 2);

  const after = await start();
  const past = () => pastCourses(after.desk, after.learner, after.exams);
  const home = async () => {
    const credentials = credentialService(after.desk);
    const practice = practiceService(after.desk);
    const courses = courseService(after.desk, credentials, practice);
    const read = await homeService(after.desk, courses, after.exams, practice).read();
    if (!read.ok) throw new Error(read.failure.code);
    return read.value;
  };
  await clearAway(of('data'), after.desk.content);
  expect((await after.desk.library()).courses).toEqual([]);
  const title = (await courseIn('first')).title.en;
  expect(await home()).toMatchObject({
    next: { kind: 'resume-exam', courseId, courseTitle: title, attemptId: state.attemptId },
    courses: [],
    past: [{ id: courseId, title, open: { attemptId: state.attemptId }, last: null }],
  });
  const sitting = await after.sit();
  expect(sitting).toMatchObject({ resumed: true, courseTitle: title, state: { attemptId: state.attemptId } });
  await after.answerAll(sitting, await courseIn('first'));
  const decided = { passed: true, courseTitle: title, isTaught: false };
  expect(await after.exams.submit(state.attemptId)).toMatchObject({ ok: true, value: decided });
  expect(readdirSync(after.learner.credentials)).toHaveLength(1);
  const lines = journal(after.learner.attempts, state.attemptId);
  expect(replayAttempt(lines, [await courseIn('first')]).kind).toBe('confirmed');
  expect(await past()).toMatchObject([{ open: null, last: { attemptId: state.attemptId, passed: true } }]);
  expect(await home()).toMatchObject({ next: { kind: 'nothing' } });
  expect(await after.exams.sit(courseId)).toMatchObject({ failure: { code: 'course-unknown' } });
  await after.close();

  // Its release is cleared away: the result is still to be read.
  const later = await start();
  await clearAway(of('data'), later.desk.content);
  expect(existsSync(releaseFolder(join(of('data'), 'content'), ids.first))).toBe(false);
  expect(await later.exams.decision(state.attemptId)).toMatchObject({ ok: true, value: decided });
  expect(await pastCourses(later.desk, later.learner, later.exams)).toMatchObject([{ title, open: null }]);
  await later.close();
});

test('a course that cannot be read for a moment: its open exam is not put away', async () => {
  await install('first', 1);
  const before = await start();
  const { state } = await before.sit();
  await before.close();
  const item = join(releaseFolder(join(of('data'), 'content'), ids.first), 'files', 'courses', courseId);
  renameSync(join(item, 'course.yaml'), join(item, 'course.away'));
  const without = await start();
  expect(await without.exams.sit(courseId)).toMatchObject({ failure: { code: 'course-unknown' } });
  expect(await pastCourses(without.desk, without.learner, without.exams)).toEqual([]);
  await without.close();
  renameSync(join(item, 'course.away'), join(item, 'course.yaml'));
  const again = await start();
  expect(await again.sit()).toMatchObject({ resumed: true, state: { attemptId: state.attemptId } });
  await again.close();
});
