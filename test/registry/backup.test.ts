/**
 * A backup is whole or none, can be made while everybody works, and what is put back goes on: devices give back what came
 * after it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { type FeedCursor, feedBeginning, feedReply } from '#core/sync/calls.ts';
import { headAfterEvent, noEvents, type SignedEvent } from '#core/sync/device-event.ts';
import { type FeedItem, readFeedItem } from '#core/sync/feed-item.ts';
import { reconcile, type SyncMarks } from '#core/sync/reconcile.ts';
import { backUp } from '#registry/backup/back-up.ts';
import { sumOf } from '#registry/backup/manifest.ts';
import { halfPutBack, restore } from '#registry/backup/restore.ts';
import { connect } from '#registry/database/connect.ts';
import { migrate } from '#registry/database/migrate.ts';
import { epochOf } from '#registry/records/life.ts';
import { migrations } from '#registry/schema/migrations.ts';
import { published, writeContent } from '../fixtures/content-releases.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import {
  beginRegistry,
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryNow,
  startTestRegistry,
  type TestDevice,
  testDevice,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();
const folder = tempFolder('backup');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

const now = () => registryNow;
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const at = (name: string) => join(folder.path, name);

const begin = (data: string, databaseUrl?: string) => beginRegistry(data, { ...(databaseUrl && { databaseUrl }) });

/** A device across registries: its key, its events, what it holds and where it stands. */
type Remembering = { secret: Uint8Array; events: SignedEvent[]; held: Map<string, FeedItem>; marks: SyncMarks };

const newDevice = (): Remembering => ({
  secret: random(32),
  events: [],
  held: new Map(),
  marks: { epoch: null, cursor: feedBeginning, acknowledged: noEvents },
});

function deviceAt(url: string, { secret, events }: Remembering): TestDevice {
  const device = testDevice(url, secret);
  device.events.push(...events);
  const last = events.at(-1);
  if (last) device.head = headAfterEvent(last);
  return device;
}

/** By the protocol: hello, give back what was lost, send, read. */
async function sync(url: string, one: Remembering): Promise<void> {
  const device = deviceAt(url, one);
  const hello = await device.hello({ epoch: one.marks.epoch, cursor: one.marks.cursor });
  const next = reconcile(one.marks, hello, (n) => one.events[n - 1]?.id ?? null);
  if (next.kind === 'new-key') throw new Error('this device was not copied');
  const authorization = `Bearer ${hello.token}`;
  if (next.isRestored && one.held.size > 0) {
    const answer = await fetch(`${url}/v1/recover`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [...one.held.values()] }),
    });
    expect(answer.status).toBe(200);
  }
  const left = one.events.slice(next.marks.acknowledged.n);
  const acknowledged = left.length > 0 ? (await device.send(left)).head : next.marks.acknowledged;
  let cursor: FeedCursor = next.marks.cursor;
  for (let more = true; more; ) {
    const query = new URLSearchParams({ epoch: hello.epoch, own: `${cursor.own}`, all: `${cursor.all}` });
    const answer = await fetch(`${url}/v1/feed?${query}`, { headers: { authorization } });
    const reply = feedReply.parse(await answer.json());
    for (const item of reply.items) one.held.set(item.id, item);
    cursor = reply.next;
    more = reply.more;
  }
  one.marks = { epoch: hello.epoch, cursor, acknowledged: acknowledged ?? noEvents };
}

const numbersHeld = ({ held }: Remembering, keys: readonly string[]) =>
  [...held.values()].flatMap((item) => {
    const body = readFeedItem(item, keys);
    return body?.kind === 'credential' ? [credentialIn(body.credential)?.claims.number] : [];
  });

