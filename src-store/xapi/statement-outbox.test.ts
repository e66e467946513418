/**
 * What is noted for an LRS is on the disk, once and unchanged, whatever happens to files; the password is never in clear.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { namelessCourse } from '#core/xapi/happened.ts';
import { type BadLrs, reply, startBadLrs } from '../../test/fixtures/bad-lrs.ts';
import { smallDisk } from '../../test/fixtures/small-disk.ts';
import { manyStatements, openedOutbox, testNow } from '../../test/fixtures/statements.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import type { Vault } from '../keys/device-keys.ts';
import { plainVault } from '../keys/plain-vault.ts';
import { forgetLrs, nameLrs, openLrs, readLrsSettings, settleBase, xapiFolder } from './lrs-settings.ts';
import { statementLane } from './statement-lane.ts';
import { statementsFile } from './statement-log.ts';
import { openStatementOutbox } from './statement-outbox.ts';

const base = 'https://training.example.org/fieldpass';
const all = manyStatements(30);

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('statements');
});
afterEach(() => folder.remove());
const place = () => xapiFolder(folder.path);
const file = () => statementsFile(place());

async function kept(from = 0) {
  const outbox = await openedOutbox(folder.path);
  const found = await outbox.after(from, { count: 1000, bytes: 1e9 });
  await outbox.close();
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}

test('appended, appended again, read back: the same bytes, once', async () => {
  const outbox = await openedOutbox(folder.path, all.slice(0, 10));
  expect(await outbox.append(all.slice(5, 20))).toEqual({ ok: true, value: 10 });
  expect(await outbox.append([...all, ...all])).toEqual({ ok: true, value: 10 });
  const bytes = readFileSync(file());
  expect(await outbox.append(all)).toEqual({ ok: true, value: 0 });
  expect(readFileSync(file())).toEqual(bytes);
  expect([outbox.count, outbox.waiting()]).toEqual([30, 30]);
  await outbox.close();
  expect(await kept()).toEqual(all.map((one, index) => ({ ...one, n: index + 1 })));
  expect(await kept(28)).toHaveLength(2);
});

test('one process at a time', async () => {
  const outbox = await openedOutbox(folder.path);
  expect(await openStatementOutbox(folder.path, testNow)).toMatchObject({ failure: { code: 'folder-locked' } });
  await outbox.close();
});

test.each([
  ['half a line', 'abcdef0123456789 {"id":"6b1e'],
  ['zeros', '\0'.repeat(500)],
])('%s at the end is put beside and cut off', async (_name, tail) => {
  await (await openedOutbox(folder.path, all)).close();
  appendFileSync(file(), tail);
  const outbox = await openedOutbox(folder.path);
  expect(readFileSync(outbox.tailSetAside as string, 'utf8')).toBe(tail);
  await outbox.close();
  expect(await kept()).toHaveLength(30);
});

test('a line that was damaged is never sent; what it said is noted anew', async () => {
  await (await openedOutbox(folder.path, all)).close();
  const damaged = readFileSync(file(), 'utf8').replace('"lesson-', '"Lesson-').replace('lesson-3"', 'lesson-4"');
  const text = damaged.replace('/lessons/lesson-4', '/lessons/lesson-5');
  expect(text).not.toBe(readFileSync(file(), 'utf8'));
  writeFileSync(file(), text);
  const found = await kept();
  expect(found.length).toBeLessThan(30);
  for (const { id, json } of found) expect(all).toContainEqual({ id, json });
  const outbox = await openedOutbox(folder.path, all);
  expect(outbox.count).toBe(60 - found.length);
  await outbox.close();
  expect(new Set((await kept()).map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
});

test('statements that were put back to an earlier state are told from the beginning', async () => {
  const outbox = await openedOutbox(folder.path, all);
  await outbox.marks.update((marks) => Object.assign(marks, { done: { count: 20, id: all[19]?.id } }));
  await outbox.close();
  truncateSync(file(), 0);
  const again = await openedOutbox(folder.path, [...all].reverse());
  expect(again.waiting()).toBe(30);
  await again.close();
});

test('a full disk: said, nothing half written, and what was kept is kept', async () => {
  const disk = smallDisk(300);
  if (!disk) return;
  try {
    const outbox = await openedOutbox(disk.path);
    let count = 0;
    const many = manyStatements(3000);
    for (;;) {
      const appended = await outbox.append(many.slice(count, count + 30));
      if (!appended.ok) {
        expect(appended.failure.code).toBe('disk-full');
        break;
      }
      count += 30;
    }
    expect(count).toBeGreaterThan(0);
    await outbox.close();
    const again = await openStatementOutbox(disk.path, testNow);
    if (!again.ok) throw new Error(again.failure.code);
    expect(again.value.count).toBe(count);
    await again.value.close();
  } finally {
    disk.remove();
  }
});

function cipherVault(key: Buffer): Vault {
  return {
    isProtected: true,
    seal: (secret) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return new Uint8Array(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]));
    },
  };
}

test('the password is sealed, opened for sending alone, and of no use on another machine', async () => {
  const vault = cipherVault(randomBytes(32));
  const lrs = { address: 'https://lrs.example.org/xapi/statements', user: 'key', password: 'correct horse 快' };
  const named = await nameLrs(folder.path, { base, ...lrs }, vault, testNow);
  const shown = { base, lrs: { address: 'https://lrs.example.org/xapi', user: 'key', isProtected: true } };
  expect(named).toEqual({ ok: true, value: shown });
  expect(await readLrsSettings(folder.path, testNow)).toEqual({ ok: true, value: shown });
  for (const name of readdirSync(place())) {
    const text = readFileSync(join(place(), name), 'utf8');
    expect(text).not.toContain('correct horse');
    expect(text).not.toContain(Buffer.from('correct horse').toString('base64').slice(0, 12));
  }
  expect(await openLrs(folder.path, vault, testNow)).toEqual({
    ok: true,
    value: { address: 'https://lrs.example.org/xapi', user: 'key', password: 'correct horse 快' },
  });
  const elsewhere = await openLrs(folder.path, cipherVault(randomBytes(32)), testNow);
  expect(elsewhere).toMatchObject({ ok: false, failure: { code: 'lrs-refused' } });
  await forgetLrs(folder.path, testNow);
  expect(await openLrs(folder.path, vault, testNow)).toEqual({ ok: true, value: null });
});

test('what statements are named below is fixed with the first; an LRS elsewhere is called with encryption only', async () => {
  const code = async (result: Promise<{ ok: boolean }>) =>
    ((await result) as { failure?: { code: string } }).failure?.code;
  expect(await code(settleBase(folder.path, null, testNow))).toBe('xapi-base');
  expect(await code(settleBase(folder.path, 'urn:x', testNow))).toBe('xapi-base');
  expect(await settleBase(folder.path, `${base}/`, testNow)).toEqual({ ok: true, value: base });
  expect(await settleBase(folder.path, null, testNow)).toEqual({ ok: true, value: base });
  expect(await code(settleBase(folder.path, 'https://other.example', testNow))).toBe('xapi-base-fixed');
  const lrs = (address: string) =>
    nameLrs(folder.path, { base: null, address, user: '', password: '' }, plainVault, testNow);
  for (const address of ['http://lrs.example.org/xapi', 'lrs', 'https://a:b@lrs.example.org/', 'file:///x'])
    expect(await code(lrs(address)), address).toBe('lrs-address');
  expect(await lrs('http://127.0.0.1:8080/xapi')).toMatchObject({ ok: true });
});

const lesson = (name: string) =>
  ({
    kind: 'lesson.read',
    course: namelessCourse('sample'),
    learner: 'abcdefgh12345678',
    lesson: name,
    readAt: '2027-01-10T10:00:00.000Z',
    passedBefore: 0,
  }) as const;
const laneIn = (path: string) =>
  statementLane({
    dataFolder: path,
    vault: () => plainVault,
    fetch: globalThis.fetch,
    now: testNow,
    random: () => 0.5,
    skewMs: () => 0,
  });

test('where no LRS is named, nothing is written and nobody is called', async () => {
  const lane = laneIn(folder.path);
  expect(await lane.note(async () => [lesson('one')])).toEqual({ ok: true, value: 0 });
  expect(await lane.send({ isAsked: true })).toEqual({ ok: true, value: null });
  await lane.close();
  expect(existsSync(file())).toBe(false);
});

test('noted as it happens, also while something is sent; sent when it is time', async () => {
  const lrs: BadLrs = await startBadLrs();
  await nameLrs(folder.path, { base, address: lrs.address, user: 'key', password: 'secret' }, plainVault, testNow);
  const lane = laneIn(folder.path);
  expect(await lane.note(async () => [lesson('one')])).toEqual({ ok: true, value: 3 });
  expect(await lane.note(async () => [lesson('one')])).toEqual({ ok: true, value: 0 });
  let noted: unknown;
  let answers = 0;
  lrs.misbehave = (received, answer) => {
    if (received.method !== 'POST' || answers > 0) return false;
    answers += 1;
    // The LRS keeps us waiting until somebody else's lesson is on the disk.
    void lane
      .note(async () => [lesson(`two-${answers}`)])
      .then((result) => {
        noted = result;
        for (const { id, json } of received.statements) lrs.held.set(id, json);
        reply(
          answer,
          200,
          received.statements.map(({ id }) => id),
        );
      });
    return true;
  };
  const sending = await lane.send({ isAsked: false });
  expect(noted).toEqual({ ok: true, value: 3 });
  expect(sending).toMatchObject({ ok: true });
  await lane.close();
  // What came while it was sent went with it.
  expect([...lrs.held.keys()]).toEqual((await kept()).map(({ id }) => id));
  expect(lrs.held.size).toBe(6);
  await lrs.stop();
});

test('after a failure nothing is sent by itself before its time; whoever asks for it gets a try', async () => {
  const lrs = await startBadLrs();
  await nameLrs(folder.path, { base, address: lrs.address, user: 'key', password: 'secret' }, plainVault, testNow);
  const lane = laneIn(folder.path);
  await lane.note(async () => [lesson('one')]);
  lrs.misbehave = (_received, answer) => reply(answer, 503);
  expect(await lane.send({ isAsked: false })).toMatchObject({ value: { ended: { kind: 'later' } } });
  lrs.misbehave = () => false;
  expect(await lane.send({ isAsked: false })).toEqual({ ok: true, value: null });
  expect(await lane.send({ isAsked: true })).toEqual({ ok: true, value: { taken: 3, dead: 0, ended: null } });
  await lane.close();
  rmSync(place(), { recursive: true });
  await lrs.stop();
});
