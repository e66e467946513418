/**
 * The exam service with its real store, asked from many sides at once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assuranceLevels } from '#core/exam/assurance.ts';
import { domainOf } from '#core/exam/blueprint.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { replayAttempt } from '#core/replay/replay-attempt.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { courseRecordIn, newLessonRecord } from '#store/learner/profile.ts';
import { courseId, deskIn } from '../../test/fixtures/desk.ts';
import { itemBehind } from '../../test/fixtures/item-behind.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { credentialService } from '../credential/credential-service.ts';
import { examService } from './exam-service.ts';
import { beginAttempt, openAttempt } from './sitting/attempt-log.ts';
import { now } from './system-clock.ts';

const realUptime = os.uptime;
const realNow = Date.now;

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('exam-service');
});
afterEach(() => {
  os.uptime = realUptime;
  Date.now = realNow;
  folder.remove();
});

async function sitDown() {
  const { desk, learner } = await deskIn(folder.path);
  const over: string[] = [];
  const exams = examService(desk, credentialService(desk), (attemptId) => over.push(attemptId));
  const course = (await desk.library()).courses.find(({ id }) => id === courseId);
  if (!course) throw new Error('no course');
  const attempts = () => readdirSync(learner.attempts);
  const kinds = () =>
    readFileSync(join(learner.attempts, attempts()[0] ?? ''), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).event.kind as string);
  /** The items of every attempt, in the order of their beginning. */
  const forms = () =>
    attempts()
      .map((name) => JSON.parse(readFileSync(join(learner.attempts, name), 'utf8').split('\n')[0] ?? ''))
      .sort((a, b) => (a.at.wall < b.at.wall ? -1 : 1))
      .map(({ event }) => (event.form as { itemId: string }[]).map(({ itemId }) => itemId));
  const certificates = () => readdirSync(learner.credentials);
  const close = async () => {
    await exams.leave();
    await learner.close();
    // Whoever is handed what was written here comes to the same.
    for (const name of attempts()) {
      const lines = readFileSync(join(learner.attempts, name), 'utf8').trimEnd().split('\n');
      const replayed = replayAttempt(lines, [course]);
      expect(['confirmed', 'not-decided']).toContain('reason' in replayed ? replayed.reason : replayed.kind);
    }
  };
  return { desk, learner, exams, course, attempts, forms, kinds, certificates, over, close };
}

test('sitting down six times at once begins one attempt', async () => {
  const { exams, attempts, close } = await sitDown();
  const sittings = await Promise.all(Array.from({ length: 6 }, () => exams.sit(courseId)));
  const ids = sittings.map((sitting) => (sitting.ok ? sitting.value.state.attemptId : sitting.failure.code));
  expect(new Set(ids).size).toBe(1);
  expect(attempts()).toHaveLength(1);
  await close();
});

test('the time runs out while everything is asked at once: one submission, one decision, one certificate', async () => {
  const { exams, course, kinds, certificates, over, close } = await sitDown();
  const sitting = await exams.sit(courseId);
  if (!sitting.ok) throw new Error(sitting.failure.code);
  const { attemptId, remainingMs } = sitting.value.state;
  const keys = sitting.value.items.map(({ question }) => {
    const item = itemBehind(course.bank, question);
    return itemTypeOf(item).best(item);
  });
  for (const [position, response] of keys.entries()) {
    expect((await exams.answer(attemptId, position, response)).ok).toBe(true);
  }
  // The machine slept until the time was over; the clock beats while all of these are under way.
  os.uptime = () => realUptime() + remainingMs / 1000 + 1;
  const asked = [0, 1, 2, 3, 4].flatMap((turn) => [
    exams.state(attemptId),
    exams.answer(attemptId, turn, { chosen: [] }),
    exams.submit(attemptId),
    exams.decision(attemptId),
    exams.openAttempt(courseId),
  ]);
  await wait(1100);
  await Promise.all(asked);
  await exams.settleAll();

  expect(kinds().filter((kind) => kind === 'submitted' || kind === 'decided')).toEqual(['submitted', 'decided']);
  expect(certificates()).toHaveLength(1);
  const decision = await exams.decision(attemptId);
  if (!decision.ok) throw new Error(decision.failure.code);
  expect(decision.value).toMatchObject({ passed: true, submittedBy: 'time' });
  expect(`${decision.value.credential}.json`).toBe(certificates()[0]);
  expect(over.length).toBeLessThanOrEqual(1);
  await close();
});

