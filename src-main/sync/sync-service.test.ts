/**
 * What a person does on this computer goes to the registry by itself, once signed up, and what comes back is on the cards:
 * real exams, a real store, a registry over real HTTP.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allCalls } from '#core/contract/contract.ts';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { readEventLine } from '#core/sync/device-event.ts';
import { journalLines } from '#core/sync/thin-journal.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { badRegistry } from '../../test/fixtures/bad-registry.ts';
import { courseId, deskIn, learnerId } from '../../test/fixtures/desk.ts';
import { issuerPaperKey } from '../../test/fixtures/issuer.ts';
import { itemBehind } from '../../test/fixtures/item-behind.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { courseService } from '../course/course-service.ts';
import { credentialService } from '../credential/credential-service.ts';
import { examService } from '../exam/exam-service.ts';
import { practiceService } from '../practice/practice-service.ts';
import { syncService } from './sync-service.ts';

let folder: ReturnType<typeof tempFolder>;
let registry: Awaited<ReturnType<typeof badRegistry>>;
beforeEach(async () => {
  folder = tempFolder('sync-service');
  registry = await badRegistry();
});
afterEach(async () => {
  registry.closeAll();
  await registry.close();
  folder.remove();
});

const outboxPlace = () => join(folder.path, 'device', 'outbox');

/** The program from its start, with this folder. */
async function started() {
  const { desk, learner } = await deskIn(folder.path);
  const credentials = credentialService(desk);
  const noted: Promise<void>[] = [];
  const note = () => noted.push(sync.noted());
  const exams = examService(desk, credentials, () => undefined, note);
  const courses = courseService(desk, credentials, practiceService(desk), note);
  let told = 0;
  const sync = syncService(desk, {
    fetch,
    changed: () => {
      told += 1;
    },
    settleAll: exams.settleAll,
    ofProgrammes: async () => [],
    random: () => 0.2,
    bytes: (count) => new Uint8Array(randomBytes(count)),
    openInBrowser: async () => undefined,
    donePage: async () => '',
    checkPaper: checkBytes,
  });
  await exams.settleAll();
  const course = (await desk.library()).courses.find(({ id }) => id === courseId);
  if (!course) throw new Error('no course');
  const outputs = await allCalls();
  const view = async () => {
    const read = await sync.read();
    if (!read.ok) throw new Error(read.failure.code);
    outputs['sync.read']?.output.parse(read.value);
    return read.value;
  };
  return {
    desk,
    learner,
    credentials,
    exams,
    sync,
    courses,
    view,
    told: () => told,
    pass: async () => {
      const sitting = await exams.sit(courseId);
      if (!sitting.ok) throw new Error(sitting.failure.code);
      const { attemptId } = sitting.value.state;
      for (const { position, question } of sitting.value.items) {
        const item = itemBehind(course.bank, question);
        await exams.answer(attemptId, position, itemTypeOf(item).best(item));
      }
      await exams.submit(attemptId);
      return attemptId;
    },
    lesson: (course.modules[0]?.lessons[0]?.id ?? '') as string,
    signUp: async (code = 'abcd efgh 1234 5678') => {
      expect(await sync.look(registry.address)).toMatchObject({
        ok: true,
        value: { name: 'Meridian Relief', fingerprint: expect.stringMatching(/^(\w{4}-){4}\w{4}$/) },
      });
      return sync.enrol(code);
    },
    until: async (state: string) => {
      for (let waited = 0; waited < 30_000; waited += 50) {
        if ((await view()).state === state) return view();
        await wait(50);
      }
      throw new Error(`never ${state}: ${JSON.stringify(await view())}`);
    },
    stop: async () => {
      await Promise.all(noted);
      await exams.leave();
      await sync.close();
      await learner.close();
    },
  };
}

test('before anybody signs up nothing is said, made or kept', async () => {
  const program = await started();
  await program.pass();
  await program.courses.finish({ courseId, lessonId: program.lesson });
  await program.sync.begin();
  expect(await program.view()).toMatchObject({ registry: null, state: 'not-enrolled', waiting: { count: 0 } });
  expect(await program.sync.now()).toMatchObject({ ok: false, failure: { code: 'enrolment-missing' } });
  expect(await program.sync.enrol('ABCDEFGH12345678')).toMatchObject({ ok: false });
  expect(await program.sync.look('http://registry.example.org')).toMatchObject({
    failure: { code: 'registry-not-one' },
  });
  expect(await program.sync.look(registry.address)).toMatchObject({ ok: true });
  expect(existsSync(outboxPlace())).toBe(false);
  expect(registry.asked).toEqual(['registry']);
  await program.stop();
});