test('made under load, put back elsewhere: another life, the same keys, and the devices give back what came after it', async () => {
  const databaseUrl = await postgres.freshDatabase();
  const { running, registry, course } = await begin(at('first'), databaseUrl);
  const devices = Array.from({ length: 4 }, newDevice);
  const learnerOf = (number: number) => `backup${number}`.padEnd(16, '0');
  for (const [number, one] of devices.entries()) {
    const { code } = await registry.invite(`Carried ${number}`);
    await deviceAt(running.url, one).enrol(code);
  }
  const say = (number: number, seed: string) => {
    const one = devices[number] as Remembering;
    const device = deviceAt(running.url, one);
    device.say(bodyOf(decidedAttempt(course, { seed, learner: learnerOf(number), wanted: 'passed' })));
    one.events = [...device.events];
  };
  say(0, 'before');
  await sync(running.url, devices[0] as Remembering);
  await running.replayed();

  // Everybody uploads while the backup is made.
  const busy = await Promise.all(Array.from({ length: 4 }, (_, number) => registry.device(`Busy ${number}`)));
  for (const device of busy) for (let number = 0; number < 60; number += 1) device.say(lessonRead(`lesson-${number}`));
  let isDone = false;
  const uploading = busy.map(async (device) => {
    for (let sent = 0; sent < 60 && !isDone; sent += 2) await device.send(device.events.slice(sent, sent + 2));
  });
  const file = at('under-load.tar.gz');
  const made = await backUp({ data: at('first'), databaseUrl, out: file, now });
  isDone = true;
  await Promise.all(uploading);
  expect(made).toMatchObject({ ok: true, value: { manifest: { hasKeys: true, registry: 'did:web:registry.test' } } });
  expect(statSync(file).mode & 0o777).toBe(0o600);

  // After the backup: a certificate, and a withdrawal of the first one.
  say(1, 'after');
  for (const one of devices) await sync(running.url, one);
  await running.replayed();
  for (const one of devices) await sync(running.url, one);
  const { keys } = running.registry.identity;
  const [first] = numbersHeld(devices[0] as Remembering, keys);
  const [second] = numbersHeld(devices[1] as Remembering, keys);
  expect([first, second]).toEqual([expect.stringMatching(/^FP/), expect.stringMatching(/^FP/)]);
  await registry.admin(`/v1/credentials/${first}/withdraw`, { why: 'after the backup' });
  for (const one of devices) await sync(running.url, one);
  const epoch = devices[0]?.marks.epoch;
  await running.stop();

  const elsewhere = await postgres.freshDatabase();
  const put = await restore({ file, data: at('second'), databaseUrl: elsewhere, now, random });
  expect(put).toMatchObject({ ok: true });
  expect(existsSync(join(at('second'), halfPutBack))).toBe(false);
  const again = await begin(at('second'), elsewhere);
  const { pool, identity } = again.running.registry;
  expect(identity.keys).toEqual(keys);
  const ofEvents = async () =>
    (
      await pool.query<{ device: string; ns: string[] }>(
        'select device, array_agg(n order by n) as ns from events group by device',
      )
    ).rows;
  // One moment of every device: what is there has no holes, and its head says so.
  for (const { device, ns } of await ofEvents()) {
    expect(ns.map(Number)).toEqual(ns.map((_, index) => index + 1));
    const { rows } = await pool.query('select head_n from devices where device = $1', [device]);
    expect(Number(rows[0].head_n)).toBe(ns.length);
  }
  expect((await pool.query('select 1 from credentials')).rowCount).toBe(1);
  for (const one of devices) await sync(again.running.url, one);
  await again.running.replayed();
  for (const one of devices) await sync(again.running.url, one);
  expect(devices[0]?.marks.epoch).not.toBe(epoch);
  const { rows } = await pool.query<{ number: string; withdrawn_at: Date | null; place: string }>(
    'select number, withdrawn_at, place from credentials',
  );
  expect(rows.map(({ number }) => number).sort()).toEqual([first, second].sort());
  expect(rows.find(({ number }) => number === first)?.withdrawn_at).not.toBeNull();
  expect(new Set(rows.map(({ place }) => place)).size).toBe(2);
  expect(numbersHeld(devices[1] as Remembering, keys)).toEqual([second]);
  // Places that were given out after the backup are not given out again.
  const counted = await pool.query<{ last: string }>("select last from counters where name = 'status-place'");
  expect(Number(counted.rows[0]?.last)).toBeGreaterThanOrEqual(100_000);
  // Numbers of the database itself go on.
  await again.registry.admin(`/v1/credentials/${second}/withdraw`, { why: 'numbers go on' });
  const audit = await pool.query<{ id: string }>('select id from audit');
  expect(new Set(audit.rows.map(({ id }) => id)).size).toBe(audit.rowCount);
  await again.running.stop();
}, 180_000);

