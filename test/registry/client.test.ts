/**
 * The app's own client against the real registry, through a line that is cut off, slow, or lies.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { renewRegistryKeys } from '#registry/identity/renew-keys.ts';
import { assign } from '#registry/records/assignments.ts';
import { correctName } from '#registry/records/correct-name.ts';
import { asAdministrator } from '#registry/records/withdraw.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { createIssuer, readIssuer } from '#store/issuer/issuer-folder.ts';
import { readAssigned } from '#store/outbox/read-assigned.ts';
import { readRevoked } from '#store/outbox/read-revoked.ts';
import { createTrust, followTrust, newestTrust, withIssuer } from '#store/trust/publish-trust.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { learnerOf, openComputer } from '../fixtures/computer.ts';
import { type Line, openLine, throttled } from '../fixtures/line.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryNow,
  registryOver,
  startTestRegistry,
  testRegistry,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let clock = registryNow;
const registry = testRegistry({ now: () => clock });
const postgres = testPostgres();
const folder = tempFolder('client');
chmodSync(folder.path, 0o711);
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  folder.remove();
});

async function computer(
  name: string,
  address = registry.running.url,
  patienceMs = 5000,
  of = registry,
  way: typeof fetch = fetch,
) {
  const own = await openComputer(name, {
    folder: folder.path,
    of,
    now: () => clock,
    address: () => address,
    patienceMs,
    way,
  });
  closing.push(own.close);
  return own;
}

const passed = (name: string) =>
  bodyOf(decidedAttempt(registry.course, { seed: name, learner: learnerOf(name), wanted: 'passed' }));

test('signed up, sent, registered: the certificate and the paper of the registry lie with the learner, and whoever checks finds them good', async () => {
  const own = await computer('amina');
  await own.signUp();
  await own.say(lessonRead('one', own.learner));
  await own.say(passed('amina'));
  expect(await own.sync()).toBe('done');
  await registry.running.replayed();
  expect(await own.sync()).toBe('done');
  const [held, ...others] = await readHeldIn(own.certificates);
  expect(others).toEqual([]);
  expect(held?.claims).toMatchObject({ holder: { name: 'amina' }, issuer: { id: 'did:web:registry.test' } });
  expect(own.outbox.waiting()).toMatchObject({ count: 0 });
  const paper = readFileSync(join(own.certificates, `${held?.claims.number}.registered.pdf`));
  // As the Verify screen does it, with nothing but what came down.
  const knownOf = () => readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  const judged = await checkBytes(new Uint8Array(paper), await knownOf());
  expect(judged?.verdict).toBe('good');
  // Withdrawn: known here after the next exchange.
  await registry.admin(`/v1/credentials/${held?.claims.number}/withdraw`, { why: 'by mistake' });
  clock = new Date(clock.getTime() + 120_000);
  expect(await own.sync()).toBe('done');
  const after = await checkBytes(new Uint8Array(paper), await knownOf());
  expect(after?.verdict).toBe('revoked');
});

/** A line to the registry. */
async function line(spoil: (client: Socket, upstream: Socket) => void): Promise<Line> {
  const opened = await openLine(registry.running.url, spoil);
  closing.push(opened.close);
  return opened;
}

test('a name put right: the new certificate and its paper lie beside the old one, which is replaced; what is assigned is heard', async () => {
  const own = await computer('amnia');
  await own.signUp();
  await own.say(passed('amnia'));
  expect(await own.sync()).toBe('done');
  await registry.running.replayed();
  expect(await own.sync()).toBe('done');
  const [first] = await readHeldIn(own.certificates);
  const number = first?.claims.number as string;
  const inner = registry.running.registry;
  const { rows } = await inner.pool.query<{ id: string }>("select id from people where name = 'amnia'");
  const person = rows[0]?.id as string;
  clock = new Date(clock.getTime() + 120_000);
  const asked = { course: 'basic-security', dueOn: '2031-03-12', note: 'to renew' };
  await assign(inner, [person], { ...asked, who: 'administrator' });
  const corrected = await correctName(inner, number, { ...asAdministrator('misspelt'), name: 'Amina Yusuf' });
  expect(await own.sync()).toBe('done');
  const held = await readHeldIn(own.certificates);
  expect(held.map(({ claims }) => [claims.number, claims.holder.name])).toEqual([
    [(corrected as { number: string }).number, 'Amina Yusuf'],
    [number, 'amnia'],
  ]);
  expect((await readRevoked(own.data)).get(number)).toBe('refresh');
  clock = new Date(clock.getTime() + 120_000);
  expect(await own.sync()).toBe('done');
  const known = await readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  const verdictOf = async (of: string | undefined) =>
    (await checkBytes(new Uint8Array(readFileSync(join(own.certificates, `${of}.registered.pdf`))), known))?.verdict;
  expect([await verdictOf(held[0]?.claims.number), await verdictOf(number)]).toEqual(['good', 'superseded']);
  const said = await readAssigned(own.data);
  expect(said?.learner).toBe(own.learner);
  expect(said?.assigned).toMatchObject([asked]);
  expect(said?.held.map((one) => one.number).sort()).toEqual(held.map(({ claims }) => claims.number).sort());
  // A later exchange changes nothing of it.
  expect(await own.sync()).toBe('done');
  expect(await readHeldIn(own.certificates)).toEqual(held);
});

