/**
 * Passes that an organisation withdrew, at a registry: handed out to devices, applied to what is sent, and looked for among what was
 * registered.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { passListText, readPassList, signPassList, type WithdrawnPasses } from '#core/assessment/withdrawn-passes.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import type { Programme } from '#core/programme/programme.ts';
import { trustReply } from '#core/sync/calls.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import type { FeedBody } from '#core/sync/feed-item.ts';
import { digestOfList } from '#core/trust/bringing.ts';
import { readTrustList } from '#core/trust/trust-list.ts';
import { decideReview } from '#registry/records/decide-review.ts';
import { reviewOf, reviewsAsked } from '#registry/records/reviews.ts';
import { asAdministrator } from '#registry/records/withdraw.ts';
import { lookForFallenPasses } from '#registry/replay/fallen-passes.ts';
import { bringLists } from '#store/trust/bring-lists.ts';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import { assessors, passOf, peerHelper } from '../fixtures/peer-helper.ts';
import { registryId, registryNow, type TestDevice, testLibrary, testRegistry } from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
let programme: Programme;
beforeAll(async () => {
  programme = (await testLibrary).programmes.find(({ id }) => id === 'peer-helper') as Programme;
});

const { bo, chen } = assessors;
const verdicts = (said: readonly FeedBody[]) => said.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
const rows = async (sql: string, values: unknown[]) =>
  (await registry.running.registry.pool.query(sql, values)).rows as Record<string, unknown>[];

let count = 0;
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Somebody who goes the whole way, with passes whose ids are known. */
async function wayOf(name: string) {
  count += 1;
  const { courses } = await testLibrary;
  const learner = `${String.fromCharCode('a'.charCodeAt(0) + count).repeat(15)}1`;
  const device = await registry.device(name);
  const issuing = { id: registryId, key: registry.running.registry.identity.signing, at: registryNow.toISOString() };
  const way = peerHelper({ learner, programme, courses, issuing });
  const ids = { bo: idOf(count * 10 + 1), chen: idOf(count * 10 + 2) };
  const passes = [passOf(bo, issuing, { id: ids.bo }), passOf(chen, issuing, { id: ids.chen })];
  const reached = (...given: Parameters<typeof way.reached>) => ({ ...way.reached(...given), passes });
  return { ...way, device, ids, passes, reached };
}

const statusFolder = () => join(registry.running.registry.dataFolder, 'trust', 'status');
type Entry = readonly [pass: string, from: string];
const heard: Entry[] = [];
/** The organisation says so, and its list is laid beside the trust list of the registry. */
function withdrawn(
  entries: readonly Entry[],
  change: Partial<Omit<WithdrawnPasses, 'v' | 'issuerKey'>> = {},
  key?: SigningKey,
) {
  const passes = entries.map(([pass, withdrawnAt]) => ({ pass, withdrawnAt, reason: 'in-doubt' as const }));
  const said = { issuer: registryId, number: passes.length, madeAt: registryNow.toISOString(), passes, ...change };
  mkdirSync(statusFolder(), { recursive: true });
  const list = signPassList(key ?? registry.running.registry.identity.signing, said);
  writeFileSync(join(statusFolder(), 'passes.json'), passListText(list));
}
const withdraw = (pass: string, from: string) => {
  heard.push([pass, from]);
  withdrawn(heard);
};
const look = () => lookForFallenPasses(registry.running.registry.pool, registry.running.registry.tools);

async function sent(device: TestDevice, ...bodies: readonly EventBody[]) {
  const before = device.events.length;
  for (const body of bodies) device.say(body);
  await device.send(device.events.slice(before));
  await registry.running.replayed();
  return (await device.feed()).said;
}
const worthOf = async (number: string) =>
  ((await (await fetch(`${registry.running.url}/v1/credentials/${number}`)).json()) as { status: string }).status;
async function registered(name: string) {
  const way = await wayOf(name);
  const last = verdicts(await sent(way.device, ...way.lessons, ...way.exams(), way.reached())).at(-1);
  if (last?.outcome !== 'registered') throw new Error(JSON.stringify(last));
  return { ...way, number: last.number, event: way.device.events.at(-1)?.id as string };
}
const waiting = async () => {
  const { pool } = registry.running.registry;
  return (await reviewsAsked(pool, { offices: null, isParentsWork: false, after: null, limit: 100 })).reviews;
};

