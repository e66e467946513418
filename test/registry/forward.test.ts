import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import type { SignedEvent } from '#core/sync/device-event.ts';
import { openCluster } from '#registry/database/cluster.ts';
import { parentAccessFile } from '#registry/parent/parent-access.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { recordsFile } from '#store/sync/by-hand/records-file.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { learnerOf } from '../fixtures/computer.ts';
import { faults, forwarding } from '../fixtures/forwarding.ts';
import { lessonRead, registryOver, type TestRegistry, testDevice } from '../fixtures/registry.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';

const {
  parent,
  folder,
  now,
  attempt,
  passed,
  access,
  centre,
  computer,
  exchanged,
  figure,
  figureAt,
  keptAt,
  restorable,
  line,
  saidBy,
} = forwarding();

test('a device at a centre ends up with the certificate of headquarters, and its paper is good where it lies', async () => {
  const goma = await centre('goma', await access(parent, 'goma', ['Nairobi']));
  const own = await computer('aline', goma);
  await own.signUp();
  await own.say(lessonRead('one', own.learner));
  await own.say(passed('aline'));
  expect(await own.sync()).toBe('done');
  await goma.running.replayed();
  expect(await own.sync()).toBe('done');
  // The centre registers nothing in its own name.
  expect(await readHeldIn(own.certificates)).toEqual([]);
  expect(await exchanged(goma)).toBe('done');
  expect(await own.sync()).toBe('done');
  const [held, ...others] = await readHeldIn(own.certificates);
  expect(others).toEqual([]);
  expect(held?.claims).toMatchObject({ holder: { name: 'aline' }, issuer: { id: 'did:web:registry.test' } });
  const paper = readFileSync(join(own.certificates, `${held?.claims.number}.registered.pdf`));
  const known = await readKnown([own.trust.shipped, own.trust.own], now().toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
});

test('headquarters is away for days, then the line breaks at every call, in every way: nothing lost, nothing doubled', async () => {
  const { state, way } = line();
  const kisumu = await centre('kisumu', await access(parent, 'kisumu', ['Nairobi']), undefined, way);
  state.spoil = () => 'away';
  const people = await Promise.all(['bahati', 'chege'].map((name) => computer(name, kisumu)));
  for (const own of people) {
    await own.signUp();
    for (let number = 0; number < 5; number += 1) await own.say(lessonRead(`lesson-${number}`, own.learner));
    expect(await own.sync()).toBe('done');
  }
  expect(await kisumu.running.forwarded()).toBe('registry-unreachable');
  expect(await figure(kisumu, 'fieldpass_parent_waiting')).toBe(10);
  expect(await figure(kisumu, 'fieldpass_parent_reached')).toBe(0);
  state.spoil = () => 'busy';
  expect(await kisumu.running.forwarded()).toBe('registry-busy');
  for (const kind of faults) {
    // Something new for each way, so that every call has something to carry.
    for (const own of people) {
      await own.say(lessonRead(`lesson-${kind}`, own.learner));
      if (['lost', 'half', 'portal'].includes(kind)) await own.say(attempt(`${kind} ${own.learner}`, own.learner));
      await own.sync();
    }
    for (let at = 0, ended = ''; ended !== 'done' && at < 30; at += 1) {
      state.calls = 0;
      state.spoil = () => (state.calls === at ? kind : null);
      ended = await kisumu.running.forwarded();
      await parent.running.replayed();
      expect(['done', 'registry-unreachable', 'registry-busy', 'registry-not-one']).toContain(ended);
    }
  }
  state.spoil = () => null;
  expect(await exchanged(kisumu)).toBe('done');
  expect(await figure(kisumu, 'fieldpass_parent_waiting')).toBe(0);
  for (const own of people) {
    expect(await keptAt(parent, own)).toEqual(saidBy(own));
    expect(await keptAt(kisumu, own)).toEqual(saidBy(own));
    const { rows } = await kisumu.running.registry.pool.query(
      'select count(*), count(distinct id) as ids from feed where audience = (select $1 || person from devices where device = $2)',
      ['person:', own.outbox.device],
    );
    expect(rows[0].count).toBe(rows[0].ids);
  }
}, 180_000);

test('the centre and headquarters are killed in the middle: each event once, each certificate once', async () => {
  const [atHq, atCentre] = [join(folder.path, 'hq-killed'), join(folder.path, 'centre-killed')];
  let hq = await startRegistryProcess(atHq);
  const { port } = new URL(hq.url);
  mkdirSync(join(atCentre, 'secrets'), { recursive: true });
  chmodSync(atCentre, 0o711);
  writeFileSync(parentAccessFile(atCentre), await hq.inviteRegistry('https://centre.test', 'Nairobi'));
  const start = () => startRegistryProcess(atCentre, { address: 'https://centre.test', parent: hq.url });
  let running = await start();
  const known = registryOver(
    () => running,
    () => ({
      course: parent.course,
      token: readFileSync(join(atCentre, 'secrets', 'administrator-token'), 'utf8').trim(),
    }),
  );
  const secrets = [1, 2, 3].map((number) => new Uint8Array(32).fill(200 + number));
  const deviceAt = (number: number) => testDevice(running.url, secrets[number], 'did:web:centre.test');
  const said: SignedEvent[][] = [];
  for (const number of secrets.keys()) {
    const device = deviceAt(number);
    expect((await device.enrol((await known.invite(`Killed ${number}`)).code)).status).toBe(201);
    const learner = learnerOf(`killed${number}`);
    for (let lesson = 0; lesson < 12; lesson += 1) {
      if (lesson === 6) device.say(attempt(`killed ${number}`, learner));
      device.say(lessonRead(`lesson-${lesson}`, learner));
    }
    said.push(device.events);
  }
  const random = seededRandom('forward kills');
  const upload = async (to: number) => {
    for (const number of secrets.keys())
      await deviceAt(number)
        .send(said[number]?.slice(0, to))
        .catch(() => undefined);
  };
  for (const [round, whom] of (['hq', 'centre'] as const).entries()) {
    await upload(4 + round * 5);
    // It waits a second before it forwards what came.
    await wait(1000 + random.below(400));
    if (whom === 'hq') {
      await hq.end('SIGKILL');
      hq = await startRegistryProcess(atHq, { port: Number(port) });
    } else {
      await running.end('SIGKILL');
      running = await start();
    }
  }
  // Whoever was not heard tries again, as a device does.
  for (const number of secrets.keys()) {
    for (let tries = 0; tries < 100; tries += 1) {
      const isSent = await deviceAt(number)
        .send(said[number])
        .then(
          () => true,
          () => false,
        );
      if (isSent) break;
      await wait(200);
    }
  }
  for (const number of secrets.keys()) {
    for (let tries = 0; ; tries += 1) {
      const { said: heard } = await deviceAt(number).feed();
      const made = heard.flatMap((one) => (one.kind === 'credential' ? [credentialIn(one.credential)?.claims] : []));
      if (made.length === 0 && tries < 300) {
        await wait(200);
        continue;
      }
      expect(made.map((claims) => claims?.issuer.id)).toEqual(['did:web:registry.test']);
      break;
    }
  }
  // A certificate may be here before what came after its attempt has gone on.
  const metrics = readFileSync(join(atCentre, 'secrets', 'metrics-token'), 'utf8').trim();
  await expect
    .poll(() => figureAt(running.url, metrics, 'fieldpass_parent_waiting'), { timeout: 60_000, interval: 200 })
    .toBe(0);
  expect([await running.end('SIGTERM'), await hq.end('SIGTERM')]).toEqual([0, 0]);
  for (const at of [atHq, atCentre]) {
    const cluster = await openCluster(join(at, 'database'));
    if (!cluster.ok) throw new Error(cluster.failure.code);
    const pool = new Pool({ connectionString: cluster.value.url });
    for (const [number, events] of said.entries()) {
      const { rows } = await pool.query('select id from events where device = $1 order by n', [deviceAt(number).did]);
      expect(rows.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    }
    const held = await pool.query('select count(*) from credentials');
    expect(held.rows[0].count).toBe('3');
    await pool.end();
    await cluster.value.stop();
  }
}, 240_000);

test('headquarters that wants to be left alone is left alone, whatever comes in meanwhile; then it hears of it', async () => {
  const { state, way } = line();
  const kakuma = await centre('kakuma', await access(parent, 'kakuma', ['Nairobi']), undefined, way);
  const own = await computer('ekal', kakuma);
  await own.signUp();
  expect(await exchanged(kakuma)).toBe('done');
  state.spoil = () => 'many';
  expect(await kakuma.running.forwarded()).toBe('registry-busy');
  state.spoil = () => null;
  state.calls = 0;
  await own.say(lessonRead('one', own.learner));
  expect(await own.sync()).toBe('done');
  await wait(2_500);
  expect(state.calls).toBe(0);
  // Three seconds were asked for, and up to five more are left to chance.
  await expect.poll(() => keptAt(parent, own), { timeout: 20_000, interval: 200 }).toEqual(saidBy(own));
});

test('two processes of a centre forward side by side, also when one loses the lock in the middle: each event once, each certificate once', async () => {
  const { state, way } = line();
  const gulu = await centre('gulu', await access(parent, 'gulu', ['Nairobi']), undefined, way);
  const other = await gulu.beside();
  const people = await Promise.all(['akello', 'opio', 'ocen'].map((name) => computer(name, gulu)));
  for (const own of people) {
    await own.signUp();
    for (let number = 0; number < 6; number += 1) await own.say(lessonRead(`lesson-${number}`, own.learner));
    await own.say(attempt(`gulu ${own.learner}`, own.learner));
    expect(await own.sync()).toBe('done');
  }
  // Whoever sends events just now loses the lock, and the other one begins.
  const doneBy = async (one: RunningRegistry): Promise<string> => {
    const ended = await one.forwarded();
    return ended === 'elsewhere' ? wait(50).then(() => doneBy(one)) : ended;
  };
  const both = () => Promise.all([doneBy(gulu.running), doneBy(other)]);
  const beside: Promise<string[]>[] = [];
  let broken = 0;
  state.spoil = (path) => {
    if (path !== '/v1/events' || broken > 0) return null;
    broken += 1;
    const losing = gulu.running.registry.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
        and (classid::bigint << 32) + objid::bigint = 7310427001
        and database = (select oid from pg_database where datname = current_database())`,
    );
    beside.push(losing.then(both));
    // The other one is at it before this call goes out.
    return wait(500).then(() => null);
  };
  expect(await both()).toEqual(['done', 'done']);
  expect(await Promise.all(beside)).toEqual([['done', 'done']]);
  await parent.running.replayed();
  expect(await both()).toEqual(['done', 'done']);
  for (const own of people) {
    expect(await own.sync()).toBe('done');
    expect(await keptAt(parent, own)).toEqual(saidBy(own));
    expect(await keptAt(gulu, own)).toEqual(saidBy(own));
    expect(await readHeldIn(own.certificates)).toHaveLength(1);
    const { rows } = await gulu.running.registry.pool.query(
      "select count(*) from feed where audience = (select 'person:' || person from devices where device = $1) and body like '%\"credential\"%'",
      [own.outbox.device],
    );
    expect(rows[0].count).toBe('1');
  }
}, 60_000);

test('the centre and headquarters are told the same in one sitting, by network and by the same stick: each event once; a stranger refuses both', async () => {
  const meru = await centre('meru', await access(parent, 'meru', ['Nairobi']));
  const own = await computer('gitonga', meru);
  await own.signUp();
  // It becomes known at headquarters.
  expect(await exchanged(meru)).toBe('done');
  for (let number = 0; number < 8; number += 1) await own.say(lessonRead(`lesson-${number}`, own.learner));
  await own.say(passed('gitonga'));
  const lines = await own.outbox.linesAfter(0, { count: 100, bytes: 4_000_000 });
  if (!lines.ok) throw new Error(lines.failure.code);
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const written = await recordsFile({ outbox: own.outbox, feed: own.feed, now, random });
  if (!written.ok) throw new Error(written.failure.code);
  const carry = (of: TestRegistry) =>
    fetch(`${of.running.url}/v1/bundles`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(written.value.bytes),
    });
  const post = (of: TestRegistry) => testDevice(of.running.url).post(lines.value);
  const [first, second, byHand, wrongHand] = await Promise.all([
    post(meru),
    post(parent),
    carry(meru),
    carry(parent),
    meru.running.forwarded(),
  ]);
  expect([first.status, second.status, byHand.status]).toEqual([200, 200, 200]);
  // The file is sealed for the centre: nobody else opens it, and that is said.
  expect([wrongHand.status, ((await wrongHand.json()) as { error: string }).error]).toEqual([400, 'other-recipient']);
  expect(await exchanged(meru)).toBe('done');
  for (const of of [meru, parent]) {
    expect(await keptAt(of, own)).toEqual(saidBy(own));
    const { rows } = await of.running.registry.pool.query('select count(*) from credentials where learner = $1', [
      own.learner,
    ]);
    expect(rows[0].count).toBe('1');
  }
  expect(await own.sync()).toBe('done');
  expect(await readHeldIn(own.certificates)).toHaveLength(1);

  const stranger = await restorable('stranger');
  const refused = await (await testDevice(stranger.of.running.url).post(lines.value)).json();
  expect(new Set((refused as { results: { code: string }[] }).results.map(({ code }) => code))).toEqual(
    new Set(['unknown-device']),
  );
  expect(((await (await carry(stranger.of)).json()) as { error: string }).error).toBe('other-recipient');
  expect((await stranger.of.running.registry.pool.query('select 1 from events')).rowCount).toBe(0);
});
