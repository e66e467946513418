/**
 * The services of the application against the real registry: a computer without a network and another one that carries for
 * it, what goes wrong with sticks, and a computer that was reported lost and found again.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allCalls } from '#core/contract/contract.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { credentialService } from '../../src-main/credential/credential-service.ts';
import { byHandService, type CarriedKind } from '../../src-main/sync/by-hand-service.ts';
import { syncService } from '../../src-main/sync/sync-service.ts';
import { deskIn } from '../fixtures/desk.ts';
import { decidedAttempt, registryId, testRegistry } from '../fixtures/registry.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
const folder = tempFolder('application');
chmodSync(folder.path, 0o711);
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  folder.remove();
});

const now = () => new Date();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
/** Every answer as the screen gets it. */
const outputs = await allCalls();
async function value<T>(call: string, reply: Promise<{ ok: true; value: T } | { ok: false; failure: unknown }>) {
  const got = await reply;
  if (!got.ok) throw new Error(JSON.stringify(got.failure));
  outputs[call]?.output.parse(got.value);
  return got.value;
}
const codeOf = async (reply: Promise<{ ok: boolean; failure?: { code: string } }>) => (await reply).failure?.code;

/** The application on a computer, with what its person chooses in the dialogs. */
async function application(name: string) {
  const data = join(folder.path, name);
  mkdirSync(data);
  // A learner's profile is that of the person who sends it first.
  const id = Buffer.from(name).toString('hex').padEnd(16, '0').slice(0, 16);
  const { desk, learner } = await deskIn(data, { id });
  const asked: string[] = [];
  const chosen: { place: string | null; offered: string } = { place: null, offered: '' };
  let network: typeof fetch = fetch;
  const parts = {
    fetch: ((input, init) => {
      asked.push(String(input));
      return network(input, init);
    }) as typeof fetch,
    checkPaper: checkBytes,
  };
  const sync = syncService(desk, {
    ...parts,
    changed: () => undefined,
    settleAll: async () => undefined,
    ofProgrammes: async () => [],
    random: () => 0.5,
    bytes: random,
    openInBrowser: async () => undefined,
    donePage: async () => '',
  });
  const choose = (offered: string) => {
    chosen.offered = offered;
    return Promise.resolve(chosen.place);
  };
  const byHand = byHandService({
    ...parts,
    dataFolder: data,
    sync: async () => sync,
    now,
    random,
    askWhere: (offered: string) => choose(offered),
    askWhich: (kind: CarriedKind) => choose(kind),
  });
  closing.push(async () => {
    await sync.close();
    await learner.close();
  });
  return {
    data,
    asked,
    sync,
    byHand,
    chosen,
    choose: (place: string | null) => {
      chosen.place = place;
    },
    useNetwork: (way: typeof fetch) => {
      network = way;
    },
    cards: async () => value('credential.list', credentialService(desk).cards()),
    view: () => value('sync.read', sync.read()),
    /** An exam that was passed on another day; its record lies where those of this learner do. */
    passed: (seed: string) => {
      for (let number = 0; ; number += 1) {
        const made = { seed: `${seed} ${number}`, learner: id, wanted: 'passed' } as const;
        const { attempt, entries } = decidedAttempt(registry.course, made);
        const place = join(learner.attempts, `${attempt}.ndjson`);
        // Two made-up attempts may have one name.
        if (existsSync(place)) continue;
        writeFileSync(place, `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
        return;
      }
    },
    did: async () => {
      const keys = await desk.keys();
      return keys.ok ? keys.value.did : '';
    },
    signUp: async (wanted?: string) => {
      const code = wanted ?? (await registry.invite(name)).code;
      await value('sync.look', sync.look(registry.running.url));
      await value('sync.enrol', sync.enrol(code));
      const state = async () => (await value('sync.read', sync.read())).state;
      await vi.waitUntil(async () => (await state()) === 'up-to-date', { timeout: 30_000, interval: 50 });
    },
  };
}

type Application = Awaited<ReturnType<typeof application>>;

const noNetwork: typeof fetch = async () => {
  throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENETUNREACH' } });
};
const stick = (name: string) => join(folder.path, name);

let own: Application;
/** Somebody else's computer, signed up with nobody. */
let other: Application;
beforeAll(async () => {
  own = await application('first');
  await own.signUp();
  own.useNetwork(noNetwork);
  other = await application('carrier');
});

test('out on a stick, carried by a computer that is signed up nowhere, and back: the certificate is registered', async () => {
  own.passed('one');
  own.choose(stick('a.fsx'));
  const saved = await value('sync.hand-over', own.byHand.handOver());
  expect(saved).toMatchObject({
    file: stick('a.fsx'),
    waiting: 1,
    left: 0,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(own.chosen.offered).toMatch(/^fieldpass-\d{4}-\d\d-\d\d-\d{4}-\w{6}\.fsx$/);
  expect((await own.view()).waiting.count).toBe(1);

  other.choose(stick('a.fsx'));
  expect(await value('sync.bring', other.byHand.bring())).toMatchObject({
    name: 'a.fsx',
    registry: registryId,
    address: 'https://registry.test',
  });
  await value('sync.carry', other.byHand.carry(registry.running.url));
  other.choose(stick('a.fsr'));
  const answers = await value('sync.save-answers', other.byHand.saveAnswers());
  expect([answers?.file, other.chosen.offered]).toEqual([stick('a.fsr'), 'a.fsr']);
  // Whoever carries keeps nothing of it.
  expect(existsSync(join(other.data, 'device'))).toBe(false);

  own.choose(stick('a.fsr'));
  expect(await value('sync.take-answers', own.byHand.takeAnswers())).toEqual({
    stored: 1,
    waiting: 0,
    certificates: 1,
    uncounted: 0,
    more: false,
  });
  expect(await own.cards()).toMatchObject([{ state: 'registered' }]);
  expect(await own.view()).toMatchObject({ waiting: { count: 0 }, attempts: [] });
  // The same once more changes nothing, and nothing of it went over a network.
  expect(await value('sync.take-answers', own.byHand.takeAnswers())).toMatchObject({ stored: 0, waiting: 0 });
  expect(await own.cards()).toMatchObject([{ state: 'registered' }]);
});

test('a computer that is signed up with the same registry knows where it is', async () => {
  const colleague = await application('colleague');
  await colleague.signUp();
  colleague.choose(stick('a.fsx'));
  expect(await value('sync.bring', colleague.byHand.bring())).toMatchObject({ address: registry.running.url });
});

test('what is wrong with a file is said, and nothing of it is taken', async () => {
  const before = readFileSync(join(own.data, 'device', 'outbox', 'marks.json'), 'utf8');
  own.choose(null);
  expect(await own.byHand.takeAnswers()).toEqual({ ok: true, value: null });
  expect(await own.byHand.handOver()).toEqual({ ok: true, value: null });
  const wrong = async (place: string) => {
    own.choose(place);
    return codeOf(own.byHand.takeAnswers());
  };
  const good = readFileSync(stick('a.fsr'));
  writeFileSync(stick('cut.fsr'), good.subarray(0, good.length - 100));
  writeFileSync(stick('letter.fsr'), 'Dear colleague');
  expect(await wrong(stick('cut.fsr'))).toBe('by-hand-damaged');
  expect(await wrong(stick('letter.fsr'))).toBe('by-hand-not-one');
  expect(await wrong(stick('a.fsx'))).toBe('by-hand-not-one');
  expect(await wrong(stick('pulled-out.fsr'))).toBe('by-hand-gone');
  expect(await wrong(folder.path)).toBe('by-hand-not-one');
  expect(readFileSync(join(own.data, 'device', 'outbox', 'marks.json'), 'utf8')).toBe(before);

  // Answers for another computer; and one that is signed up nowhere has nothing to hand over.
  const second = await application('second');
  expect(await codeOf(second.byHand.handOver())).toBe('enrolment-missing');
  second.choose(stick('a.fsr'));
  expect(await codeOf(second.byHand.takeAnswers())).toBe('enrolment-missing');
  await second.signUp();
  expect(await codeOf(second.byHand.takeAnswers())).toBe('by-hand-other');
  expect(await codeOf(second.byHand.handOver())).toBe('by-hand-nothing');

  // On the way: not a file of records; nobody there; no registry there.
  other.choose(stick('a.fsr'));
  expect(await codeOf(other.byHand.bring())).toBe('by-hand-not-one');
  other.choose(stick('a.fsx'));
  await value('sync.bring', other.byHand.bring());
  expect(await codeOf(other.byHand.carry('http://127.0.0.1:1'))).toBe('registry-unreachable');
  expect(await codeOf(other.byHand.carry('ftp://registry.test'))).toBe('registry-not-one');
  other.useNetwork(async (_input, init) =>
    init?.method === 'POST'
      ? new Response('{"error":"busy","detail":""}', { status: 503, headers: { 'retry-after': '30' } })
      : fetch(`${registry.running.url}/v1/registry`),
  );
  expect(await other.byHand.carry(registry.running.url)).toMatchObject({
    failure: { code: 'by-hand-busy', params: { seconds: 30 } },
  });
  other.useNetwork(fetch);
});

test('a stick that is full or was pulled out: said, nothing half is left, and no second way is needed', async (context) => {
  const disk = smallDisk(4);
  if (!disk) return context.skip('mounting a small disk needs root on Linux');
  try {
    own.passed('two');
    own.choose(join(disk.path, 'b.fsx'));
    expect(await codeOf(own.byHand.handOver())).toBe('by-hand-full');
    expect(readdirSync(disk.path)).toEqual([]);
    own.choose(join(disk.path, 'pulled-out', 'b.fsx'));
    expect(await codeOf(own.byHand.handOver())).toBe('by-hand-gone');
    expect((await own.view()).waiting.count).toBe(1);
    own.choose(stick('b.fsx'));
    await value('sync.hand-over', own.byHand.handOver());

    other.choose(stick('b.fsx'));
    await value('sync.bring', other.byHand.bring());
    await value('sync.carry', other.byHand.carry(registry.running.url));
    const calls = other.asked.length;
    other.choose(null);
    expect(await value('sync.save-answers', other.byHand.saveAnswers())).toBeNull();
    other.choose(join(disk.path, 'b.fsr'));
    expect(await codeOf(other.byHand.saveAnswers())).toBe('by-hand-full');
    expect(readdirSync(disk.path)).toEqual([]);
    disk.resize(8000);
    await value('sync.save-answers', other.byHand.saveAnswers());
    expect(other.asked.length).toBe(calls);

    own.choose(join(disk.path, 'b.fsr'));
    expect(await value('sync.take-answers', own.byHand.takeAnswers())).toMatchObject({ stored: 1, certificates: 1 });
    expect(await own.cards()).toHaveLength(2);
  } finally {
    disk.remove();
  }
});

test('one exchange at a time: what is under way over the network is ended first, and none begins before the file is done', async () => {
  own.passed('three');
  const ended: string[] = [];
  // A line on which nothing ever comes.
  own.useNetwork(
    (_input, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => {
          ended.push('network');
          reject(init.signal?.reason);
        });
      }),
  );
  await value('sync.now', own.sync.now());
  expect((await own.view()).state).toBe('syncing');
  let calls = 0;
  await value(
    'none',
    own.sync.byHand(async ({ outbox }) => {
      ended.push('work');
      calls = own.asked.length;
      await own.sync.now();
      await own.sync.noted();
      await wait(50);
      expect(outbox.waiting().count).toBe(1);
      return { ok: true, value: {} };
    }),
  );
  expect(ended).toEqual(['network', 'work']);
  expect(own.asked.length).toBe(calls);
  // With the network back it goes there as well, once.
  own.useNetwork(fetch);
  own.choose(stick('c.fsx'));
  expect(await value('sync.hand-over', own.byHand.handOver())).toMatchObject({ waiting: 1 });
  await value('sync.now', own.sync.now());
  await expect.poll(async () => (await own.view()).waiting.count, { timeout: 20_000 }).toBe(0);
  const { pool } = registry.running.registry;
  const stored = await pool.query("select 1 from events where kind = 'attempt.decided'");
  expect(stored.rowCount).toBe(3);
});

test('reported lost and found again: it is told so, and with a new code it goes on under a new key, with nothing lost', async () => {
  const lost = await application('lost');
  const { person, code } = await registry.invite('Lost and found');
  const freshCode = async () =>
    ((await (await registry.admin(`/v1/people/${person}/codes`, {})).json()) as { code: string }).code;
  const report = async () => {
    const reply = await registry.admin(`/v1/devices/${await lost.did()}/revoke`, { why: 'left in a car' });
    expect(reply.status).toBe(200);
    // One that is not read to its end keeps the registry from stopping.
    await reply.text();
  };
  const outbox = join(lost.data, 'device', 'outbox');
  const ended = () => readdirSync(outbox).filter((name) => name.startsWith('events.ended-'));
  lost.passed('lost one');
  await lost.signUp(code);
  const registered = async () => {
    await lost.sync.now();
    // Of one course a later pass supersedes an earlier one.
    return (await lost.cards()).filter(({ state }) => state === 'registered' || state === 'superseded').length;
  };
  const untilRegistered = async (count: number) => {
    await registry.running.replayed();
    await expect.poll(registered, { timeout: 30_000, interval: 200 }).toBe(count);
  };
  await untilRegistered(1);
  const before = await lost.did();
  await report();
  lost.passed('lost two');
  await value('sync.now', lost.sync.now());
  await expect.poll(async () => (await lost.view()).problem?.code, { timeout: 20_000 }).toBe('device-revoked');
  expect(await lost.view()).toMatchObject({ registry: null, state: 'not-enrolled', waiting: { count: 1 } });
  // By hand it hears nothing of its person either, and is told to sign up.
  expect(await codeOf(lost.byHand.handOver())).toBe('enrolment-missing');
  expect(await lost.did()).toBe(before);

  await lost.signUp(await freshCode());
  const second = await lost.did();
  expect(second).not.toBe(before);
  expect(readdirSync(join(lost.data, 'device')).some((name) => name.startsWith('keys.replaced-'))).toBe(true);
  expect(ended()).toHaveLength(1);
  await untilRegistered(2);

  // The registry itself refuses a key that it was told to trust no more, and the code is as good as before.
  await report();
  await lost.sync.leave();
  lost.passed('lost three');
  const third = await freshCode();
  await lost.signUp(third);
  expect(await lost.did()).not.toBe(second);
  expect(ended()).toHaveLength(2);
  await untilRegistered(3);
  const { pool } = registry.running.registry;
  const devices = await pool.query('select device, revoked_after from devices where person = $1', [person]);
  expect(devices.rows.filter(({ revoked_after }) => revoked_after !== null)).toHaveLength(2);
  expect(devices.rows).toHaveLength(3);
});