test('what is sent with a pass that was withdrawn by then does not count, with that reason; what was seen before counts', async () => {
  const { device, ids, lessons, exams, reached } = await wayOf('Withdrawn before it came');
  // All that Bo signed was seen on the 16th and the 17th.
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  const said = await sent(device, ...lessons, ...exams(), reached());
  expect(verdicts(said).at(-1)).toMatchObject({
    ...{ outcome: 'refused', reason: 'sign-off-refused' },
    missing: expect.arrayContaining(['limits-and-link', 'group-after-event']),
    signOffs: [{ fault: 'assessor-withdrawn' }, { fault: 'assessor-withdrawn' }],
  });
});

test('seen anew by somebody whose pass counts: it counts', async () => {
  const { device, ids, lessons, exams, reached, signed, seen } = await wayOf('Seen anew');
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  const again = ['limits-and-link', 'group-after-event'].map((station) => seen(station, chen, '2027-01-17'));
  const said = await sent(device, ...lessons, ...exams(), reached([...Object.values(signed), ...again]));
  expect(verdicts(said).at(-1)).toMatchObject({ outcome: 'registered' });
});

test('a list that proves nothing changes nothing: by a stranger, or of another organisation', async () => {
  const { device, ids, lessons, exams, reached } = await wayOf('Strangers say so');
  const entries = [[ids.bo, '2027-01-01T00:00:00.000Z']] as const;
  withdrawn(entries, {}, signingKeyOf(new Uint8Array(32).fill(66)));
  expect(await look()).toBe(0);
  const said = await sent(device, ...lessons, ...exams(), reached());
  expect(verdicts(said).at(-1)).toMatchObject({ outcome: 'registered' });
  withdrawn(entries, { issuer: 'did:web:elsewhere.test' });
  expect(await look()).toBe(0);
  expect(await rows('select 1 from withdrawn_passes where pass = $1', [ids.bo])).toEqual([]);
  withdrawn(heard);
});

test('registered, and then the pass falls: a person decides, once; until then the certificate counts. Accepted it stays', async () => {
  const { device, ids, number, event } = await registered('Falls later, accepted');
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  expect(await look()).toBe(1);
  expect(verdicts((await device.feed()).said).at(-1)).toEqual({ outcome: 'review', reasons: ['pass-withdrawn'] });
  expect(await worthOf(number)).toBe('valid');
  expect((await waiting()).find((one) => one.event === event)).toMatchObject({
    ...{ course: 'peer-helper', reasons: ['pass-withdrawn'] },
  });
  // Whoever decides reads whose pass it was, who withdrew it, from when and why.
  expect(await reviewOf(registry.running.registry, event, null)).toMatchObject({
    signers: [
      { assessor: '陈丽', issuer: registryId, isBelieved: true, signOffs: 4 },
      { assessor: 'Bo Lind', isBelieved: true, signOffs: 3 },
    ],
    withdrawnPasses: [
      {
        ...{ assessor: 'Bo Lind', issuer: registryId, issuerNames: { en: 'Test registry' } },
        ...{ from: '2027-01-17T00:00:00.000Z', reason: 'in-doubt' },
      },
    ],
  });
  expect(await look()).toBe(0);
  const taking = { ...asAdministrator('asked the organisation'), decision: 'accept' as const };
  expect(await decideReview(registry.running.registry, event, taking)).toMatchObject({ state: 'registered', number });
  expect(verdicts((await device.feed()).said).at(-1)).toEqual({ outcome: 'registered', number });
  expect(await look()).toBe(0);
  expect(await worthOf(number)).toBe('valid');
  // Heard again from a later instant it is no news; from an earlier one it is.
  withdraw(ids.bo, '2027-01-18T00:00:00.000Z');
  expect(await look()).toBe(0);
  withdraw(ids.bo, '2027-01-01T00:00:00.000Z');
  expect(await look()).toBe(1);
});

