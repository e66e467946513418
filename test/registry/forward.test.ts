/**
 * A centre that forwards to headquarters: real devices at a real registry that has a real parent, each with records of its own.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { enrolProof, feedBeginning, helloProof, unnamedHelloProof } from '#core/sync/calls.ts';
import type { SignedEvent } from '#core/sync/device-event.ts';
import type { ToldPerson } from '#core/sync/relay.ts';
import { openCluster } from '#registry/database/cluster.ts';
import { type ParentAccess, parentAccessFile } from '#registry/parent/parent-access.ts';
import { parentApi } from '#registry/parent/parent-api.ts';
import type { RegistryOptions, RunningRegistry } from '#registry/start-registry.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { recordsFile } from '#store/sync/by-hand/records-file.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { type Computer, learnerOf, openComputer } from '../fixtures/computer.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import {
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryNow,
  registryOver,
  startTestRegistry,
  type TestRegistry,
  testDevice,
  testRegistry,
} from '../fixtures/registry.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let clock = registryNow;
const now = () => clock;
/** Headquarters. */
const parent = testRegistry({ now });
const postgres = testPostgres();
const folder = tempFolder('forward');
chmodSync(folder.path, 0o711);
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  folder.remove();
});

const attempt = (seed: string, learner: string) =>
  bodyOf(decidedAttempt(parent.course, { seed, learner, wanted: 'passed' }));
const passed = (name: string) => attempt(name, learnerOf(name));

const centreId = (name: string) => `did:web:${name}.test`;

async function access(of: TestRegistry, name: string, offices: readonly string[]): Promise<ParentAccess> {
  const made = await of.admin('/v1/clients', {
    name,
    scopes: ['registry.relay'],
    offices,
    registry: centreId(name),
  });
  expect(made.status).toBe(201);
  return (await made.json()) as ParentAccess;
}

type Centre = TestRegistry & {
  start(more?: Partial<RegistryOptions>): Promise<void>;
  /** One more process on its records. */
  beside(): Promise<RunningRegistry>;
  readonly data: string;
  readonly databaseUrl: string;
};

/** A centre with records of its own; `start` once more after a stop. */
async function centre(
  name: string,
  shown: ParentAccess,
  address = () => parent.running.url,
  way: typeof fetch = fetch,
): Promise<Centre> {
  const data = join(folder.path, name);
  const databaseUrl = await postgres.freshDatabase();
  const state: { running?: RunningRegistry } = {};
  const options = (more: Partial<RegistryOptions> = {}): Partial<RegistryOptions> => ({
    databaseUrl,
    now,
    about: { id: centreId(name), name: { en: name }, status: `https://${name}.test/status` },
    parent: { address: address(), access: shown, fetch: way },
    ...more,
  });
  const start = async (more: Partial<RegistryOptions> = {}) => {
    state.running = await startTestRegistry(data, options(more));
  };
  const beside = async () => {
    const other = await startTestRegistry(data, options());
    closing.push(other.stop);
    return other;
  };
  await start();
  closing.push(async () => state.running?.stop());
  const of = registryOver(
    () => state.running as RunningRegistry,
    () => ({
      course: parent.course,
      token: readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim(),
    }),
  );
  return Object.assign(Object.create(of, {}), { start, beside, data, databaseUrl }) as Centre;
}

async function computer(name: string, of: TestRegistry): Promise<Computer> {
  const own = await openComputer(name, { folder: folder.path, of, now });
  closing.push(own.close);
  return own;
}

/** The centre speaks to headquarters, which counts what came, and once more to hear of it. */
async function exchanged(of: TestRegistry): Promise<string> {
  const first = await of.running.forwarded();
  await parent.running.replayed();
  const second = await of.running.forwarded();
  return first === second ? first : `${first}, ${second}`;
}

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
  const known = await readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
});

const faults = ['lost', 'half', 'away', 'busy', 'many', 'fault', 'portal'] as const;
type LineFault = (typeof faults)[number];
/** What somebody else answers in place of headquarters: a server in front of it, or of the network. */
const instead: Partial<Record<LineFault, () => Response>> = {
  busy: () => Response.json({ error: 'busy', detail: 'later' }, { status: 503, headers: { 'retry-after': '7' } }),
  many: () => Response.json({ error: 'too-many', detail: 'later' }, { status: 429, headers: { 'retry-after': '3' } }),
  fault: () => new Response('Internal Server Error', { status: 500, headers: { 'content-type': 'text/plain' } }),
  portal: () => new Response('<html>Sign in to the network</html>', { headers: { 'content-type': 'text/html' } }),
};

