import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passListText, signPassList } from '#core/assessment/withdrawn-passes.ts';
import { enrolProof, feedBeginning, helloProof, unnamedHelloProof } from '#core/sync/calls.ts';
import type { ToldPerson } from '#core/sync/relay.ts';
import { parentApi } from '#registry/parent/parent-api.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { forwarding } from '../fixtures/forwarding.ts';
import { lessonRead, registryNow, type TestRegistry, testDevice } from '../fixtures/registry.ts';

const { parent, now, passed, access, centre, computer, exchanged, figure, keptAt, saidBy, later } = forwarding();

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
  later(120_000);
  expect(await exchanged(thika)).toBe('done');
  expect(await own.sync()).toBe('done');
  const paper = readFileSync(join(own.certificates, `${number}.registered.pdf`));
  const known = await readKnown([own.trust.shipped, own.trust.own], now().toISOString());
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

test('passes of assessors that were withdrawn go from headquarters to the centre’s devices, and a later list takes the place of the one before', async () => {
  const voi = await centre('voi', await access(parent, 'voi', ['Nairobi']));
  const own = await computer('kilonzo', voi);
  await own.signUp();
  const { identity, dataFolder } = parent.running.registry;
  const status = join(dataFolder, 'trust', 'status');
  mkdirSync(status, { recursive: true });
  const withdrawn = (...numbers: number[]) => {
    const passes = numbers.map((number) => ({
      pass: `00000000-0000-4000-8000-00000000000${number}`,
      ...{ withdrawnAt: registryNow.toISOString(), reason: 'role-ended' as const },
    }));
    const said = { issuer: identity.about.id, number: numbers.length, madeAt: now().toISOString(), passes };
    writeFileSync(join(status, 'passes.json'), passListText(signPassList(identity.signing, said)));
  };
  const heard = async () => {
    expect(await exchanged(voi)).toBe('done');
    expect(await own.sync()).toBe('done');
    const trust = await readPassTrust([own.trust.shipped, own.trust.own]);
    return [...(trust?.withdrawn.values() ?? [])].map(({ pass }) => pass.slice(-1)).sort();
  };
  withdrawn(1);
  expect(await heard()).toEqual(['1']);
  withdrawn(1, 2);
  expect(await heard()).toEqual(['1', '2']);
  const { pool } = voi.running.registry;
  expect((await pool.query("select 1 from parent_lists where id like 'passes %'")).rowCount).toBe(1);
  rmSync(status, { recursive: true });
  // What a device heard it does not forget.
  expect(await heard()).toEqual(['1', '2']);
  expect((await pool.query("select 1 from parent_lists where id like 'passes %'")).rowCount).toBe(0);
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