test('64 kbit/s, four packets of ten lost: 200 records, an attempt and a paper get through', async () => {
  const chance = seededRandom('lossy');
  const lost = () => chance.unit() < 0.4;
  const slow = await line((client, upstream) => {
    throttled(client, upstream, { bytesPerSecond: 8000, lost });
    throttled(upstream, client, { bytesPerSecond: 8000, lost });
  });
  const own = await computer('slow line', slow.url, 20_000);
  await own.signUp();
  for (let number = 0; number < 200; number += 1) await own.say(lessonRead(`lesson-${number}`, own.learner));
  await own.say(passed('slow line'));
  for (let tries = 0; tries < 10 && own.outbox.waiting().count > 0; tries += 1) await own.sync();
  expect(own.outbox.waiting().count).toBe(0);
  await registry.running.replayed();
  const papers = () => readdirSync(own.certificates).filter((name) => name.endsWith('.registered.pdf'));
  for (let tries = 0; tries < 10 && papers().length === 0; tries += 1) await own.sync();
  expect(papers()).toHaveLength(1);
}, 240_000);

test('a line that breaks at any place: after it is mended everything is there once', async () => {
  const chance = seededRandom('breaks');
  let isBad = true;
  const breaking = await line((client, upstream) => {
    let left = isBad ? chance.below(6000) : Number.POSITIVE_INFINITY;
    const hand = (from: Socket, to: Socket) =>
      from.on('data', (bytes: Buffer) => {
        left -= bytes.length;
        if (left < 0) {
          client.destroy();
          upstream.destroy();
        } else to.write(bytes);
      });
    hand(client, upstream);
    hand(upstream, client);
  });
  const own = await computer('breaking line', breaking.url, 2000);
  await own.signUp();
  for (let number = 0; number < 30; number += 1) await own.say(lessonRead(`lesson-${number}`, own.learner));
  await own.say(passed('breaking line'));
  for (let tries = 0; tries < 40; tries += 1) expect(['done', 'registry-unreachable']).toContain(await own.sync());
  isBad = false;
  // Connections of before may still break.
  await own.sync();
  await registry.running.replayed();
  expect(await own.sync()).toBe('done');
  const kept = await registry.running.registry.pool.query(
    'select count(*), count(distinct id) as ids from events where device = $1',
    [own.outbox.device],
  );
  expect(kept.rows[0]).toEqual({ count: '31', ids: '31' });
  expect(await readHeldIn(own.certificates)).toHaveLength(1);
}, 120_000);

test('the registry gets other keys: whoever signed up before goes on, and what the new ones sign is good here', async () => {
  const data = join(folder.path, 'other keys');
  const databaseUrl = await postgres.freshDatabase();
  const now = () => clock;
  let running = await startTestRegistry(data, { databaseUrl, now });
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const { port } = new URL(running.url);
  const other = registryOver(
    () => running,
    () => ({ course: registry.course, token }),
  );
  const own = await computer('rotated', running.url, 5000, other);
  await own.signUp();
  await own.say(lessonRead('one', own.learner));
  expect(await own.sync()).toBe('done');
  await running.stop();
  expect(await renewRegistryKeys(data, now, random)).toMatchObject({ ok: true });
  clock = new Date(clock.getTime() + 60_000);
  running = await startTestRegistry(data, { databaseUrl, now, port: Number(port) });
  closing.push(() => running.stop());
  await own.say(passed('rotated'));
  expect(await own.sync()).toBe('done');
  await running.replayed();
  expect(await own.sync()).toBe('done');
  const [held] = await readHeldIn(own.certificates);
  const paper = readFileSync(join(own.certificates, `${held?.claims.number}.registered.pdf`));
  const known = await readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
}, 120_000);

test('a first trust list that names the registry with another key than it was signed up with is not taken', async () => {
  const passphrase = 'a long enough passphrase';
  const [issuer, lists] = [join(folder.path, 'stranger'), join(folder.path, 'their lists')];
  const about = { id: 'did:web:registry.test', name: { en: 'Test registry' }, status: null };
  await createIssuer(issuer, about, passphrase, clock, random);
  const stranger = await readIssuer(issuer);
  if (!stranger.ok) throw new Error(stranger.failure.code);
  await createTrust(lists, passphrase, clock);
  const { certificate } = stranger.value;
  await followTrust(lists, passphrase, clock, (list) => ({
    list: withIssuer(list, stranger.value.about, certificate, clock.toISOString()),
  }));
  const newest = await newestTrust(lists);
  // Somebody on the way puts their own list in place of the registry's.
  const way: typeof fetch = (address, init) =>
    String(address).endsWith('/v1/trust')
      ? Promise.resolve(Response.json({ trust: [JSON.stringify(newest)], status: [] }))
      : fetch(address, init);
  const own = await computer('listened to', registry.running.url, 5000, registry, way);
  await own.signUp();
  expect(await own.sync()).toBe('done');
  expect((await readKnown([own.trust.shipped, own.trust.own], clock.toISOString())).trustList).toBeNull();
});
