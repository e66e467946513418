/**
 * What must not lose or double anything: killed processes, lost answers, wrong order, copies, a backup put back.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { type FeedCursor, feedBeginning } from '#core/sync/calls.ts';
import { headAfterEvent, noEvents, type SignedEvent } from '#core/sync/device-event.ts';
import { reconcile, type SyncMarks } from '#core/sync/reconcile.ts';
import { openCluster } from '#registry/database/cluster.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryOver,
  startTestRegistry,
  type TestDevice,
  testCourse,
  testDevice,
  testRegistry,
} from '../fixtures/registry.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { rounds } from '../fixtures/rounds.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
const postgres = testPostgres();
const folder = tempFolder('survive');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

const lines = (events: readonly SignedEvent[]) => events.map(({ line }) => line);
const learnerOf = (text: string) => Buffer.from(text).toString('hex').padEnd(16, '0').slice(-16);

/** What the registry has of a device, in order. */
const keptOf = async (pool: Pool, { did }: TestDevice) =>
  (await pool.query<{ id: string }>('select id from events where device = $1 order by n', [did])).rows.map(
    ({ id }) => id,
  );

test('an upload that is cut off at any byte, packed or not, takes whole lines at most, and the rest comes later', async () => {
  const device = await registry.device('Cut off');
  for (let number = 0; number < 4; number += 1) device.say(lessonRead(`lesson-${number}`));
  const whole = lines(device.events).join('\n');
  for (let at = 1; at < whole.length; at += 97) {
    const answer = await device.post([whole.slice(0, at)]);
    expect([200, 400]).toContain(answer.status);
  }
  const reply = await device.send();
  expect(reply.results.every(({ result }) => result === 'stored' || result === 'known')).toBe(true);
  expect(await keptOf(registry.running.registry.pool, device)).toEqual(device.events.map(({ id }) => id));
});

test('too many lines, too many bytes, a bomb, no gzip, no text: refused, and nothing is taken', async () => {
  const device = await registry.device('Too much');
  device.say(lessonRead('one'));
  const { line } = device.events[0] as SignedEvent;
  const statusOf = async (body: string[], gzip = false) => {
    const answer = await device.post(body, { gzip });
    return [answer.status, ((await answer.json()) as { error: string }).error];
  };
  expect(await statusOf(Array.from({ length: 101 }, () => line))).toEqual([413, 'too-large']);
  expect(await statusOf(['x'.repeat(5_000_000)])).toEqual([413, 'too-large']);
  expect(await statusOf(['x'.repeat(50_000_000)], true)).toEqual([413, 'too-large']);
  const raw = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    fetch(`${registry.running.url}/v1/events`, { method: 'POST', headers, body }).then((answer) => answer.status);
  const ndjson = { 'content-type': 'application/x-ndjson' };
  expect(await raw(new Uint8Array([31, 139, 1, 2]), { ...ndjson, 'content-encoding': 'gzip' })).toBe(400);
  expect(await raw(new Uint8Array([0xff, 0xfe]), ndjson)).toBe(400);
  expect(await raw(new Uint8Array([]), ndjson)).toBe(400);
  expect(await raw(new Uint8Array([1]), { ...ndjson, 'content-encoding': 'br' })).toBe(415);
  expect(await raw(new Uint8Array([1]), { 'content-type': 'text/plain' })).toBe(415);
  expect(await keptOf(registry.running.registry.pool, device)).toEqual([]);
});

test('from the network and from a stick at once, in any order, some twice: each once', async () => {
  const device = await registry.device('Two ways');
  for (let number = 0; number < 60; number += 1) device.say(lessonRead(`lesson-${number}`));
  const random = seededRandom('two ways');
  const part = () => {
    const from = random.below(60);
    return device.events.slice(from, from + 1 + random.below(20));
  };
  for (let round = 0; round < 12; round += 1)
    await Promise.all(Array.from({ length: 6 }, async () => (await device.post(lines(part()))).arrayBuffer()));
  await device.send(device.events.slice(0, 60));
  expect(await keptOf(registry.running.registry.pool, device)).toEqual(device.events.map(({ id }) => id));
});

test('one line that is none among others: only it is refused', async () => {
  const device = await registry.device('One bad');
  const [one, two] = [device.say(lessonRead('one')), device.say(lessonRead('two'))];
  const answer = await device.post([one.line, 'nonsense', `${'A'.repeat(86)} ${two.line.slice(87)}`, two.line]);
  const { results } = (await answer.json()) as { results: { result: string; code?: string }[] };
  expect(results.map(({ result, code }) => code ?? result)).toEqual(['stored', 'malformed', 'bad-signature', 'stored']);
});

