/**
 * What waits goes to the registry on a stick and the answers come back the same way: a real registry, real files, the command
 * line as people type it; and everything that can happen to a stick.
 */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { readRecords, recipientOfDevice, writeAnswers, writeRecords } from '#core/sync/by-hand.ts';
import { feedBeginning } from '#core/sync/calls.ts';
import { type EventHead, headAfterEvent, noEvents, signEvent } from '#core/sync/device-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { mostBytesOfFile, openSealed, sealFile } from '#core/sync/sealed-file.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { type DeviceKeys, openDeviceKeys } from '#store/keys/device-keys.ts';
import { plainVault } from '#store/keys/plain-vault.ts';
import { type FeedLog, openFeedLog } from '#store/outbox/feed-log.ts';
import { type Outbox, openOutbox } from '#store/outbox/outbox.ts';
import { sealTools } from '#store/sync/by-hand/seal-tools.ts';
import { enrol } from '#store/sync/enrol.ts';
import { registryApi } from '#store/sync/registry-api.ts';
import { syncOnce } from '#store/sync/sync-once.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  attemptsSatAt,
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryOver,
  startTestRegistry,
  testCourse,
  testRegistry,
} from '../fixtures/registry.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
const postgres = testPostgres();
const folder = tempFolder('by-hand');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

const now = () => new Date();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const at = { wall: `${attemptsSatAt}T09:00:00.000Z`, sinceBootMs: 5, boot: 'b' };
const learnerOf = (name: string) => Buffer.from(name).toString('hex').padEnd(16, '0').slice(-16);
const value = <T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

type Open = { outbox: Outbox; feed: FeedLog; keys: DeviceKeys };
type Known = { running: Pick<RunningRegistry, 'url'>; invite(name: string): Promise<{ code: string }> };

/** A computer with a data folder, signed up with a registry; its application is closed. */
async function computer(name: string, known: Known = registry) {
  const data = join(folder.path, name);
  const learner = learnerOf(name);
  const certificates = join(data, 'learners', learner, 'credentials');
  mkdirSync(certificates, { recursive: true });
  const address = () => known.running.url;
  /** As the application has it while it runs. */
  const inApp = async <T>(work: (open: Open) => Promise<T>): Promise<T> => {
    const { keys } = value(await openDeviceKeys(data, plainVault, now, random));
    const outbox = value(await openOutbox(data, keys, now));
    const feed = value(await openFeedLog(outbox.folder, now));
    return work({ outbox, feed, keys }).finally(async () => {
      await feed.close();
      await outbox.close();
    });
  };
  const file = (kind: string) => join(folder.path, `${name}-${kind}`);
  const [fsx, fsr] = [file('a.fsx'), file('a.fsr')] as const;
  const exportTo = (out = fsx) => fieldpass(['sync', 'export', '--data', data, '--out', out]);
  const carry = (from = fsx, out = fsr, to = address()) =>
    fieldpass(['sync', 'carry', from, '--registry', to, '--out', out]);
  const importFrom = (from = fsr) => fieldpass(['sync', 'import', from, '--data', data]);
  const own = {
    data,
    learner,
    certificates,
    inApp,
    fsx,
    fsr,
    say: (...bodies: EventBody[]) =>
      inApp(async ({ outbox }) => {
        for (const body of bodies) value(await outbox.append(body, at));
      }),
    attempt: async (seed: string) => bodyOf(decidedAttempt(await testCourse(), { seed, learner, wanted: 'passed' })),
    marks: () => inApp(async ({ outbox }) => structuredClone(outbox.marks.data)),
    waiting: () => inApp(async ({ outbox }) => outbox.waiting().count),
    held: async () => (await readHeldIn(certificates)).map(({ claims }) => claims.number),
    /** The whole exchange over the network. */
    sync: () =>
      inApp(async (open) => {
        const ended = await syncOnce({
          ...open,
          dataFolder: data,
          api: registryApi({ fetch, address: address(), now }),
          now,
          random: () => 0.5,
          renewKeys: async () => ({ ok: true, value: open.keys }),
          checkPaper: checkBytes,
          onProgress: () => undefined,
          elapsed: () => performance.now(),
        });
        return ended.ok ? 'done' : ended.failure.failure.code;
      }),
    export: exportTo,
    carry,
    import: importFrom,
    /** There and back. */
    round: async () => {
      for (const step of [() => exportTo(), () => carry(), () => importFrom()]) {
        const said = await step();
        if (said.status !== 0) throw new Error(said.stderr);
      }
    },
  };
  const { code } = await known.invite(name);
  await inApp(async ({ outbox, keys }) => {
    const api = registryApi({ fetch, address: address(), now });
    const about = await api.about();
    if (!about.ok) throw new Error(about.failure.kind);
    value(await enrol({ api, about: about.value, outbox, keys, learner, code, now }));
  });
  return own;
}

