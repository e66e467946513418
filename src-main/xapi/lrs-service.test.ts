/**
 * What people do on this computer goes to the LRS that was named, by itself: real lessons, a real exam, a real store; a real
 * LRS of another house where it can be had, and one over real HTTP that keeps the same rules and can be made to misbehave.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allCalls } from '#core/contract/contract.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { plainVault } from '#store/keys/plain-vault.ts';
import { reply, startBadLrs } from '../../test/fixtures/bad-lrs.ts';
import { courseId, deskIn, learnerId } from '../../test/fixtures/desk.ts';
import { itemBehind } from '../../test/fixtures/item-behind.ts';
import { hasLrs, startLrs } from '../../test/fixtures/lrs.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { courseService } from '../course/course-service.ts';
import { credentialService } from '../credential/credential-service.ts';
import { examService } from '../exam/exam-service.ts';
import { practiceService } from '../practice/practice-service.ts';
import { lrsService } from './lrs-service.ts';

const base = 'https://training.example.org/fieldpass';
const secret = 'correct-horse-battery';
const outputs = await allCalls();

let folder: ReturnType<typeof tempFolder>;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = tempFolder('lrs-service');
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  folder.remove();
});

/** The program from its start, with this folder. */
async function started() {
  const { desk, learner } = await deskIn(folder.path);
  const credentials = credentialService(desk);
  let told = 0;
  const lrs = lrsService(desk, {
    fetch,
    changed: () => {
      told += 1;
    },
    vault: () => plainVault,
    random: () => 0,
  });
  const note = () => void lrs.noted();
  const exams = examService(desk, credentials, () => undefined, note);
  const courses = courseService(desk, credentials, practiceService(desk), note);
  const course = (await desk.library()).courses.find(({ id }) => id === courseId);
  if (!course) throw new Error('no course');
  const stop = async () => {
    await exams.leave();
    await lrs.close();
    await learner.close();
  };
  closing.push(stop);
  const view = async () => {
    const read = await lrs.read();
    if (!read.ok) throw new Error(read.failure.code);
    outputs['lrs.read']?.output.parse(read.value);
    return read.value;
  };
  return {
    desk,
    lrs,
    view,
    told: () => told,
    lesson: async (index: number) => {
      const { id } = course.modules.flatMap(({ lessons }) => lessons)[index] as { id: string };
      expect(await courses.finish({ courseId, lessonId: id })).toMatchObject({ ok: true });
    },
    pass: async () => {
      const sitting = await exams.sit(courseId);
      if (!sitting.ok) throw new Error(sitting.failure.code);
      const { attemptId } = sitting.value.state;
      for (const { position, question } of sitting.value.items) {
        const item = itemBehind(course.bank, question);
        await exams.answer(attemptId, position, itemTypeOf(item).best(item));
      }
      await exams.submit(attemptId);
    },
    name: (address: string, password = secret) =>
      lrs.name({
        base: existsSync(join(folder.path, 'device', 'xapi', 'lrs.json')) ? null : base,
        address,
        user: 'key',
        password,
      }),
    until: (state: string) =>
      expect.poll(async () => (await view()).state, { timeout: 30_000, interval: 50 }).toBe(state),
    stop: async () => {
      closing.splice(closing.indexOf(stop), 1);
      await stop();
    },
  };
}

type Told = {
  address: string;
  statements: () => Promise<{ verb: { id: string }; actor: object; object: { id: string } }[]>;
};
const kinds: [string, boolean, () => Promise<Told>][] = [
  [
    'the LRS of another house',
    hasLrs,
    async () => {
      const real = await startLrs();
      closing.push(real.stop);
      return { address: real.address, statements: async () => (await real.all()).map(({ json }) => JSON.parse(json)) };
    },
  ],
  [
    'an LRS over HTTP that keeps the rules',
    true,
    async () => {
      const own = await startBadLrs();
      closing.push(own.stop);
      return { address: own.address, statements: async () => [...own.held.values()].map((json) => JSON.parse(json)) };
    },
  ],
];

describe.each(kinds)('%s', (_name, isThere, start) => {
  test.skipIf(!isThere)(
    'named after a lesson was read: told of it, and of the exam that is passed then, each once',
    async () => {
      const program = await started();
      await program.lesson(0);
      const told = await start();
      expect(await program.view()).toMatchObject({ base: null, lrs: null, state: 'none' });
      // Nothing was made or said before.
      expect(existsSync(join(folder.path, 'device', 'xapi'))).toBe(false);
      expect(await program.lrs.try({ address: told.address, user: 'key', password: secret })).toEqual({
        ok: true,
        value: {},
      });
      expect(await told.statements()).toEqual([]);
      expect(existsSync(join(folder.path, 'device', 'xapi'))).toBe(false);

      expect(await program.name(`${told.address}/statements`)).toMatchObject({
        ok: true,
        value: { base, lrs: { address: told.address, user: 'key', isProtected: false } },
      });
      await program.until('up-to-date');
      const verbs = async () => (await told.statements()).map(({ verb }) => verb.id.split('/').at(-1)).sort();
      expect(await verbs()).toEqual(['completed', 'initialized', 'terminated']);
      await program.pass();
      await expect
        .poll(verbs, { timeout: 30_000 })
        .toEqual(['completed', 'initialized', 'initialized', 'passed', 'satisfied', 'terminated', 'terminated']);
      await program.until('up-to-date');
      const view = await program.view();
      expect(view).toMatchObject({ waiting: 0, notTaken: [], problem: null });
      expect(view.lastSentAt).not.toBeNull();
      expect(JSON.stringify(await told.statements())).not.toContain('Amina');
      for (const { actor } of await told.statements())
        expect(actor).toMatchObject({ account: { homePage: base, name: learnerId } });
      expect(program.told()).toBeGreaterThan(1);

      // Begun again: nothing is told twice, and what was done while nobody noted it is told.
      await program.stop();
      const again = await started();
      await again.lesson(1);
      await again.lrs.begin();
      await again.until('up-to-date');
      expect(await told.statements()).toHaveLength(10);
    },
  );
});