test('a copied device: both go on, the second is set apart and nothing of the first is lost', async () => {
  const { code } = await registry.invite('Copied');
  const secret = new Uint8Array(32).fill(77);
  const own = testDevice(registry.running.url, secret);
  const copy = testDevice(registry.running.url, secret);
  await own.enrol(code);
  own.say(lessonRead('one'));
  copy.say(lessonRead('one'));
  own.say(lessonRead('two'));
  copy.say(lessonRead('another'));
  await own.send();
  const { results } = await copy.send();
  expect(results.map((one) => ('code' in one ? one.code : one.result))).toEqual(['known', 'fork']);
  const { head } = await copy.hello();
  const marks: SyncMarks = { epoch: null, cursor: feedBeginning, acknowledged: noEvents };
  expect(reconcile(marks, { epoch: '0'.repeat(32), head }, (n) => copy.events[n - 1]?.id ?? null)).toEqual({
    kind: 'new-key',
  });
});

test('a stolen device: what it sent before stays, what it sends later waits for a person and makes no certificate', async () => {
  const { person, code } = await registry.invite('Stolen');
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  device.say(lessonRead('before'));
  await device.send();
  expect((await registry.admin(`/v1/devices/${device.did}/revoke`, { why: 'stolen in town' })).status).toBe(200);
  const course = await testCourse();
  device.say(bodyOf(decidedAttempt(course, { seed: 'stolen', learner: learnerOf('stolen'), wanted: 'passed' })));
  const { results } = await device.send();
  expect(results.map((one) => ('code' in one ? one.code : one.result))).toEqual(['known', 'device-revoked']);
  await registry.running.replayed();
  // Its person hears what became of it on another device; whoever has the stolen one hears nothing any more.
  await expect(device.hello()).rejects.toThrow();
  const again = await registry.admin(`/v1/people/${person}/codes`, {});
  const other = testDevice(registry.running.url);
  const { code: fresh } = (await again.json()) as { code: string };
  // Its key is never trusted again, not with a code either; the code is not used up by that.
  for (const tried of [code, fresh]) {
    const refused = await device.enrol(tried);
    expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([403, 'device-revoked']);
  }
  expect((await other.enrol(fresh)).status).toBe(201);
  expect((await other.feed()).said).toContainEqual(
    expect.objectContaining({ verdict: { outcome: 'review', reasons: ['device-revoked'] } }),
  );
  const { said } = await (await registry.device('Anybody')).feed();
  expect(said).toContainEqual({ kind: 'device-revoked', device: device.did, after: 1 });
  const made = await registry.running.registry.pool.query('select 1 from credentials where learner = $1', [
    learnerOf('stolen'),
  ]);
  expect(made.rowCount).toBe(0);
});

test.each([-10, 10])(
  'a clock that is %i years off: it is taken, and the certificate counts from the right time',
  async (years) => {
    const device = await registry.device(`Clock ${years}`);
    const sentAt = new Date('2027-02-01T12:00:00.000Z');
    sentAt.setUTCFullYear(sentAt.getUTCFullYear() + years);
    await device.hello(undefined, sentAt);
    const learner = learnerOf(`clock${years}`);
    const body = decidedAttempt(await testCourse(), { seed: `clock${years}`, learner, wanted: 'passed' });
    device.say(bodyOf(body));
    await device.send();
    await registry.running.replayed();
    const { rows } = await registry.running.registry.pool.query<{ decided_at: Date }>(
      'select decided_at from credentials where learner = $1',
      [learner],
    );
    const decidedAt = rows[0]?.decided_at.getTime() as number;
    // Sat on 15 January by a clock that was ten years off: ten years from there, and never in the future.
    expect(decidedAt).toBeLessThanOrEqual(Date.parse('2027-02-01T12:00:00.000Z'));
    if (years < 0) expect(decidedAt).toBe(Date.parse('2027-02-01T12:00:00.000Z'));
    else expect(new Date(decidedAt).getUTCFullYear()).toBe(2017);
  },
);