test('with its own database, running and stopped; by the command line; and other programs can read it', async () => {
  const data = at('own');
  const { running, registry } = await begin(data);
  await registry.invite('Fatuma Ali');
  const command = (...args: string[]) =>
    execFileSync(process.execPath, [...fieldpassProgram(), 'registry', ...args], { encoding: 'utf8' });
  const whileRunning = at('running.tar.gz');
  expect(command('backup', '--data', data, '--out', whileRunning)).toMatch(/[0-9a-f]{64}/);
  await running.stop();
  const stopped = at('stopped.tar.gz');
  command('backup', '--data', data, '--out', stopped);
  for (const file of [whileRunning, stopped]) {
    const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' });
    expect(names).toContain('tables/people.000001.copy');
    expect(names).toContain('secrets/administrator-token');
    const open = tempFolder('opened');
    execFileSync('tar', ['xzf', file, '-C', open.path]);
    execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: open.path });
    expect(readFileSync(join(open.path, 'tables/people.000001.copy'), 'utf8')).toContain('Fatuma Ali');
    open.remove();
  }
  command('restore', '--data', at('own again'), stopped);
  const again = await begin(at('own again'));
  expect((await again.running.registry.pool.query('select name from people')).rows).toEqual([{ name: 'Fatuma Ali' }]);
  await again.running.stop();
  expect(() => command('restore', '--data', data, stopped)).toThrow();
}, 180_000);

test('a file that is cut off, changed anywhere, or none: nothing is changed', async () => {
  const url = await postgres.freshDatabase();
  const { running, registry } = await begin(at('damaged'), url);
  for (let number = 0; number < 20; number += 1) await registry.invite(`Person ${number}`);
  const file = at('good.tar.gz');
  await backUp({ data: at('damaged'), databaseUrl: url, out: file, now });
  await running.stop();
  const target = await postgres.freshDatabase();
  const bytes = readFileSync(file);
  const bad = at('bad.tar.gz');
  const tried = async () => {
    const result = await restore({ file: bad, data: at('never'), databaseUrl: target, now, random });
    expect(result).toMatchObject({ ok: false, failure: { code: 'backup-damaged' } });
    expect(existsSync(at('never'))).toBe(false);
  };
  for (let part = 1; part < 12; part += 1) {
    writeFileSync(bad, bytes.subarray(0, Math.floor((bytes.length * part) / 12)));
    await tried();
  }
  for (let part = 0; part < 12; part += 1) {
    copyFileSync(file, bad);
    const handle = openSync(bad, 'r+');
    const place = 20 + Math.floor(((bytes.length - 40) * part) / 12);
    writeSync(handle, Buffer.from([(bytes[place] as number) ^ 0x55]), 0, 1, place);
    closeSync(handle);
    await tried();
  }
  // Whole as tar and gzip, with one row that says something else.
  const open = tempFolder('forged');
  execFileSync('tar', ['xzf', file, '-C', open.path]);
  const people = join(open.path, 'tables/people.000001.copy');
  writeFileSync(people, readFileSync(people, 'utf8').replace('Person 3', 'Person X'));
  execFileSync('tar', ['czf', bad, '-C', open.path, 'manifest.json', 'issuer', 'secrets', 'tables', 'SHA256SUMS']);
  await tried();
  open.remove();
  const client = new Client({ connectionString: target });
  await client.connect();
  expect((await client.query("select 1 from pg_class where relname = 'people'")).rowCount).toBe(0);
  await client.end();
});

test('nothing that is there is written over', async () => {
  const url = await postgres.freshDatabase();
  const { running, registry } = await begin(at('source'), url);
  await registry.invite('Once');
  const file = at('whole.tar.gz');
  await backUp({ data: at('source'), databaseUrl: url, out: file, now });
  expect(await backUp({ data: at('source'), databaseUrl: url, out: file, now })).toMatchObject({
    failure: { code: 'backup-there' },
  });
  await running.stop();
  const fresh = await postgres.freshDatabase();
  expect(await restore({ file, data: at('source'), databaseUrl: fresh, now, random })).toMatchObject({
    failure: { code: 'folder-in-use' },
  });
  expect(await restore({ file, data: at('target'), databaseUrl: url, now, random })).toMatchObject({
    failure: { code: 'database-in-use' },
  });
  expect(existsSync(join(at('target'), halfPutBack))).toBe(false);
  expect(await restore({ file, data: at('target'), databaseUrl: fresh, now, random })).toMatchObject({ ok: true });
});

test('killed while it puts back: no registry starts beside it, the same again begins anew, and nobody else’s database is taken for it', async () => {
  const url = await postgres.freshDatabase();
  const { running, registry } = await begin(at('killed source'), url);
  await registry.invite('Once');
  const file = at('killed.tar.gz');
  await backUp({ data: at('killed source'), databaseUrl: url, out: file, now });
  await running.stop();
  const fresh = await postgres.freshDatabase();
  const data = at('killed target');
  const args = [...fieldpassProgram(), 'registry', 'restore', '--data', data, '--database-url', fresh, file];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const gone = once(child, 'exit');
  while (!existsSync(join(data, halfPutBack))) await wait(5);
  child.kill('SIGKILL');
  await gone;
  await expect(startTestRegistry(data, { databaseUrl: fresh })).rejects.toThrow('registry-half-restored');
  // Meant for another one: what is in there is not cleared away.
  expect(await restore({ file, data, databaseUrl: url, now, random })).toMatchObject({
    failure: { code: 'database-in-use' },
  });
  expect(await restore({ file, data, databaseUrl: fresh, now, random })).toMatchObject({ ok: true });
  const again = await begin(data, fresh);
  expect((await again.running.registry.pool.query('select name from people')).rows).toEqual([{ name: 'Once' }]);
  await again.running.stop();
});