test('after a try that was no pass: wait, read what was missed, and then other questions', async () => {
  const { desk, exams, course, forms, close } = await sitDown();
  const first = await exams.sit(courseId);
  if (!first.ok) throw new Error(first.failure.code);
  const decision = await exams.submit(first.value.state.attemptId);
  expect(decision).toMatchObject({ ok: true, value: { passed: false } });
  const codeOf = async () => {
    const again = await exams.sit(courseId);
    return again.ok ? 'begun' : again.failure.code;
  };
  expect(await codeOf()).toBe('exam-cooling-off');
  const intro = await exams.intro(courseId);
  expect(intro).toMatchObject({ ok: true, value: { permission: { may: false, because: 'cooling-off' } } });

  Date.now = () => realNow() + 61 * 60_000;
  expect(await codeOf()).toBe('exam-restudy');
  const waiting = await exams.intro(courseId);
  if (!waiting.ok || waiting.value.permission.may || waiting.value.permission.because !== 'restudy') {
    throw new Error('no lessons named');
  }
  const lessons = waiting.value.permission.lessons.map(({ lessonId }) => lessonId);
  expect(lessons.length).toBeGreaterThan(20);
  await desk.learner?.profile.update((profile) => {
    const record = courseRecordIn(profile, courseId);
    for (const lesson of lessons) record.lessons[lesson] = { ...newLessonRecord(), readAt: now().toISOString() };
  });
  const second = await exams.sit(courseId);
  if (!second.ok) throw new Error(second.failure.code);
  const [before, after] = forms();
  const again = after?.filter((id) => before?.includes(id));
  // The bank holds at least twice what is drawn of every competency, and eight sets of which two are drawn.
  expect(course.bank.length).toBeGreaterThan(160);
  expect(again).toEqual([]);
  await close();
});

test('other conditions change the time and stand in the journal and with the result, and nothing else', async () => {
  const { exams, course, attempts, close } = await sitDown();
  const sitting = await exams.sit(courseId, { extraTimePercent: 50, reader: true });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  expect(sitting.value.minutes).toBe(Math.ceil(course.blueprint.minutes * 1.5));
  expect(sitting.value.items).toHaveLength(56);
  expect(attempts()).toHaveLength(1);
  const decision = await exams.submit(sitting.value.state.attemptId);
  expect(decision).toMatchObject({
    ok: true,
    value: { accommodations: { extraTimePercent: 50, reader: true, textSize: 100 }, overall: { required: 80 } },
  });
  await close();
});

test('who fell short in one essential area only sits just that again, and then holds the certificate', async () => {
  const { desk, exams, course, forms, certificates, close } = await sitDown();
  const first = await exams.sit(courseId);
  if (!first.ok) throw new Error(first.failure.code);
  const { attemptId } = first.value.state;
  const answerAll = async (view: typeof first.value, skip: (competency: string, index: number) => boolean) => {
    let met = 0;
    for (const { position, question } of view.items) {
      const item = itemBehind(course.bank, question);
      if (!item.critical && domainOf(item.competency) === 'travel' && item.set === null) {
        met += 1;
        if (skip(item.competency, met)) continue;
      }
      await exams.answer(view.state.attemptId, position, itemTypeOf(item).best(item));
    }
  };
  await answerAll(first.value, (_competency, index) => index <= 6);
  const decision = await exams.submit(attemptId);
  expect(decision).toMatchObject({ ok: true, value: { passed: false, overall: { met: true } } });
  expect(certificates()).toEqual([]);

  Date.now = () => realNow() + 61 * 60_000;
  await desk.learner?.profile.update((profile) => {
    const record = courseRecordIn(profile, courseId);
    for (const module of course.modules) {
      for (const { id } of module.lessons) record.lessons[id] = { ...newLessonRecord(), readAt: now().toISOString() };
    }
  });
  const intro = await exams.intro(courseId);
  expect(intro).toMatchObject({
    ok: true,
    value: { isRetest: true, items: 10, passPercent: 70, permission: { may: true } },
  });
  const second = await exams.sit(courseId);
  if (!second.ok) throw new Error(second.failure.code);
  expect(second.value.items).toHaveLength(10);
  expect(second.value.minutes).toBeLessThan(20);
  const [before, after] = forms();
  expect(after?.filter((id) => before?.includes(id))).toEqual([]);
  await answerAll(second.value, () => false);
  const passed = await exams.submit(second.value.state.attemptId);
  expect(passed).toMatchObject({ ok: true, value: { passed: true } });
  expect(certificates()).toHaveLength(1);
  await close();
});

test.each(assuranceLevels)(
  'the level %s of an attempt stands with its result and on its certificate',
  async (level) => {
    const { desk, learner, exams, course, close } = await sitDown();
    const first = await exams.sit(courseId);
    if (!first.ok) throw new Error(first.failure.code);
    await exams.leave();
    // As a release of the sitting will begin it: nothing in the program does so yet.
    const begun = await openAttempt(learner.attempts, first.value.state.attemptId);
    if (!begun.ok) throw new Error(begun.failure.code);
    const attemptId = '20270101T000000Z-supervis';
    const log = await beginAttempt(learner.attempts, { ...begun.value.log.state.started, attemptId, assurance: level });
    if (!log.ok) throw new Error(log.failure.code);
    await Promise.all([begun.value.log.close(), log.value.close()]);
    await desk.learner?.profile.update((profile) => {
      courseRecordIn(profile, courseId).openAttempt = attemptId;
    });
    const sitting = await exams.sit(courseId);
    if (!sitting.ok) throw new Error(sitting.failure.code);
    for (const { position, question } of sitting.value.items) {
      const item = itemBehind(course.bank, question);
      await exams.answer(attemptId, position, itemTypeOf(item).best(item));
    }
    const decision = await exams.submit(attemptId);
    expect(decision).toMatchObject({ ok: true, value: { passed: true, assurance: level } });
    const [held] = await readHeldIn(learner.credentials);
    expect(held?.claims.assurance).toBe(level);
    await close();
  },
);