test('refused it is withdrawn, and what is reached afterwards waits for a person', async () => {
  const { device, ids, number, event, reached } = await registered('Falls later, refused');
  withdraw(ids.chen, '2027-01-20T00:00:00.000Z');
  expect(await look()).toBe(1);
  const taking = { ...asAdministrator('nobody saw it'), decision: 'refuse' as const };
  expect(await decideReview(registry.running.registry, event, taking)).toMatchObject({ state: 'refused' });
  expect(await worthOf(number)).toBe('revoked');
  expect(verdicts(await sent(device, { ...reached(), state: 'e'.repeat(64) })).at(-1)).toMatchObject({
    outcome: 'refused',
    reason: 'sign-off-refused',
  });
});

test('what was signed before the instant stays: nothing is asked of anybody', async () => {
  const { device, ids, number } = await registered('Signed in time');
  withdraw(ids.bo, '2027-01-18T00:00:00.000Z');
  expect(await look()).toBe(0);
  expect(verdicts((await device.feed()).said).at(-1)).toEqual({ outcome: 'registered', number });
});

test('reached another time without what fell: nobody has to decide any more', async () => {
  const { device, ids, number, event, reached, signed, seen } = await registered('Reached again');
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  expect(await look()).toBe(1);
  const again = ['limits-and-link', 'group-after-event'].map((station) => seen(station, chen, '2027-01-17'));
  const said = await sent(device, reached([...Object.values(signed), ...again]));
  expect(verdicts(said).slice(-2)).toEqual([
    { outcome: 'registered', number },
    { outcome: 'registered', number },
  ]);
  expect(await rows('select state from replays where event = $1', [event])).toEqual([{ state: 'done' }]);
  expect(await look()).toBe(0);
});

test('told twice, and once more than was needed: as long as one of them holds nobody is asked', async () => {
  const { device, ids, reached, signed, seen } = await registered('Told twice');
  const more = ['limits-and-link', 'group-after-event'].map((station) => seen(station, chen, '2027-01-17'));
  const said = await sent(device, reached([...Object.values(signed), ...more]));
  expect(verdicts(said).at(-1)).toMatchObject({ outcome: 'registered' });
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  expect(await look()).toBe(0);
});

test('stopped while it looks: nothing of it is said, and it begins again', async () => {
  const { device, ids, event } = await registered('Broken off');
  const { pool } = registry.running.registry;
  withdraw(ids.bo, '2027-01-17T00:00:00.000Z');
  await pool.query(`alter table feed add constraint broken check (body not like '%pass-withdrawn%') not valid`);
  await expect(look()).rejects.toThrow();
  expect(await rows('select state from replays where event = $1', [event])).toEqual([{ state: 'done' }]);
  await pool.query('alter table feed drop constraint broken');
  expect(await look()).toBe(1);
  expect(verdicts((await device.feed()).said).at(-1)).toEqual({ outcome: 'review', reasons: ['pass-withdrawn'] });
});

test('the list goes out with the trust lists, and a device that fetches them keeps it; one that proves nothing does not go out', async () => {
  const ask = async () => trustReply.parse(await (await fetch(`${registry.running.url}/v1/trust`)).json());
  const passLists = (status: readonly string[]) => status.flatMap((text) => readPassList(text)?.list ?? []);
  const entry = [idOf(7), '2027-01-01T00:00:00.000Z'] as const;
  withdrawn([entry], { number: 99 });
  const { trust, status } = await ask();
  expect(passLists(status)).toMatchObject([{ issuer: registryId, number: 99 }]);
  const folder = tempFolder('device');
  const folders = { shipped: join(folder.path, 'shipped'), own: join(folder.path, 'own') };
  const first = readTrustList(trust.at(-1) ?? '');
  const brought = await bringLists({
    ...{ folders, by: registry.running.url, now: registryNow.toISOString() },
    files: [...trust, ...status].map((text, index) => ({ name: `${index}.json`, text })),
    confirmed: first && digestOfList(first),
  });
  expect(brought.ok && brought.value.brought.map(({ outcome }) => outcome)).toContain('passes-taken');
  const known = await readPassTrust([folders.shipped, folders.own]);
  expect([...(known?.withdrawn.values() ?? [])]).toMatchObject([{ pass: entry[0], withdrawnAt: entry[1] }]);
  folder.remove();
  withdrawn([entry], {}, signingKeyOf(new Uint8Array(32).fill(66)));
  expect(passLists((await ask()).status)).toEqual([]);
  rmSync(statusFolder(), { recursive: true });
  expect(passLists((await ask()).status)).toEqual([]);
});
