/**
 * A centre or headquarters is put back to yesterday: what came since comes back from the other.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renewRegistryKeys } from '#registry/identity/renew-keys.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { forwarding } from '../fixtures/forwarding.ts';
import { lessonRead } from '../fixtures/registry.ts';

const {
  parent,
  now,
  passed,
  access,
  centre,
  computer,
  exchanged,
  figure,
  keptAt,
  copyOf,
  restorable,
  line,
  saidBy,
  later,
} = forwarding();

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
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  expect(await renewRegistryKeys(hq.data, now, random)).toMatchObject({ ok: true });
  later(60_000);
  await hq.restart(backup);
  const newer = await computer('newer', mombasa);
  await newer.signUp();
  await newer.say(passed('newer'));
  await newer.sync();
  expect(await heard()).toBe('done');
  expect(await newer.sync()).toBe('done');
  const [newest] = await readHeldIn(newer.certificates);
  const paper = readFileSync(join(newer.certificates, `${newest?.claims.number}.registered.pdf`));
  const known = await readKnown([newer.trust.shipped, newer.trust.own], now().toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
}, 120_000);