test('connections to the database are cut again and again while 20 devices upload: none lost, none doubled', async () => {
  const { pool } = registry.running.registry;
  const devices = await Promise.all(Array.from({ length: 20 }, (_, number) => registry.device(`Load ${number}`)));
  for (const device of devices)
    for (let number = 0; number < 30; number += 1) device.say(lessonRead(`lesson-${number}`));
  let isDone = false;
  const cutting = (async () => {
    while (!isDone) {
      await pool
        .query(
          'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
        )
        .catch(() => undefined);
      await wait(30);
    }
  })();
  const codes = new Set<number>();
  await Promise.all(
    devices.map(async (device) => {
      for (let sent = 0; sent < 30; ) {
        const answer = await device.post(lines(device.events.slice(sent, sent + 5)));
        codes.add(answer.status);
        if (answer.status === 200) sent += 5;
        await answer.arrayBuffer();
      }
    }),
  );
  isDone = true;
  await cutting;
  codes.delete(503);
  expect([...codes]).toEqual([200]);
  for (const device of devices) expect(await keptOf(pool, device)).toEqual(device.events.map(({ id }) => id));
}, 120_000);

test('the registry is killed in the middle of uploads, again and again: what was acknowledged is there, all comes once, one certificate each', async () => {
  const data = join(folder.path, 'killed');
  let running = await startRegistryProcess(data);
  const course = await testCourse();
  const token = readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim();
  const known = registryOver(
    () => running,
    () => ({ course, token }),
  );
  const secrets = Array.from({ length: 6 }, (_, number) => new Uint8Array(32).fill(100 + number));
  const devices: TestDevice[] = [];
  for (const [number, secret] of secrets.entries()) {
    const { code } = await known.invite(`Killed ${number}`);
    const device = testDevice(running.url, secret);
    expect((await device.enrol(code)).status).toBe(201);
    devices.push(device);
  }
  const said = devices.map((device, number) => {
    for (let lesson = 0; lesson < 40; lesson += 1) {
      if (lesson === 20)
        device.say(
          bodyOf(
            decidedAttempt(course, { seed: `k${number}`, learner: learnerOf(`killed${number}`), wanted: 'passed' }),
          ),
        );
      device.say(lessonRead(`lesson-${lesson}`, learnerOf(`killed${number}`)));
    }
    return device.events;
  });
  const acknowledged = devices.map(() => new Set<string>());
  const random = seededRandom('kill');
  const upload = async (rounds: number) => {
    await Promise.all(
      secrets.map(async (secret, number) => {
        const device = testDevice(running.url, secret);
        for (let round = 0; round < rounds; round += 1) {
          const left = (said[number] as SignedEvent[]).filter(({ id }) => !acknowledged[number]?.has(id));
          if (left.length === 0) return;
          try {
            const reply = await device.send(left.slice(0, 3));
            for (const one of reply.results)
              if (one.result === 'stored' || one.result === 'known') acknowledged[number]?.add(one.id);
          } catch {
            return;
          }
        }
      }),
    );
  };
  for (let kill = 0; kill < rounds(3, 20); kill += 1) {
    const uploading = upload(100);
    await wait(15 + random.below(60));
    await running.end('SIGKILL');
    await uploading;
    running = await startRegistryProcess(data);
  }
  await upload(100);
  await running.end('SIGTERM');
  const cluster = await openCluster(join(data, 'database'));
  if (!cluster.ok) throw new Error(cluster.failure.code);
  const pool = new Pool({ connectionString: cluster.value.url });
  try {
    for (const [number, device] of devices.entries()) {
      expect(acknowledged[number]?.size).toBe(41);
      expect(await keptOf(pool, device)).toEqual(device.events.map(({ id }) => id));
    }
  } finally {
    await pool.end();
    await cluster.value.stop();
  }
  running = await startRegistryProcess(data);
  for (const [number, secret] of secrets.entries()) {
    const device = testDevice(running.url, secret);
    for (let tries = 0; ; tries += 1) {
      const { said: heard } = await device.feed();
      const numbers = heard.flatMap((one) =>
        one.kind === 'credential' ? [credentialIn(one.credential)?.claims.number] : [],
      );
      if (numbers.length === 0 && tries < 100) {
        await wait(100);
        continue;
      }
      expect([number, numbers.length]).toEqual([number, 1]);
      break;
    }
  }
  expect(await running.end('SIGTERM')).toBe(0);
}, 300_000);