test('signed up: what was done before goes up, the certificate is registered and its paper is the registry’s', async () => {
  const program = await started();
  const attempt = await program.pass();
  await program.courses.finish({ courseId, lessonId: program.lesson });
  await program.courses.finish({ courseId, lessonId: program.lesson });
  expect(await program.signUp('0000-0000-0000-0000')).toMatchObject({ failure: { code: 'enrolment-code' } });
  expect(await program.signUp('short')).toMatchObject({ failure: { code: 'enrolment-code' } });
  const signedUp = await program.signUp();
  expect(signedUp).toMatchObject({ ok: true, value: { registry: { name: 'Meridian Relief', person: 'Amina Yusuf' } } });
  const view = await program.until('up-to-date');
  expect(view).toMatchObject({
    waiting: { count: 0, bytes: 0, since: null },
    setApart: 0,
    problem: null,
    attempts: [{ attempt, outcome: 'registered', reasons: [] }],
  });
  expect(view.lastSyncedAt).not.toBeNull();
  expect(program.told()).toBeGreaterThan(1);

  const events = registry.events().map(({ event }) => event.body);
  expect(events.map(({ kind }) => kind).sort()).toEqual(['attempt.decided', 'lesson.read']);
  const sent = events.find((body) => body.kind === 'attempt.decided');
  const journal = readFileSync(join(program.learner.attempts, `${attempt}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(sent?.kind === 'attempt.decided' && journalLines(sent.journal)?.map((line) => JSON.parse(line))).toEqual(
    journal.map((line) => JSON.parse(line)),
  );

  const cards = await program.credentials.cards();
  expect(cards).toMatchObject({ ok: true, value: [{ state: 'registered' }] });
  const number = cards.ok ? (cards.value[0]?.number as string) : '';
  const fingerprint = fingerprintOf((await issuerPaperKey).certificate);
  for (const style of [undefined, { languages: ['en', null], size: 'A4' } as const]) {
    const pdf = await program.credentials.pdf(number, 'certificate', style as never);
    const signer = pdf.ok ? await signerOf(pdf.value, crypto.subtle as never) : null;
    expect(signer?.fingerprint).toBe(fingerprint);
  }
  for (const kind of ['transcript', 'card', 'booklet'] as const)
    expect([kind, (await program.credentials.pdf(number, kind)).ok]).toEqual([kind, true]);
  expect((await program.credentials.badge(number, 'badge-svg')).ok).toBe(true);
  await program.exams.settleAll();
  expect(await program.credentials.cards()).toMatchObject({ value: [{ state: 'registered' }] });

  registry.say({ kind: 'revoked', number, purpose: 'revocation', at: '2027-01-15T07:00:00.000Z' });
  await program.sync.now();
  await program.until('up-to-date');
  expect(await program.credentials.card(number)).toMatchObject({ value: { state: 'revoked', renewal: null } });
  expect(await program.credentials.newest(program.learner, courseId)).toBeUndefined();
  await program.stop();
});

test('what a person may ask for themselves, such as a code for a wallet, only the learner who signed up may', async () => {
  const program = await started();
  const tokens: string[] = [];
  const ask = () =>
    program.sync.asPerson(async (_api, token) => {
      tokens.push(token);
      return { ok: true, value: {} };
    });
  expect(await ask()).toMatchObject({ failure: { code: 'enrolment-missing' } });
  await program.signUp();
  expect(await ask()).toEqual({ ok: true, value: {} });
  expect(tokens).toHaveLength(1);
  program.desk.learner = { ...program.learner, id: 'somebodyelse1234' };
  expect(await ask()).toMatchObject({ failure: { code: 'enrolment-missing' } });
  program.desk.learner = null;
  expect(await ask()).toMatchObject({ failure: { code: 'learner-not-open' } });
  expect(tokens).toHaveLength(1);
  program.desk.learner = program.learner;
  await program.stop();
});

test('what is done later goes up by itself, after a failure too, and once; also when the program was ended in between', async () => {
  const first = await started();
  await first.signUp();
  await first.until('up-to-date');
  registry.misbehave((place) => (place === 'events' ? { kind: 'status', status: 502 } : null));
  const attempt = await first.pass();
  await first.courses.finish({ courseId, lessonId: first.lesson });
  const trying = await first.until('trying-again');
  expect(trying.problem?.code).toBe('registry-unreachable');
  expect(trying.nextTryAt).not.toBeNull();
  expect(trying.waiting.count).toBeGreaterThan(0);
  await first.stop();
  registry.behave();
  const again = await started();
  expect((await again.view()).attempts).toMatchObject([{ attempt, outcome: 'waiting' }]);
  await again.sync.begin();
  expect((await again.until('up-to-date')).attempts).toMatchObject([{ attempt, outcome: 'registered' }]);
  await again.courses.finish({ courseId, lessonId: again.lesson });
  await again.stop();
  const kinds = registry.events().map(({ event }) => event.body.kind);
  expect(kinds.sort()).toEqual(['attempt.decided', 'lesson.read']);
  const lines = readFileSync(join(outboxPlace(), 'events.ndjson'), 'utf8').trimEnd().split('\n');
  expect(lines.every((line) => !('problem' in readEventLine(line)))).toBe(true);
  expect(registry.taken()).toHaveLength(lines.length);
});

test('the registry keeps a copy of this device apart: another key, papers signed anew, and a new code goes on with it all', async () => {
  const program = await started();
  await program.pass();
  await program.signUp();
  await program.until('up-to-date');
  const before = await program.desk.keys();
  const device = before.ok ? before.value.did : '';
  registry.setStanding(device, { head: { n: 9, id: 'f'.repeat(64) }, revokedAfter: null, isForked: false });
  await program.courses.finish({ courseId, lessonId: program.lesson });
  const view = await program.until('not-enrolled');
  expect(view).toMatchObject({ registry: null, problem: { code: 'enrolment-missing' }, waiting: { count: 1 } });
  const after = await program.desk.keys();
  expect(after.ok && after.value.did).not.toBe(device);
  expect(readdirSync(join(folder.path, 'device')).some((name) => name.startsWith('keys.replaced-'))).toBe(true);
  registry.codes.set('1111222233334444', null);
  expect(await program.signUp('1111-2222-3333-4444')).toMatchObject({ ok: true });
  expect(await program.until('up-to-date')).toMatchObject({ attempts: [{ outcome: 'registered' }] });
  expect(
    registry
      .events()
      .map(({ event }) => event.body.kind)
      .sort(),
  ).toEqual(['attempt.decided', 'lesson.read']);
  await program.stop();
});

test('left: nothing more is sent, what came stays; somebody else’s records never go up', async () => {
  const program = await started();
  await program.pass();
  await program.signUp();
  await program.until('up-to-date');
  expect(await program.sync.leave()).toMatchObject({ ok: true, value: { registry: null, state: 'not-enrolled' } });
  const asked = registry.asked.length;
  await program.courses.finish({ courseId, lessonId: program.lesson });
  expect(await program.sync.now()).toMatchObject({ failure: { code: 'enrolment-missing' } });
  expect((await program.view()).attempts).toMatchObject([{ outcome: 'registered' }]);
  expect(await program.credentials.cards()).toMatchObject({ value: [{ state: 'registered' }] });
  expect(registry.asked.length).toBe(asked);
  // Signed up again, it goes on; the records of another learner stay here.
  expect(await program.signUp()).toMatchObject({ ok: true });
  await program.until('up-to-date');
  const sent = registry.taken().length;
  const other = Object.assign(Object.create(program.learner), { id: 'zzzzzzzzzzzzzzzz' });
  program.desk.learner = other;
  await program.sync.noted();
  expect((await program.view()).waiting.count).toBe(0);
  expect((await program.view()).attempts).toEqual([]);
  program.desk.learner = program.learner;
  expect(registry.taken().length).toBe(sent);
  expect(registry.events().every(({ event }) => JSON.stringify(event.body).includes(learnerId))).toBe(true);
  await program.stop();
});

test('no secret is in what the screen is told', async () => {
  const program = await started();
  await program.signUp();
  const view = await program.until('up-to-date');
  const said = JSON.stringify(view);
  const marks = readFileSync(join(outboxPlace(), 'marks.json'), 'utf8');
  const { signing } = JSON.parse(readFileSync(join(folder.path, 'device', 'keys.json'), 'utf8'));
  for (const text of [said, marks]) {
    expect(text).not.toContain(signing);
    expect(text).not.toMatch(/Bearer|"token"|ABCDEFGH12345678/);
  }
  await program.stop();
});