test('the key is not accepted: it pauses and says so once; with another password it goes on with all that happened meanwhile', async () => {
  const lrs = await startBadLrs();
  closing.push(lrs.stop);
  const right = `Basic ${Buffer.from('key:other-password').toString('base64')}`;
  lrs.misbehave = ({ path, headers }, answer) =>
    !path.includes('about') && headers.authorization !== right && reply(answer, 401, '');
  const program = await started();
  expect(await program.lrs.try({ address: lrs.address, user: 'key', password: secret })).toMatchObject({
    failure: { code: 'lrs-refused', params: { status: 401 } },
  });
  await program.lesson(0);
  await program.name(lrs.address);
  await program.until('paused');
  expect(await program.view()).toMatchObject({ problem: { code: 'lrs-refused' }, waiting: 3, nextTryAt: null });
  expect(program.desk.notices.list().map(({ failure }) => failure.code)).toEqual(['lrs-refused']);
  const asked = lrs.received.length;
  await program.lesson(1);
  await expect.poll(async () => (await program.view()).waiting, { timeout: 20_000 }).toBe(6);
  expect(lrs.received.length).toBe(asked);
  expect(await program.name(lrs.address, 'other-password')).toMatchObject({ ok: true });
  await program.until('up-to-date');
  expect(lrs.held.size).toBe(6);

  // What was typed is in no answer and in no file as it was typed.
  const shown = JSON.stringify([await program.view(), await program.lrs.now({ again: false })]);
  for (const text of [secret, 'other-password']) {
    expect(shown).not.toContain(text);
    for (const name of readdirSync(join(folder.path, 'device', 'xapi')))
      expect(readFileSync(join(folder.path, 'device', 'xapi', name), 'utf8')).not.toContain(text);
  }
});

test('it does not answer, then answers; one statement that it takes for none is set apart and can be tried again', async () => {
  const lrs = await startBadLrs();
  closing.push(lrs.stop);
  const program = await started();
  await program.lesson(0);
  lrs.misbehave = (_received, answer) => reply(answer, 503, '', { 'retry-after': '3600' });
  await program.name(lrs.address);
  await program.until('trying-again');
  const waiting = await program.view();
  expect(waiting.problem?.code).toBe('lrs-unreachable');
  expect(Date.parse(waiting.nextTryAt as string) - Date.now()).toBeGreaterThan(3_500_000);
  // Its word holds for us, not for whoever presses the button.
  lrs.misbehave = ({ statements }, answer) =>
    statements.some(({ json }) => json.includes('/completed"')) && reply(answer, 400, 'no such verb');
  await program.lrs.now({ again: false });
  await program.until('up-to-date');
  expect((await program.view()).notTaken).toEqual([
    { reason: 'refused', count: 1, said: expect.stringContaining('no such verb') },
  ]);
  lrs.misbehave = () => false;
  await program.lrs.now({ again: true });
  await program.until('up-to-date');
  expect(await program.view()).toMatchObject({ notTaken: [], waiting: 0 });
  expect(lrs.held.size).toBe(3);

  // Taken away: nothing more goes there, and the password is gone.
  expect(await program.lrs.forget()).toMatchObject({ ok: true, value: { lrs: null, state: 'none', base } });
  const asked = lrs.received.length;
  await program.lesson(1);
  await program.lrs.now({ again: false });
  expect(lrs.received.length).toBe(asked);
  expect(readFileSync(join(folder.path, 'device', 'xapi', 'lrs.json'), 'utf8')).toContain('"lrs":null');
});

test('what cannot be an LRS is told apart: no address, nobody there, a page that answers everything', async () => {
  const program = await started();
  const code = async (address: string) => {
    const tried = await program.lrs.try({ address, user: 'key', password: secret });
    return tried.ok ? 'ok' : tried.failure.code;
  };
  expect(await code('http://lrs.example.org/xapi')).toBe('lrs-address');
  expect(await code('lrs')).toBe('lrs-address');
  expect(await code('http://127.0.0.1:1/xapi')).toBe('lrs-unreachable');
  const page = await startBadLrs();
  closing.push(page.stop);
  page.misbehave = (_received, answer) => reply(answer, 200, '<!doctype html><title>Sign in</title>');
  expect(await code(page.address)).toBe('lrs-not-one');
  expect(await program.lrs.name({ base: 'urn:x', address: page.address, user: 'key', password: secret })).toMatchObject(
    {
      failure: { code: 'xapi-base' },
    },
  );
});