/** A device that follows the protocol to the end of its queue and of its feed. */
async function exchange(
  device: TestDevice,
  url: string,
  marks: SyncMarks,
  held: Map<string, unknown>,
): Promise<SyncMarks> {
  const hello = await device.hello({ epoch: marks.epoch, cursor: marks.cursor });
  const next = reconcile(marks, hello, (n) => device.events[n - 1]?.id ?? null);
  if (next.kind === 'new-key') throw new Error('this device was not copied');
  const authorization = `Bearer ${hello.token}`;
  if (next.isRestored && held.size > 0) {
    const answer = await fetch(`${url}/v1/recover`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [...held.values()] }),
    });
    expect(answer.status).toBe(200);
  }
  const left = device.events.slice(next.marks.acknowledged.n);
  const acknowledged = left.length > 0 ? (await device.send(left)).head : next.marks.acknowledged;
  let cursor: FeedCursor = next.marks.cursor;
  for (let more = true; more; ) {
    const query = new URLSearchParams({
      epoch: hello.epoch,
      own: String(cursor.own),
      all: String(cursor.all),
      limit: '3',
    });
    const reply = (await (await fetch(`${url}/v1/feed?${query}`, { headers: { authorization } })).json()) as {
      items: { id: string }[];
      next: FeedCursor;
      more: boolean;
    };
    for (const item of reply.items) held.set(item.id, item);
    cursor = reply.next;
    more = reply.more;
  }
  return { epoch: hello.epoch, cursor, acknowledged: acknowledged ?? noEvents };
}

test('yesterday’s backup is put back: uploads, certificates and withdrawals of today come back, nothing twice', async () => {
  const data = join(folder.path, 'restored');
  const today = await postgres.freshDatabase();
  const name = new URL(today.replace(/^postgres(ql)?:\/\/[^/]*\//, 'http://host/')).pathname.slice(1);
  const course = await testCourse();
  let running = await startTestRegistry(data, { databaseUrl: today });
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const known = registryOver(
    () => running,
    () => ({ course, token }),
  );
  const secrets = [201, 202, 203].map((fill) => new Uint8Array(32).fill(fill));
  const held = secrets.map(() => new Map<string, unknown>());
  const marks: SyncMarks[] = secrets.map(() => ({ epoch: null, cursor: feedBeginning, acknowledged: noEvents }));
  const events: SignedEvent[][] = secrets.map(() => []);
  const deviceAt = (number: number) => {
    const device = testDevice(running.url, secrets[number] as Uint8Array);
    device.events.push(...(events[number] as SignedEvent[]));
    const last = device.events.at(-1);
    if (last) device.head = headAfterEvent(last);
    return device;
  };
  const say = (number: number, seed: string) => {
    const device = deviceAt(number);
    const learner = learnerOf(`restored${number}`);
    // Two attempts of one person at different times, as journals of different numbers have.
    device.say(bodyOf(decidedAttempt(course, { seed, learner, wanted: 'passed' })));
    events[number] = device.events;
  };
  const sync = async () => {
    for (const number of secrets.keys()) {
      marks[number] = await exchange(
        deviceAt(number),
        running.url,
        marks[number] as SyncMarks,
        held[number] as Map<string, unknown>,
      );
    }
  };
  for (const number of secrets.keys()) {
    const { code } = await known.invite(`Restored ${number}`);
    await deviceAt(number).enrol(code);
  }
  say(0, 'morning');
  await sync();
  await running.replayed();
  await sync();
  await running.stop();

  const admin = new Client({ connectionString: today.replace(name, 'fieldpass') });
  await admin.connect();
  const backup = `${name}_backup`;
  await admin.query(`create database ${backup} template ${name}`);
  await admin.end();

  running = await startTestRegistry(data, { databaseUrl: today });
  say(1, 'afternoon');
  say(2, 'evening');
  await sync();
  await running.replayed();
  const numbers = async () =>
    (
      await running.registry.pool.query<{ number: string; place: string; withdrawn_at: Date | null }>(
        'select number, place, withdrawn_at from credentials order by place',
      )
    ).rows;
  const [first] = await numbers();
  await known.admin(`/v1/credentials/${first?.number}/withdraw`, { why: 'in the evening' });
  await sync();
  const before = await numbers();
  expect(before).toHaveLength(3);
  await running.stop();

  running = await startTestRegistry(data, { databaseUrl: today.replace(name, backup) });
  expect(await numbers()).toHaveLength(1);
  const epoch = marks[0]?.epoch;
  await sync();
  await running.replayed();
  await sync();
  expect(marks[0]?.epoch).not.toBe(epoch);
  const after = await numbers();
  expect(after.map(({ number }) => number).sort()).toEqual(before.map(({ number }) => number).sort());
  expect(after.find(({ number }) => number === first?.number)?.withdrawn_at).not.toBeNull();
  expect(new Set(after.map(({ place }) => place)).size).toBe(3);
  for (const number of secrets.keys()) {
    expect(await keptOf(running.registry.pool, deviceAt(number))).toEqual(events[number]?.map(({ id }) => id));
    const own = [...(held[number] as Map<string, { body: string }>).values()].filter(({ body }) =>
      body.includes('"kind":"credential"'),
    );
    expect(own).toHaveLength(1);
  }
  await running.stop();
}, 120_000);