/** Read to its end: whoever lets an answer hang keeps the registry from stopping. */
async function post(body: Uint8Array, url = registry.running.url, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/v1/bundles`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(body),
  });
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: answer.headers });
}
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error];

/** Everything that the registry has, to be compared. */
const allThere = async () => {
  const { pool } = registry.running.registry;
  const tables = ['devices', 'events', 'replays', 'journals', 'attempts', 'learners', 'credentials', 'feed', 'life'];
  const rows: unknown[] = [];
  for (const table of tables) rows.push((await pool.query(`select t::text as row from ${table} t order by 1`)).rows);
  return JSON.stringify(rows);
};
const filesIn = (path: string) =>
  readdirSync(path)
    .sort()
    .map((name) => [name, readFileSync(join(path, name)).toString('base64')]);

test('an attempt goes out on a stick, and comes back as a registered certificate with its paper', async () => {
  const own = await computer('amina');
  await own.say(lessonRead('arrival', own.learner), await own.attempt('stick'));
  const exported = await own.export();
  expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining('2 records are in ') });
  expect(exported.stdout).toMatch(/SHA-256 [0-9a-f]{64}/);
  expect(await own.waiting()).toBe(2);
  expect(await own.carry()).toMatchObject({ status: 0, stdout: expect.stringMatching(/SHA-256 [0-9a-f]{64}/) });
  expect(await own.import()).toMatchObject({
    status: 0,
    stdout: '2 records are at the registry now.\n1 registered certificate was in the file.\n',
  });
  expect(await own.waiting()).toBe(0);
  const [held] = await readHeldIn(own.certificates);
  expect(held?.claims).toMatchObject({ issuer: { id: 'did:web:registry.test' }, holder: { name: 'amina' } });
  expect(existsSync(join(own.certificates, `${held?.claims.number}.registered.pdf`))).toBe(true);
  // The network has nothing to add.
  const marks = await own.marks();
  expect(await own.sync()).toBe('done');
  const { cursor, acknowledged, epoch } = await own.marks();
  expect({ cursor, acknowledged, epoch }).toEqual({
    cursor: marks.cursor,
    acknowledged: marks.acknowledged,
    epoch: marks.epoch,
  });
});

test('whoever carries it reads nothing of it, up or back', async () => {
  const own = await computer('private');
  await own.say(lessonRead('arrival', own.learner), await own.attempt('private'));
  await own.export();
  await own.carry();
  for (const path of [own.fsx, own.fsr]) {
    const [header = '', ...rest] = readFileSync(path, 'latin1').split('\n');
    expect(Object.keys(JSON.parse(header))).toEqual(['v', 'kind', 'to', 'key', 'created', 'ephemeral']);
    for (const word of ['arrival', 'As typed', own.learner, 'lesson', 'credential'])
      expect(rest.join('\n')).not.toContain(word);
  }
});

test('the same stick twice, there and back, changes nothing', async () => {
  const own = await computer('twice');
  await own.say(await own.attempt('twice'));
  await own.round();
  const before = await allThere();
  const marks = await own.marks();
  const files = filesIn(own.certificates);
  expect((await own.carry(own.fsx, `${own.fsr}2`)).status).toBe(0);
  expect(await allThere()).toBe(before);
  for (const from of [own.fsr, `${own.fsr}2`, own.fsr]) {
    expect(await own.import(from)).toMatchObject({ status: 0 });
    expect(await own.marks()).toEqual(marks);
    expect(filesIn(own.certificates)).toEqual(files);
  }
});

test('stick and network at once: each record once, one certificate, and an old file puts nothing back', async () => {
  const own = await computer('both');
  await own.say(
    ...Array.from({ length: 30 }, (_, n) => lessonRead(`lesson-${n}`, own.learner)),
    await own.attempt('both'),
  );
  await own.export();
  const sealed = new Uint8Array(readFileSync(own.fsx));
  const [answers, ended] = await Promise.all([Promise.all([post(sealed), post(sealed)]), own.sync()]);
  expect([ended, ...answers.map(({ status }) => status)]).toEqual(['done', 200, 200]);
  writeFileSync(own.fsr, Buffer.from(await (answers[0] as Response).arrayBuffer()));
  await own.say(lessonRead('later', own.learner));
  await registry.running.replayed();
  expect(await own.sync()).toBe('done');
  const marks = await own.marks();
  expect(await own.import()).toMatchObject({ status: 0, stdout: expect.stringContaining('0 records are') });
  expect(await own.marks()).toEqual(marks);
  const { pool } = registry.running.registry;
  const kept = await pool.query('select n from events where device = $1 order by n', [marks.device]);
  expect(kept.rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: 32 }, (_, n) => n + 1));
  const made = await pool.query('select 1 from credentials where learner = $1', [own.learner]);
  expect([made.rowCount, (await own.held()).length]).toEqual([1, 1]);
});

test('what was said after the file was written waits for the next; where nothing waits, a file brings what is new', async () => {
  const own = await computer('later');
  await own.say(await own.attempt('later'));
  await own.export();
  await own.say(lessonRead('after', own.learner));
  await own.carry();
  expect(await own.import()).toMatchObject({ stdout: expect.stringContaining('1 record still waits.') });
  await own.round();
  expect(await own.waiting()).toBe(0);
  const [number] = await own.held();
  expect((await registry.admin(`/v1/credentials/${number}/withdraw`, { why: 'for this test' })).status).toBe(200);
  const { cursor } = await own.marks();
  expect(await own.export()).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing waits') });
  await own.carry();
  expect(await own.import()).toMatchObject({ status: 0 });
  const after = await own.marks();
  expect(after.cursor.all).toBeGreaterThan(cursor.all);
});

test('another registry, of the same name but with other keys: refused before anything is sent, and if it is sent', async () => {
  const own = await computer('elsewhere');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  const other = await startTestRegistry(join(folder.path, 'other-registry'), {
    databaseUrl: await postgres.freshDatabase(),
  });
  try {
    expect(await own.carry(own.fsx, own.fsr, other.url)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('This file is for somebody else'),
    });
    expect(existsSync(own.fsr)).toBe(false);
    expect(await refusal(await post(readFileSync(own.fsx), other.url))).toEqual([400, 'other-recipient']);
    expect((await other.registry.pool.query('select 1 from events')).rowCount).toBe(0);
  } finally {
    await other.stop();
  }
  await own.round();
});

test('pulled out half way, or changed in one byte: refused by the registry and by the device, and nothing is taken', async () => {
  const own = await computer('damaged');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  await own.carry();
  const before = await allThere();
  const marks = await own.marks();
  for (const path of [own.fsx, own.fsr]) {
    const whole = readFileSync(path);
    const places = [0, 40, whole.indexOf('\n'), whole.indexOf('\n') + 1, whole.length >> 1, whole.length - 1];
    const bad = places.flatMap((place) => {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] as number) ^ 1;
      return [whole.subarray(0, place), changed];
    });
    for (const bytes of [...bad, Buffer.concat([whole, Buffer.from('x')]), Buffer.from('a photograph')]) {
      writeFileSync(`${path}.bad`, bytes);
      if (path === own.fsx) {
        const answer = await post(bytes);
        expect(answer.status).toBe(400);
        expect((await own.carry(`${path}.bad`, `${own.fsr}.none`)).status).toBe(1);
      } else expect((await own.import(`${path}.bad`)).status).toBe(1);
    }
  }
  expect(await allThere()).toBe(before);
  expect(await own.marks()).toEqual(marks);
  expect(existsSync(`${own.fsr}.none`)).toBe(false);
  expect((await own.import(own.fsx)).stderr).toContain('This is not the file that is wanted here');
  expect((await own.carry(own.fsr)).stderr).toContain('This is not the file that is wanted here');
  expect((await own.import(join(folder.path, 'nowhere.fsr'))).status).toBe(1);
  expect((await own.import()).status).toBe(0);
});

/** What only the registry can see. */
async function opened(path: string) {
  const file = await openSealed(
    new Uint8Array(readFileSync(path)),
    'fieldpass-records',
    registry.running.registry.identity.opener,
    sealTools,
  );
  const records = 'content' in file ? readRecords(file.content) : null;
  if (!records) throw new Error('not opened');
  return records;
}
const resealed = async (records: Parameters<typeof writeRecords>[0]) =>
  (await sealFile(
    writeRecords(records),
    {
      kind: 'fieldpass-records',
      to: registry.running.registry.identity.opener,
      created: now().toISOString(),
      secret: random(32),
    },
    sealTools,
  )) as Uint8Array;

test('lines were taken out by somebody who had them: those behind the gap are not said to be stored, and go again', async () => {
  const own = await computer('gap');
  await own.say(...Array.from({ length: 6 }, (_, n) => lessonRead(`lesson-${n}`, own.learner)));
  await own.export();
  const records = await opened(own.fsx);
  const answer = await post(await resealed({ ...records, lines: records.lines.filter((_, n) => n !== 2 && n !== 3) }));
  expect(answer.status).toBe(200);
  writeFileSync(own.fsr, Buffer.from(await answer.arrayBuffer()));
  expect(await own.import()).toMatchObject({ status: 0 });
  const { acknowledged, setApart } = await own.marks();
  expect([acknowledged.n, setApart, await own.waiting()]).toEqual([2, [], 4]);
  await own.round();
  expect((await own.marks()).acknowledged.n).toBe(6);
});

test('answers that somebody else made, for this very device, are not believed; nor are those of another device', async () => {
  const own = await computer('forged');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  await own.carry();
  const { asked } = await opened(own.fsx);
  const { device, head } = await own.inApp(async ({ outbox }) => ({ device: outbox.device, head: outbox.head }));
  const about = (await (await fetch(`${registry.running.url}/v1/registry`)).json()) as { epoch: string };
  const forger = signingKeyOf(random(32));
  const answers = {
    v: 1 as const,
    device,
    asked,
    epoch: about.epoch,
    now: now().toISOString(),
    isKnown: true,
    head,
    results: [],
    items: [],
    next: feedBeginning,
    more: false,
    uncounted: 0,
    papers: [],
  };
  const { keyName } = registry.running.registry.identity;
  for (const name of [keyName, didKeyOf(forger.publicKey).slice('did:key:'.length)]) {
    const file = await sealFile(
      writeAnswers(answers, { name, key: forger }),
      {
        kind: 'fieldpass-answers',
        to: recipientOfDevice(device) as never,
        created: now().toISOString(),
        secret: random(32),
      },
      sealTools,
    );
    writeFileSync(`${own.fsr}.forged`, file as Uint8Array);
    expect(await own.import(`${own.fsr}.forged`)).toMatchObject({ status: 1 });
  }
  const other = await computer('another');
  expect((await other.import(own.fsr)).stderr).toContain('This file is for somebody else');
  expect(await own.waiting()).toBe(1);
  expect(await own.import()).toMatchObject({ status: 0 });
});

test('nobody asks in the name of a device without a record of it, and a device that is not known here is told so', async () => {
  const own = await computer('name');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  const records = await opened(own.fsx);
  const stranger = signingKeyOf(random(32));
  const line = signEvent(stranger, {
    device: didKeyOf(stranger.publicKey),
    head: noEvents,
    at,
    body: lessonRead('one', own.learner),
  }).line;
  expect(await refusal(await post(await resealed({ ...records, lines: [line] })))).toEqual([400, 'malformed']);
  const unknown = await resealed({ ...records, device: didKeyOf(stranger.publicKey), lines: [line] });
  expect((await post(unknown)).status).toBe(200);
  const { pool } = registry.running.registry;
  const kept = await pool.query('select 1 from events where device = $1', [didKeyOf(stranger.publicKey)]);
  expect(kept.rowCount).toBe(0);
});

test('a device that says it has read further than there is cannot make the registry begin another life', async () => {
  const own = await computer('far');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  const records = await opened(own.fsx);
  const epoch = async () =>
    ((await (await fetch(`${registry.running.url}/v1/registry`)).json()) as { epoch: string }).epoch;
  const before = await epoch();
  const asked = { ...records.asked, epoch: before, cursor: { own: 1e9, all: 1e9 } };
  expect((await post(await resealed({ ...records, asked }))).status).toBe(200);
  expect(await epoch()).toBe(before);
});

test('a full disk: nothing half is left, it is said, and with room it goes', async (context) => {
  const disk = smallDisk(16);
  if (!disk) return context.skip('mounting a small disk needs root on Linux');
  try {
    const own = await computer('full');
    await own.say(
      await own.attempt('full'),
      ...Array.from({ length: 100 }, (_, n) => lessonRead(`l-${n}`, own.learner)),
    );
    const fsx = join(disk.path, 'a.fsx');
    expect(await own.export(fsx)).toMatchObject({ status: 1, stderr: expect.stringContaining('disk is full') });
    expect(readdirSync(disk.path)).toEqual([]);
    disk.resize(200);
    expect(await own.export(fsx)).toMatchObject({ status: 0 });
    // The answers bring a paper and do not fit beside it.
    disk.resize(Math.ceil(statSync(fsx).size / 1024) + 16);
    expect(await own.carry(fsx, join(disk.path, 'a.fsr'))).toMatchObject({ status: 1 });
    expect(readdirSync(disk.path)).toEqual(['a.fsx']);
    disk.resize(8000);
    expect(await own.carry(fsx, join(disk.path, 'a.fsr'))).toMatchObject({ status: 0 });
    expect(await own.import(join(disk.path, 'a.fsr'))).toMatchObject({ status: 0 });
    expect((await own.held()).length).toBe(1);
  } finally {
    disk.remove();
  }
});

test('while the application runs nothing is read or written; nor without a folder of it, or before it is signed up', async () => {
  const own = await computer('running');
  await own.say(lessonRead('one', own.learner));
  await own.export();
  await own.carry();
  await own.inApp(async () => {
    for (const said of [await own.export(`${own.fsx}.none`), await own.import()])
      expect(said).toMatchObject({ status: 1, stderr: expect.stringContaining(`process ${process.pid}`) });
  });
  expect(existsSync(`${own.fsx}.none`)).toBe(false);
  const nowhere = join(folder.path, 'nowhere');
  for (const args of [
    ['export', '--data', nowhere, '--out', `${own.fsx}.none`],
    ['import', own.fsr, '--data', nowhere],
  ])
    expect(await fieldpass(['sync', ...args])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not signed up with a registry'),
    });
  expect(existsSync(nowhere)).toBe(false);
});

test('keys that the system locks: what waits goes out all the same, and the command leaves the keys alone', async () => {
  const own = await computer('locked');
  await own.say(lessonRead('one', own.learner));
  const keys = join(own.data, 'device', 'keys.json');
  const before = readFileSync(keys, 'utf8');
  const locked = before
    .replace('"isProtected": false', '"isProtected": true')
    .replace('"isProtected":false', '"isProtected":true');
  expect(locked).not.toBe(before);
  writeFileSync(keys, locked);
  expect((await own.export()).status).toBe(0);
  expect((await own.carry()).status).toBe(0);
  expect(await own.import()).toMatchObject({ status: 1, stderr: expect.stringContaining('Open Fieldpass') });
  expect(readFileSync(keys, 'utf8')).toBe(locked);
  expect(readdirSync(join(own.data, 'device')).some((name) => name.startsWith('keys.locked'))).toBe(false);
  writeFileSync(keys, before);
  expect((await own.import()).status).toBe(0);
});

test('what is no file of records: too large, another kind of body, nothing', async () => {
  expect(await refusal(await post(new Uint8Array(mostBytesOfFile + 1)))).toEqual([413, 'too-large']);
  expect((await post(Buffer.from('x'), undefined, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(new Uint8Array(0))).status).toBe(400);
});

/** Node signs many times as fast. */
function quickKey(secret: Uint8Array): SigningKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: signingKeyOf(secret).publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

test('years of records in one file; a second big file meanwhile is asked to wait, and small uploads go on', async () => {
  const key = quickKey(random(32));
  const device = didKeyOf(key.publicKey);
  const { code } = await registry.invite('Years');
  const api = registryApi({ fetch, address: registry.running.url, now });
  const about = await api.about();
  if (!about.ok) throw new Error(about.failure.kind);
  value((await api.enrol(about.value.id, code.replaceAll('-', ''), { did: device, signing: key })) as never);
  const lines: string[] = [];
  let head: EventHead = noEvents;
  while (lines.length < 12_000) {
    const event = signEvent(key, { device, head, at, body: lessonRead(`lesson-${lines.length}`) });
    head = headAfterEvent(event);
    lines.push(event.line);
  }
  const asked = { epoch: null, cursor: feedBeginning, acknowledged: noEvents, isWhole: true };
  const file = await resealed({ device, asked, items: [], lines });
  expect(file.length).toBeGreaterThan(1024 * 1024);
  const first = post(file);
  const small = await registry.device('Small');
  small.say(lessonRead('one'));
  let isOver = false;
  void first.then(() => {
    isOver = true;
  });
  const refused: Response[] = [];
  while (!isOver) {
    const answer = await post(file);
    if (answer.status === 503) refused.push(answer);
    expect((await small.send()).results[0]?.result).toMatch(/stored|known/);
  }
  expect((await first).status).toBe(200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  const { rows } = await registry.running.registry.pool.query('select head_n, head_id from devices where device = $1', [
    device,
  ]);
  expect(rows).toEqual([{ head_n: '12000', head_id: head.id }]);
}, 180_000);

test('yesterday’s backup is put back and nobody says so: sticks alone bring back what was lost', async () => {
  const data = join(folder.path, 'restored');
  const today = await postgres.freshDatabase();
  const name = /\/(\w+)(?=\?|$)/.exec(today)?.[1] as string;
  const onDatabase = (other: string) => today.replace(`/${name}`, `/${other}`);
  let running = await startTestRegistry(data, { databaseUrl: today });
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const course = await testCourse();
  const known = registryOver(
    () => running,
    () => ({ course, token }),
  );
  const own = await computer('restored-device', known);
  await own.say(lessonRead('morning', own.learner));
  await own.round();
  await running.stop();

  const admin = new Client({ connectionString: onDatabase('fieldpass') });
  await admin.connect();
  await admin.query(`create database ${name}_backup template ${name}`);
  await admin.end();

  running = await startTestRegistry(data, { databaseUrl: today });
  await own.say(await own.attempt('evening'));
  await own.round();
  const [number] = await own.held();
  expect((await known.admin(`/v1/credentials/${number}/withdraw`, { why: 'in the evening' })).status).toBe(200);
  await own.round();
  const before = await own.marks();
  await running.stop();

  running = await startTestRegistry(data, { databaseUrl: onDatabase(`${name}_backup`) });
  try {
    expect((await running.registry.pool.query('select 1 from credentials')).rowCount).toBe(0);
    // The first file says that something was lost, the second brings the records.
    await own.round();
    expect((await own.marks()).epoch).not.toBe(before.epoch);
    await own.round();
    const { rows } = await running.registry.pool.query<{ number: string; withdrawn_at: Date | null }>(
      'select number, withdrawn_at from credentials',
    );
    expect(rows).toEqual([{ number, withdrawn_at: expect.any(Date) }]);
    const { rows: kept } = await running.registry.pool.query('select n from events order by n');
    expect(kept.map(({ n }) => Number(n))).toEqual([1, 2]);
    expect(await own.waiting()).toBe(0);
    expect((await own.held()).length).toBe(1);
  } finally {
    await running.stop();
  }
}, 120_000);

test('the registry got other keys while the device was away: a stick leads from the old one to the new one', async () => {
  const data = join(folder.path, 'other-keys');
  const databaseUrl = await postgres.freshDatabase();
  let running = await startTestRegistry(data, { databaseUrl });
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const course = await testCourse();
  const known = registryOver(
    () => running,
    () => ({ course, token }),
  );
  const own = await computer('away', known);
  await own.say(lessonRead('one', own.learner));
  await own.round();
  await running.stop();
  expect(await fieldpass(['registry', 'new-keys', '--data', data])).toMatchObject({ status: 0 });
  running = await startTestRegistry(data, { databaseUrl });
  try {
    await own.say(await own.attempt('away'));
    await own.round();
    const { enrolment } = await own.marks();
    expect(enrolment?.registry.keys).toEqual(running.registry.identity.keys);
    expect(await own.waiting()).toBe(0);
    expect((await own.held()).length).toBe(1);
  } finally {
    await running.stop();
  }
}, 120_000);