test('without keys: nothing in it can sign, and it needs them beside it', async () => {
  const url = await postgres.freshDatabase();
  const { running } = await begin(at('keys'), url);
  await running.stop();
  const file = at('no-keys.tar.gz');
  await backUp({ data: at('keys'), databaseUrl: url, out: file, withoutKeys: true, now });
  expect(execFileSync('tar', ['tzf', file], { encoding: 'utf8' })).not.toMatch(/secrets|pem/);
  const target = { file, databaseUrl: await postgres.freshDatabase(), now, random };
  expect(await restore({ ...target, data: at('no keys') })).toMatchObject({ failure: { code: 'backup-without-keys' } });
  execFileSync('cp', ['-r', at('keys'), at('with keys')]);
  expect(await restore({ ...target, data: at('with keys') })).toMatchObject({ ok: true });
});

test('what was published is in every backup, with keys or without, and comes back as it was', async () => {
  const url = await postgres.freshDatabase();
  const { running } = await begin(at('publishing'), url);
  await running.stop();
  writeContent(at('content one'));
  writeContent(at('content two'), { lesson: 'Look back once.' });
  for (const name of ['content one', 'content two']) await published(at('publishing'), at(name), now());
  const listed = (data: string) =>
    ['releases', 'files'].flatMap((name) =>
      readdirSync(join(data, 'content', name))
        .sort()
        .map((one) => [one, sumOf(readFileSync(join(data, 'content', name, one)))]),
    );
  const before = listed(at('publishing'));
  expect(before.filter(([name]) => name?.endsWith('.json'))).toHaveLength(2);
  for (const withoutKeys of [false, true]) {
    const [file, data] = [at(`published-${withoutKeys}.tar.gz`), at(`published ${withoutKeys}`)];
    expect(await backUp({ data: at('publishing'), databaseUrl: url, out: file, withoutKeys, now })).toMatchObject({
      ok: true,
    });
    if (withoutKeys)
      for (const name of ['issuer', 'secrets', 'trust'])
        cpSync(join(at('publishing'), name), join(data, name), { recursive: true });
    const target = { file, data, databaseUrl: await postgres.freshDatabase(), now, random };
    expect(await restore(target)).toMatchObject({ ok: true });
    expect(listed(data)).toEqual(before);
  }
});

test('200,000 rows: no more memory than for a few', async () => {
  const url = await postgres.freshDatabase();
  const data = at('many');
  const { running } = await begin(data, url);
  await running.stop();
  const pool = connect(url, { max: 2 });
  await migrate(pool, migrations);
  await epochOf(pool, '0'.repeat(32), registryNow);
  await pool.query(
    `insert into events (device, n, id, received_at, kind, state, line)
      select 'device ' || (i % 500), i, md5(i::text) || md5((i + 1)::text), now(), 'lesson.read', 'stored',
        repeat(md5(i::text), 20) from generate_series(1, 200000) as i`,
  );
  await pool.end();
  const file = at('many.tar.gz');
  const grown = await growthWhile(async () => {
    expect(await backUp({ data, databaseUrl: url, out: file, now })).toMatchObject({ ok: true });
  });
  const target = await postgres.freshDatabase();
  const grownAgain = await growthWhile(async () => {
    expect(await restore({ file, data: at('many again'), databaseUrl: target, now, random })).toMatchObject({
      ok: true,
    });
  });
  const client = new Client({ connectionString: target });
  await client.connect();
  expect((await client.query('select count(*) from events')).rows).toEqual([{ count: '200000' }]);
  await client.end();
  // The rows alone are 160 MB.
  expect(Math.max(grown, grownAgain)).toBeLessThan(100);
}, 180_000);

/** MiB of memory that were held by values at the most, more than before. */
async function growthWhile(work: () => Promise<void>): Promise<number> {
  const held = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = held();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, held());
  }, 20);
  await work();
  clearInterval(timer);
  return (most - before) / 1024 / 1024;
}
