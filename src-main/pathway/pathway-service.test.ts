/**
 * Pathways with the real store, the real courses and an exam that was passed.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SeenStation } from '#core/pathway/evidence-of.ts';
import { ok } from '#core/result/result.ts';
import { courseRecordIn, newLessonRecord } from '#store/learner/profile.ts';
import { courseId, deskIn } from '../../test/fixtures/desk.ts';
import { passAtDesk } from '../../test/fixtures/pass-at-desk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { credentialService } from '../credential/credential-service.ts';
import { examService } from '../exam/exam-service.ts';
import { pathwayService } from './pathway-service.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('pathways');
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

async function started() {
  const { desk, learner } = await deskIn(folder.path);
  const credentials = credentialService(desk);
  const exams = examService(desk, credentials, () => undefined);
  const withdrawn = new Map<string, 'revocation' | 'refresh'>();
  const seen: SeenStation[] = [];
  const taken = { list: credentials.list, withdrawn: async () => withdrawn };
  const pathways = pathwayService(desk, taken, async () => ok(seen));
  return {
    desk,
    learner,
    credentials,
    withdrawn,
    seen,
    pathways,
    role: async (roleId = 'local-security-assistant') => {
      const read = await pathways.role({ pathwayId: 'security-professional', roleId });
      if (!read.ok) throw new Error(read.failure.code);
      return read.value;
    },
    transcript: async () => {
      const read = await pathways.transcript();
      if (!read.ok) throw new Error(read.failure.code);
      return read.value;
    },
    pass: () => passAtDesk(desk, exams),
    stop: async () => {
      await exams.leave();
      await learner.close();
    },
  };
}

// The first to ask for the courses in a run reads them all.
test('whoever has shown nothing lacks all of it, and is told the whole way', { timeout: 180_000 }, async () => {
  const { pathways, role, transcript, stop } = await started();
  const listed = await pathways.list();
  expect(listed.ok && listed.value[0]?.roles.map(({ id, have }) => [id, have])).toEqual([
    ['local-security-assistant', 0],
    ['field-security-coordination-officer', 0],
    ['security-analyst', 0],
    ['security-adviser', 0],
  ]);
  const { have, need, plan, notTaughtHere } = await role();
  expect([have, need]).toEqual([0, 20]);
  expect(plan.steps.slice(0, 2)).toMatchObject([
    { kind: 'study', courseId, isWhole: true, lessons: 28 },
    { kind: 'exam', courseId },
  ]);
  expect(plan.minutes).toBe(plan.steps.reduce((sum, { minutes }) => sum + minutes, 0));
  expect(notTaughtHere.map(({ text }) => text).every((text) => text.length > 20)).toBe(true);
  expect(plan.steps.flatMap((step) => (step.kind === 'station' ? [step.station.id] : []))).toEqual([
    'radio-report',
    'stop-bleeding',
  ]);
  // Every role can be reached whole, by courses and stations that are here.
  for (const { id } of listed.ok ? (listed.value[0]?.roles ?? []) : []) {
    expect([id, (await role(id)).plan.open]).toEqual([id, []]);
  }
  expect((await transcript()).groups).toEqual([]);
  expect(await pathways.role({ pathwayId: 'security-professional', roleId: 'gone' })).toMatchObject({
    ok: false,
    failure: { code: 'role-unknown' },
  });
  await stop();
});

test('an exam that was passed closes what it covers, until its certificate runs out or is taken back', async () => {
  const { learner, credentials, withdrawn, seen, role, transcript, pass, stop } = await started();
  await learner.profile.update((profile) => {
    courseRecordIn(profile, courseId).lessons['plan-a-journey'] = {
      ...newLessonRecord(),
      readAt: '2026-11-01T10:00:00.000Z',
    };
  });
  const before = await role();
  const planned = before.groups
    .flatMap(({ competencies }) => competencies)
    .find(({ id }) => id === 'travel.plan-journey');
  expect(planned).toMatchObject({ has: ['read'], lacks: ['examined'] });
  expect(planned?.closedBy.lessons[0]).toMatchObject({
    title: 'Plan a journey',
    isRead: true,
  });
  expect(before.plan.steps[0]).toMatchObject({ kind: 'study', lessons: 27, isWhole: false });
  expect((await transcript()).groups[0]?.competencies[0]?.shown).toMatchObject([{ kind: 'read', number: null }]);

  await pass();
  const [held] = await credentials.list(learner);
  if (!held) throw new Error('no certificate');
  const after = await role();
  // What is to be seen is not shown by an exam.
  expect(after.have).toBe(17);
  const unseen = after.groups.flatMap(({ competencies }) => competencies).filter(({ lacks }) => lacks.length > 0);
  expect(unseen.map(({ level, has, lacks }) => [level, has.includes('examined'), lacks])).toEqual(
    Array.from({ length: 3 }, () => ['shows', true, ['seen']]),
  );
  expect(after.plan.steps.map(({ kind }) => kind)).toEqual(['station', 'station']);
  const told = (await transcript()).groups.flatMap(({ competencies }) => competencies);
  expect(told).toHaveLength(28);
  expect(told[0]?.shown).toMatchObject([
    { kind: 'examined', of: 'Basic Security in the Field', number: held.claims.number, isCounted: true },
  ]);

  // A station of another programme stands in the transcript, with what it is called.
  seen.push({ programme: 'peer-helper', station: 'first-talk', at: '2026-11-20T10:00:00.000Z' });
  const listened = (await transcript()).groups.flatMap(({ competencies }) => competencies).at(-1);
  expect(listened?.shown).toMatchObject([{ kind: 'seen', of: 'A first talk with a colleague', number: null }]);

  withdrawn.set(held.claims.number, 'revocation');
  expect((await role()).have).toBe(0);
  // Written anew, and what took its place has not come yet.
  withdrawn.set(held.claims.number, 'refresh');
  expect((await role()).have).toBe(17);
  withdrawn.clear();

  vi.useFakeTimers({ toFake: ['Date'], now: new Date(held.claims.expiresAt) });
  const later = await role();
  expect(later.have).toBe(0);
  expect(later.groups[0]?.competencies[0]).toMatchObject({ lacks: ['examined'], ranOut: ['examined'] });
  const old = (await transcript()).groups[0]?.competencies[0]?.shown;
  expect(old).toMatchObject([{ kind: 'examined', isCounted: false }]);
  vi.useRealTimers();
  await stop();
});