/** A line to headquarters that fails when it is told to. */
function line() {
  const state = { spoil: (_path: string): LineFault | null | Promise<null> => null, calls: 0 };
  const way: typeof fetch = async (address, init) => {
    const spoilt = state.spoil(new URL(String(address)).pathname);
    state.calls += 1;
    const kind = await spoilt;
    if (kind === 'away') throw new TypeError('fetch failed');
    const other = kind && instead[kind]?.();
    if (other) return other;
    const answer = await fetch(address, init);
    if (kind === null) return answer;
    const text = await answer.text();
    // It was taken over there, and nobody here knows.
    if (kind === 'lost') throw new TypeError('fetch failed');
    return new Response(text.slice(0, text.length / 2), { status: answer.status, headers: answer.headers });
  };
  return { state, way };
}

const figure = (of: TestRegistry, name: string) =>
  figureAt(of.running.url, of.running.registry.identity.secrets['metrics-token'] as string, name);

const figureAt = async (url: string, token: string, name: string) => {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const lines = (await answer.text()).split('\n');
  return Number(
    lines
      .find((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      ?.split(' ')
      .at(-1),
  );
};

const keptAt = async (of: TestRegistry, { outbox }: Computer) => {
  const { rows } = await of.running.registry.pool.query<{ id: string }>(
    'select id from events where device = $1 order by n',
    [outbox.device],
  );
  return rows.map(({ id }) => id);
};
const saidBy = ({ outbox }: Computer) =>
  Array.from({ length: outbox.head.n }, (_, index) => outbox.idAt(index + 1) as string);

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

const copies = { made: 0 };
/** A copy of records that nobody uses just now, as a backup has them; answers where it lies. */
async function copyOf(url: string): Promise<string> {
  const database = /\/(\w+)(?=\?|$)/.exec(url)?.[1] as string;
  copies.made += 1;
  const copy = `${database}_${copies.made}`;
  const admin = new Client({ connectionString: url.replace(database, 'fieldpass') });
  await admin.connect();
  await admin.query(`create database ${copy} template ${database}`);
  await admin.end();
  return url.replace(database, copy);
}

test('the centre is put back to yesterday while it forwards: all of it comes back, and who came since goes on with a new code', async () => {
  const { state, way } = line();
  const moroto = await centre('moroto', await access(parent, 'moroto', ['Nairobi']), undefined, way);
  const early = await computer('auma', moroto);
  await early.signUp();
  await early.say(passed('auma'));
  expect(await early.sync()).toBe('done');
  expect(await exchanged(moroto)).toBe('done');
  expect(await early.sync()).toBe('done');
  const [held] = await readHeldIn(early.certificates);
  const number = held?.claims.number as string;
  await moroto.running.stop();
  const backup = await copyOf(moroto.databaseUrl);
  await moroto.start();
  // In the afternoon: somebody new, a second certificate, a withdrawal; and then headquarters has what nobody here knows of.
  const late = await computer('okello', moroto);
  await late.signUp();
  await late.say(passed('okello'));
  await early.say(lessonRead('afternoon', early.learner));
  for (const own of [early, late]) expect(await own.sync()).toBe('done');
  expect(await exchanged(moroto)).toBe('done');
  for (const own of [early, late]) expect(await own.sync()).toBe('done');
  const [heldLate] = await readHeldIn(late.certificates);
  await parent.admin(`/v1/credentials/${number}/withdraw`, { why: 'by mistake' });
  for (const own of [early, late]) {
    await own.say(lessonRead('evening', own.learner));
    expect(await own.sync()).toBe('done');
  }
  state.spoil = (path) => (path === '/v1/events' ? 'lost' : null);
  expect(await moroto.running.forwarded()).toBe('registry-unreachable');
  await moroto.running.stop();
  state.spoil = () => null;

  await moroto.start({ databaseUrl: backup });
  expect(await moroto.running.forwarded()).toBe('done');
  expect(await early.sync()).toBe('done');
  expect(await late.sync()).toBe('enrolment-missing');
  // Known by another name from now on: nobody here remembers the first.
  await late.signUp(await moroto.invite('okello'));
  expect(await late.sync()).toBe('done');
  await late.say(lessonRead('next-morning', late.learner));
  expect(await late.sync()).toBe('done');
  expect(await exchanged(moroto)).toBe('done');
  for (const own of [early, late]) expect(await own.sync()).toBe('done');
  for (const of of [moroto, parent])
    for (const own of [early, late]) expect(await keptAt(of, own)).toEqual(saidBy(own));
  expect((await readHeldIn(late.certificates)).map(({ claims }) => claims)).toEqual([heldLate?.claims]);
  const answer = await fetch(`${moroto.running.url}/v1/credentials/${number}`);
  expect(await answer.json()).toMatchObject({ status: 'revoked' });
  const certificates =
    'select number, withdrawn_at is null as counts from credentials where learner = any($1) order by number';
  const learners = [[early.learner, late.learner]];
  const ofCentre = await moroto.running.registry.pool.query(certificates, learners);
  expect(ofCentre.rows).toHaveLength(2);
  expect(ofCentre.rows).toEqual((await parent.running.registry.pool.query(certificates, learners)).rows);
  const { rows } = await parent.running.registry.pool.query('select person from devices where device = any($1)', [
    [early.outbox.device, late.outbox.device],
  ]);
  expect(new Set(rows.map(({ person }) => person)).size).toBe(2);
  expect(await figure(moroto, 'fieldpass_parent_waiting')).toBe(0);
}, 60_000);

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

test('a device that signed up before its proof was kept is forwarded from its next hello on, and its learner does nothing', async () => {
  const lodwar = await centre('lodwar', await access(parent, 'lodwar', ['Nairobi']));
  const own = await computer('ewoi', lodwar);
  await own.signUp();
  await own.say(passed('ewoi'));
  await lodwar.running.registry.pool.query('update devices set proof = null');
  expect(await exchanged(lodwar)).toBe('done');
  expect(await figure(lodwar, 'fieldpass_parent_refused{what="devices-without-proof"}')).toBe(1);
  expect(await own.sync()).toBe('done');
  expect(await exchanged(lodwar)).toBe('done');
  expect(await own.sync()).toBe('done');
  expect(await readHeldIn(own.certificates)).toHaveLength(1);
  expect(await figure(lodwar, 'fieldpass_parent_refused{what="devices-without-proof"}')).toBe(0);
});

test('a centre of a centre is told that there is no second step; nothing of its people is kept there, and nothing is lost', async () => {
  const country = await centre('country', await access(parent, 'country', ['Nairobi']));
  const field = await centre('field', await access(country, 'field', ['Nairobi']), () => country.running.url);
  const own = await computer('lokol', field);
  await own.signUp();
  await own.say(passed('lokol'));
  expect(await own.sync()).toBe('done');
  expect(await field.running.forwarded()).toBe('registry-refused');
  expect((await country.running.registry.pool.query("select 1 from people where name = 'lokol'")).rowCount).toBe(0);
  expect(await figure(field, 'fieldpass_parent_waiting')).toBe(1);
  expect(await keptAt(field, own)).toEqual(saidBy(own));
});

/** Headquarters whose records can be put back to an earlier state. */
async function restorable(name: string) {
  const data = join(folder.path, name);
  const url = await postgres.freshDatabase();
  const state: { running?: RunningRegistry } = {};
  const start = async (databaseUrl: string) => {
    const port = state.running ? Number(new URL(state.running.url).port) : 0;
    state.running = await startTestRegistry(data, { databaseUrl, now, port });
  };
  await start(url);
  closing.push(async () => state.running?.stop());
  const of = registryOver(
    () => state.running as RunningRegistry,
    () => ({ course: parent.course, token: readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim() }),
  );
  return {
    of,
    data,
    restart: async (databaseUrl: string) => {
      await state.running?.stop();
      await start(databaseUrl);
    },
    /** A copy of the records as they are now; answers where it lies. */
    backUp: async () => {
      await state.running?.stop();
      const copy = await copyOf(url);
      await start(url);
      return copy;
    },
  };
}

test('headquarters is put back to yesterday: people, events, certificates and withdrawals of the centre come back; then it gets other keys', async () => {
  const hq = await restorable('hq-restored');
  const mombasa = await centre('mombasa', await access(hq.of, 'mombasa', ['Nairobi']), () => hq.of.running.url);
  const heard = async () => {
    await mombasa.running.forwarded();
    await hq.of.running.replayed();
    return mombasa.running.forwarded();
  };
  const certificates = async () =>
    (
      await hq.of.running.registry.pool.query(
        'select number, withdrawn_at, place, credential from credentials order by number',
      )
    ).rows;
  const early = await computer('early', mombasa);
  await early.signUp();
  await early.say(passed('early'));
  await early.sync();
  expect(await heard()).toBe('done');
  const backup = await hq.backUp();
  // In the afternoon: somebody new, another certificate, and one is withdrawn.
  const late = await computer('late', mombasa);
  await late.signUp();
  await late.say(passed('late'));
  await late.sync();
  expect(await heard()).toBe('done');
  await early.sync();
  await late.sync();
  const [held] = await readHeldIn(early.certificates);
  const [heldLate] = await readHeldIn(late.certificates);
  const number = held?.claims.number as string;
  expect((await hq.of.admin(`/v1/credentials/${number}/withdraw`, { why: 'by mistake' })).status).toBe(200);
  expect(await heard()).toBe('done');
  const before = await certificates();
  expect(before).toHaveLength(2);

  await hq.restart(backup);
  expect(await certificates()).toHaveLength(1);
  expect(await heard()).toBe('done');
  expect(await certificates()).toEqual(before);
  for (const own of [early, late]) expect(await keptAt(hq.of, own)).toEqual(saidBy(own));
  await late.say(lessonRead('evening', late.learner));
  await late.sync();
  expect(await heard()).toBe('done');
  expect(await keptAt(hq.of, late)).toEqual(saidBy(late));
  expect((await readHeldIn(late.certificates)).map(({ claims }) => claims)).toEqual([heldLate?.claims]);

  // What other keys of headquarters sign is good at a device that knows the centre alone.
  execFileSync(process.execPath, [...fieldpassProgram(), 'registry', 'new-keys', '--data', hq.data]);
  clock = new Date(clock.getTime() + 60_000);
  await hq.restart(backup);
  const newer = await computer('newer', mombasa);
  await newer.signUp();
  await newer.say(passed('newer'));
  await newer.sync();
  expect(await heard()).toBe('done');
  expect(await newer.sync()).toBe('done');
  const [newest] = await readHeldIn(newer.certificates);
  const paper = readFileSync(join(newer.certificates, `${newest?.claims.number}.registered.pdf`));
  const known = await readKnown([newer.trust.shipped, newer.trust.own], clock.toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
}, 120_000);

test('what is withdrawn and who is trusted no longer goes from headquarters to the centre’s devices, and a stolen device upwards', async () => {
  const thika = await centre('thika', await access(parent, 'thika', ['Nairobi']));
  const own = await computer('wanjiru', thika);
  await own.signUp();
  await own.say(passed('wanjiru'));
  await own.sync();
  expect(await exchanged(thika)).toBe('done');
  await own.sync();
  const [held] = await readHeldIn(own.certificates);
  const number = held?.claims.number as string;
  const standing = async (of: TestRegistry) =>
    ((await (await fetch(`${of.running.url}/v1/credentials/${number}`)).json()) as { status: string }).status;
  expect(await standing(thika)).toBe('valid');
  // Whoever has not registered it does not withdraw it.
  expect((await thika.admin(`/v1/credentials/${number}/withdraw`, { why: 'not ours' })).status).toBe(404);
  await parent.admin(`/v1/credentials/${number}/withdraw`, { why: 'by mistake' });
  expect(await exchanged(thika)).toBe('done');
  expect(await standing(thika)).toBe('revoked');
  clock = new Date(clock.getTime() + 120_000);
  expect(await exchanged(thika)).toBe('done');
  expect(await own.sync()).toBe('done');
  const paper = readFileSync(join(own.certificates, `${number}.registered.pdf`));
  const known = await readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('revoked');

  expect((await thika.admin(`/v1/devices/${own.outbox.device}/revoke`, { why: 'stolen' })).status).toBe(200);
  await own.say(lessonRead('by-the-thief', own.learner));
  const last = await own.outbox.linesAfter(1, { count: 1, bytes: 100_000 });
  if (!last.ok) throw new Error(last.failure.code);
  expect(await exchanged(thika)).toBe('done');
  // The thief goes to headquarters: it knows already.
  const direct = await testDevice(parent.running.url).post(last.value);
  expect(await direct.json()).toMatchObject({ results: [{ result: 'quarantined', code: 'device-revoked' }] });
});

test('who is erased at headquarters is not brought again; who is erased at the centre is nowhere in its records', async () => {
  const nyeri = await centre('nyeri', await access(parent, 'nyeri', ['Nairobi']));
  const own = await computer('njeri', nyeri);
  await own.signUp();
  await own.say(passed('njeri'));
  await own.sync();
  expect(await exchanged(nyeri)).toBe('done');
  const { rows } = await parent.running.registry.pool.query('select person from devices where device = $1', [
    own.outbox.device,
  ]);
  expect((await parent.admin(`/v1/people/${rows[0].person}/erase`, { why: 'asked for it' })).status).toBe(200);
  await own.say(lessonRead('later', own.learner));
  await own.sync();
  await nyeri.admin('/v1/people', { name: 'Somebody else', office: 'Nairobi' });
  const { pool } = nyeri.running.registry;
  // Told anew, because something changed.
  await pool.query("update people set role = 'Driver' where name = 'njeri'");
  expect(await exchanged(nyeri)).toBe('done');
  expect(await keptAt(parent, own)).toEqual([]);
  expect((await parent.running.registry.pool.query("select 1 from people where name = 'njeri'")).rowCount).toBe(0);
  const person = (await pool.query("select id from people where name = 'njeri'")).rows[0].id;
  expect((await nyeri.admin(`/v1/people/${person}/erase`, { why: 'asked for it' })).status).toBe(200);
  for (const table of ['parent_people', 'parent_items'])
    expect((await pool.query(`select 1 from ${table} where person = $1`, [person])).rowCount).toBe(0);
  expect(await exchanged(nyeri)).toBe('done');
});

test('a hostile centre: of other offices, with altered lines, for devices that never came to it, it says and reads nothing', async () => {
  const shown = await access(parent, 'hostile', ['Goma']);
  const api = parentApi({ fetch, address: parent.running.url, now, access: shown });
  const told = (id: string, more: Partial<ToldPerson> = {}): ToldPerson => ({
    ...{ id, name: 'Anybody', office: 'Goma', country: '', role: '', reference: null, devices: [] },
    ...more,
  });
  const signedUpAt = (registry: string, secret = new Uint8Array(randomBytes(32))) => {
    const device = testDevice(parent.running.url, secret, registry);
    const code = '0'.repeat(16);
    const said = new TextEncoder().encode(enrolProof(registry, { device: device.did, code }));
    const signature = Buffer.from(device.key.sign(said)).toString('base64url');
    const proof = { by: 'code', code, signature } as const;
    return { device, told: { device: device.did, proof, skewMs: 0, revokedAfter: null } };
  };
  const answer = async (person: ToldPerson) => {
    const reply = await api.people([person]);
    if (!reply.ok) throw new Error(reply.failure.failure.code);
    return reply.value.results[0];
  };
  const hostile = 'did:web:hostile.test';
  const own = signedUpAt(hostile);
  const elsewhere = signedUpAt('did:web:goma-other.test');
  // Somebody of another office, by name, and by a staff number that headquarters knows.
  expect(await answer(told('p1', { office: 'Nairobi', devices: [own.told] }))).toEqual({
    person: 'office',
    devices: [],
  });
  await parent.admin('/v1/people', { name: 'Of Nairobi', office: 'Nairobi', reference: 'N-1' });
  expect(await answer(told('p1', { reference: 'N-1', devices: [own.told] }))).toEqual({
    person: 'office',
    devices: [],
  });
  // A device that signed up somewhere else, one that belongs to somebody here, and a proof for another one.
  const victim = await parent.device('Victim');
  victim.say(lessonRead('one'));
  await victim.send();
  expect(
    await answer(
      told('p1', {
        devices: [elsewhere.told, { ...own.told, device: victim.did }, { ...elsewhere.told, proof: own.told.proof }],
      }),
    ),
  ).toEqual({ person: 'known', devices: ['proof', 'proof', 'proof'] });
  expect(await answer(told('p1', { devices: [own.told] }))).toEqual({ person: 'known', devices: ['known'] });
  // The same device for a second person: it is the first one, by another name.
  expect(await answer(told('p2', { devices: [own.told] }))).toEqual({ person: 'known', devices: ['known'] });
  const hostiles = await parent.running.registry.pool.query("select 1 from people where office = 'Goma'");
  expect(hostiles.rowCount).toBe(1);
  // A device that came to both is whose it was first.
  const secret = new Uint8Array(randomBytes(32));
  expect((await testDevice(parent.running.url, secret).enrol((await parent.invite('Came before')).code)).status).toBe(
    201,
  );
  const taken = { devices: [signedUpAt(hostile, secret).told] };
  expect(await answer(told('p3', taken))).toEqual({ person: 'known', devices: ['of-another'] });
  // What a device said to another registry, or what it said before it named one, says nothing here.
  const said = {
    ...{ device: own.device.did, challenge: 'x', head: own.device.head, epoch: null, cursor: feedBeginning },
    sentAt: registryNow.toISOString(),
  };
  const signed = (text: string) =>
    Buffer.from(own.device.key.sign(new TextEncoder().encode(text))).toString('base64url');
  const helloes = [helloProof('did:web:goma-other.test', said), unnamedHelloProof(said), helloProof(hostile, said)];
  for (const [at, text] of helloes.entries()) {
    const proof = { by: 'hello', said, signature: signed(text) } as const;
    const { devices } = (await answer(told('p1', { devices: [{ ...own.told, proof }] }))) ?? {};
    expect([at, devices]).toEqual([at, [['proof'], ['proof'], ['known']][at]]);
  }
  // It cannot take its own person out of its office into another one's, and not hear of others.
  expect(await answer(told('p1', { office: 'Nairobi', devices: [own.told] }))).toMatchObject({ person: 'office' });
  const heads = await api.heads([victim.did, own.device.did]);
  expect(heads.ok && heads.value.heads).toEqual([null, { n: 0, id: null }]);
  const hello = await api.hello();
  if (!hello.ok) throw new Error(hello.failure.failure.code);
  const { rows } = await parent.running.registry.pool.query('select person from devices where device = $1', [
    victim.did,
  ]);
  const theirs = [
    { id: rows[0].person as string, own: 0 },
    { id: `person:${rows[0].person}`, own: 0 },
  ];
  const feed = await api.feed({ epoch: hello.value.epoch, people: theirs, all: 0, limit: 100 });
  expect(feed.ok && feed.value.people).toEqual([]);
  const item = (await victim.feed()).items[0];
  if (item) expect(await api.recover(rows[0].person, [item])).toMatchObject({ ok: false });
  // Lines: altered, and of a device that nobody knows.
  const line = own.device.say(lessonRead('one')).line;
  const stranger = testDevice(parent.running.url).say(lessonRead('one')).line;
  const events = await api.events([line.replace('"lesson":"one"', '"lesson":"two"'), stranger, line]);
  expect(events.ok && events.value.results.map((one) => ('code' in one ? one.code : one.result))).toEqual([
    'bad-signature',
    'unknown-device',
    'stored',
  ]);
  // A client of another kind is no registry, a registry names its offices, and one that is let go is out.
  expect(
    (await parent.admin('/v1/clients', { name: 'x', scopes: ['registry.relay'], registry: 'did:web:x.test' })).status,
  ).toBe(400);
  expect((await parent.admin('/v1/clients', { name: 'x', scopes: ['registry.relay'], offices: ['Goma'] })).status).toBe(
    400,
  );
  await parent.admin(`/v1/clients/${shown.id}/revoke`, { why: 'hostile' });
  expect(await api.hello()).toMatchObject({ ok: false, failure: { kind: 'token' } });
});

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
