/**
 * From a programme that was reached on a device to a registered certificate, and everything that is no reason for one.
 */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { periodDigest } from '#core/credential/claims-of-programme.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { publicKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { monthsLater } from '#core/credential/validity.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import type { FeedBody } from '#core/sync/feed-item.ts';
import { decideReview } from '#registry/records/decide-review.ts';
import { erasePerson } from '#registry/records/erase.ts';
import { reviewOf, reviewsAsked } from '#registry/records/reviews.ts';
import { asAdministrator, withdrawCredential } from '#registry/records/withdraw.ts';
import { lookAgainAtAll } from '#registry/replay/look-again.ts';
import { attemptsOf } from '#registry/staff/history-of.ts';
import { createIssuer, openIssuerKeys } from '#store/issuer/issuer-folder.ts';
import { followTrust, withIssuer } from '#store/trust/publish-trust.ts';
import { assessors, type PassIssuing, passOf, peerHelper } from '../fixtures/peer-helper.ts';
import {
  registryId,
  registryNow,
  type TestDevice,
  testDevice,
  testLibrary,
  testRegistry,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const clock = { now: registryNow };
const registry = testRegistry({ now: () => clock.now });
let programme: Programme;
beforeAll(async () => {
  programme = (await testLibrary).programmes.find(({ id }) => id === 'peer-helper') as Programme;
});

const verdicts = (said: readonly FeedBody[]) => said.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
const credentials = (said: readonly FeedBody[]) =>
  said.flatMap((one) => (one.kind === 'credential' ? (credentialIn(one.credential) ?? []) : []));
const ofProgramme = (said: readonly FeedBody[]) =>
  credentials(said).filter(({ claims }) => claims.evidence.kind === 'programme');
const ownIssuing = (): PassIssuing => ({
  id: registryId,
  key: registry.running.registry.identity.signing,
  at: registryNow.toISOString(),
});

let letter = 'a'.charCodeAt(0);
async function wayOf(name: string, issuing = ownIssuing()) {
  const { courses } = await testLibrary;
  const learner = `${String.fromCharCode(letter++).repeat(15)}1`;
  const device = await registry.device(name);
  return { device, learner, ...peerHelper({ learner, programme, courses, issuing }) };
}
async function sent(device: TestDevice, ...bodies: readonly EventBody[]) {
  const before = device.events.length;
  for (const body of bodies) device.say(body);
  await device.send(device.events.slice(before));
  await registry.running.replayed();
  return (await device.feed()).said;
}
const wake = async () => {
  registry.running.registry.wakeReplays();
  await registry.running.replayed();
};
const rows = async (sql: string, values: unknown[]) =>
  (await registry.running.registry.pool.query(sql, values)).rows as Record<string, unknown>[];
const personOf = async ({ did }: TestDevice) =>
  (await rows('select person from devices where device = $1', [did]))[0]?.person as string;

test('all that it asks for: a certificate in the name of the registry, with the number of the device’s own, once, and its paper', async () => {
  const { device, learner, lessons, exams, reached } = await wayOf('Amina Yusuf');
  const body = reached();
  const said = await sent(device, ...lessons, ...exams(), body);
  const until = monthsLater('2027-01-30T12:00:00.000Z', programme.validityMonths);
  const number = credentialNumberOf(periodDigest('peer-helper', learner, { until }));
  expect(verdicts(said).at(-1)).toEqual({ outcome: 'registered', number });
  const [made, ...others] = ofProgramme(said);
  expect(others).toEqual([]);
  expect(made?.claims).toMatchObject({
    number,
    holder: { id: learner, name: 'Amina Yusuf' },
    issuer: { id: registryId },
    course: { id: 'peer-helper', title: 'Peer helper', criteria: 'Met all that the programme asks for.' },
    assurance: 'supervised',
    expiresAt: until,
    status: { lists: 'https://registry.test/status/1' },
  });
  expect(made?.claims.assessments.map(({ kind, by }) => `${kind} ${by}`)).toEqual(
    expect.arrayContaining([
      'credential null',
      'exam null',
      'document null',
      'practical Bo Lind',
      'practical 陈丽',
      'hours 陈丽',
      'recommendation 陈丽',
    ]),
  );
  const key = publicKeyOf(registry.running.registry.identity.keys[0] as string) as Uint8Array;
  expect(made && (await isProvenBy(key, made.document, made.proof))).toBe(true);

  // Sent again, and from another device of the same person: nothing more.
  await device.send();
  const person = await personOf(device);
  const invited = (await (await registry.admin(`/v1/people/${person}/codes`, {})).json()) as { code: string };
  const second = testDevice(registry.running.url);
  await second.enrol(invited.code);
  expect(verdicts(await sent(second, body)).filter(({ outcome }) => outcome === 'registered').length).toBe(4);
  expect(
    await rows('select number from credentials where person = $1 and course = $2', [person, 'peer-helper']),
  ).toEqual([{ number }]);

  const { token } = await device.hello();
  const paper = await fetch(`${registry.running.url}/v1/papers/${number}.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const attempts = await attemptsOf(registry.running.registry.pool, person);
  expect(attempts.filter(({ course }) => course === 'peer-helper')).toMatchObject([
    { state: 'registered', number },
    { state: 'registered', number },
  ]);
});

test('whatever comes first: without lessons and exams it is not met and says what is missing; with the last of them it counts', async () => {
  const { device, lessons, exams, reached } = await wayOf('Other way round');
  const first = await sent(device, reached());
  expect(verdicts(first)).toEqual([
    {
      outcome: 'refused',
      reason: 'not-met',
      missing: expect.arrayContaining(['basic-security', 'course', 'exam', 'recommendation']),
    },
  ]);
  const [basic, own] = exams();
  await sent(device, own as EventBody);
  await sent(device, basic as EventBody);
  const waiting = await sent(device, ...lessons.slice(1));
  expect(ofProgramme(waiting)).toEqual([]);
  const whole = await sent(device, lessons[0] as EventBody);
  expect(ofProgramme(whole).length).toBe(1);
  expect(verdicts(whole).at(-1)).toMatchObject({ outcome: 'registered' });
});

test('exams that come last make it count, too', async () => {
  const { device, lessons, exams, reached } = await wayOf('Exams last');
  await sent(device, ...lessons, reached());
  expect(ofProgramme(await sent(device, ...exams())).length).toBe(1);
});

test('what only the registry sees: another device or another profile of the same person signed; the profile is somebody else’s', async () => {
  const { device, learner, lessons, exams, reached, signed, seen } = await wayOf('By herself');
  const own = { key: device.key, person: { id: null, name: 'Nobody in particular' } };
  const person = await personOf(device);
  const { code } = (await (await registry.admin(`/v1/people/${person}/codes`, {})).json()) as { code: string };
  const second = testDevice(registry.running.url);
  await second.enrol(code);
  const { talkByBo: _, ...others } = signed;
  const byOwn = seen('first-talk', own, '2027-01-16');
  const body = reached([...Object.values(others), byOwn]);
  const said = await sent(second, ...lessons, ...exams(), {
    ...body,
    passes: [...body.passes, passOf(own, ownIssuing())],
  });
  expect(verdicts(said).at(-1)).toMatchObject({
    outcome: 'refused',
    reason: 'sign-off-refused',
    missing: expect.arrayContaining(['first-talk']),
    signOffs: [{ fault: 'by-oneself' }],
  });
  const thief = await registry.device('Somebody else');
  expect(verdicts(await sent(thief, { ...reached(), learner: { id: learner, name: 'X' } }))).toEqual([
    { outcome: 'refused', reason: 'not-the-person' },
  ]);
});

test('a programme that nobody teaches here, or in another version', async () => {
  const { device, reached } = await wayOf('Elsewhere');
  const said = await sent(device, { ...reached(), programme: 'unheard-of' }, { ...reached(), version: '9.0.0' });
  expect(verdicts(said)).toEqual([
    { outcome: 'refused', reason: 'programme-unknown' },
    { outcome: 'refused', reason: 'programme-version-unknown' },
  ]);
});

const elsewhere = (): PassIssuing => ({
  id: 'did:web:elsewhere.test',
  key: signingKeyOf(new Uint8Array(32).fill(77)),
  at: registryNow.toISOString(),
});

test('passes of an organisation that the registry does not know: a person looks, and what they decide holds', async () => {
  const { device, lessons, exams, reached } = await wayOf('Strangers', elsewhere());
  const said = await sent(device, ...lessons, ...exams(), reached());
  expect(verdicts(said).at(-1)).toEqual({ outcome: 'review', reasons: ['issuer-unknown'] });
  const event = device.events.at(-1)?.id as string;
  const { pool, tools } = registry.running.registry;
  const { reviews } = await reviewsAsked(pool, { offices: null, isParentsWork: false, after: null, limit: 100 });
  expect(reviews.find((one) => one.event === event)).toMatchObject({
    course: 'peer-helper',
    reasons: ['issuer-unknown'],
  });
  expect(await reviewOf({ pool, tools }, event, null)).toMatchObject({ course: 'peer-helper', result: null });
  const taking = asAdministrator('asked the organisation');
  expect(await decideReview(registry.running.registry, event, { ...taking, decision: 'accept' })).toMatchObject({
    state: 'registered',
  });
  expect(ofProgramme((await device.feed()).said).length).toBe(1);
});

test('an organisation that comes onto the trust list is believed from then on, without anybody sending anything again', async () => {
  const folder = tempFolder('issuer');
  const { dataFolder, identity, pool } = registry.running.registry;
  const random = (bytes: number) => new Uint8Array(bytes).fill(3);
  const about = { id: 'did:web:later.test', name: { en: 'Later' }, status: null };
  const made = await createIssuer(join(folder.path, 'issuer'), about, 'a passphrase', clock.now, random);
  if (!made.ok) throw new Error(made.failure.code);
  const opened = await openIssuerKeys(join(folder.path, 'issuer'), 'a passphrase');
  if (!opened.ok) throw new Error(opened.failure.code);
  const { signing, about: listed, paper } = opened.value;
  const issuing = { id: about.id, key: signing, at: clock.now.toISOString() };
  const { device, lessons, exams, reached } = await wayOf('Later known', issuing);
  expect(verdicts(await sent(device, ...lessons, ...exams(), reached())).at(-1)).toMatchObject({ outcome: 'review' });
  expect(await lookAgainAtAll(pool, clock.now)).toBeGreaterThan(0);
  await wake();
  expect(ofProgramme((await device.feed()).said)).toEqual([]);
  const trusted = await followTrust(join(dataFolder, 'trust'), identity.secrets.passphrase, clock.now, (list) => ({
    list: withIssuer(list, listed, paper.certificates[0] as Uint8Array, clock.now.toISOString()),
  }));
  expect(trusted.ok).toBe(true);
  await lookAgainAtAll(pool, clock.now);
  await wake();
  const { said } = await device.feed();
  expect(verdicts(said).slice(-2)).toMatchObject([{ outcome: 'review' }, { outcome: 'registered' }]);
  expect(ofProgramme(said).length).toBe(1);
  folder.remove();
});

test('stopped in the middle: nothing of it counts, and then all of it once', async () => {
  const { device, lessons, exams, reached } = await wayOf('Broken off');
  const { pool } = registry.running.registry;
  await sent(device, ...lessons, ...exams());
  const person = await personOf(device);
  await pool.query(`alter table feed add constraint broken check (body not like '%peer-helper%') not valid`);
  device.say(reached());
  await device.send(device.events.slice(-1));
  await registry.running.replayed();
  const made = () => rows('select number from credentials where person = $1 and course = $2', [person, 'peer-helper']);
  expect(await made()).toEqual([]);
  expect(await rows('select state, tries from replays where event = $1', [device.events.at(-1)?.id])).toEqual([
    { state: 'waiting', tries: 0 },
  ]);
  await pool.query('alter table feed drop constraint broken');
  await wake();
  expect((await made()).length).toBe(1);
  const { said } = await device.feed();
  expect(ofProgramme(said).length).toBe(1);
  expect(
    await rows(`select 1 as one from audit where subject = $1 and what = 'certificate-registered'`, [person]),
  ).toHaveLength(3);
});

test('an assessor who is erased takes the words of their sign-offs along; what was registered stays', async () => {
  const { device, lessons, exams, reached } = await wayOf('Seen by somebody who left');
  await sent(device, ...lessons, ...exams(), reached());
  const assessor = await registry.device('Bo Lind');
  await sent(
    assessor,
    { ...(lessons[0] as EventBody & { kind: 'lesson.read' }), learner: 'bbbbbbbbbbbbbbbb' },
    { ...reached(), learner: { id: 'bbbbbbbbbbbbbbbb', name: 'Bo Lind' } },
  );
  expect(await erasePerson(registry.running.registry, await personOf(assessor), 'asked for it')).toMatchObject({
    devices: 1,
  });
  expect(await rows(`select line from events where id = $1`, [device.events.at(-1)?.id])).toEqual([{ line: '' }]);
  expect(await lookAgainAtAll(registry.running.registry.pool, clock.now)).toBeGreaterThanOrEqual(0);
  await wake();
  expect(ofProgramme((await device.feed()).said).length).toBe(1);
});

test('renewed: the certificate before it is replaced; withdrawn, it does not come back by going on', async () => {
  const { device, lessons, exams, reached, signed, hours, seen } = await wayOf('Going on');
  const { running } = registry;
  const first = ofProgramme(await sent(device, ...lessons, ...exams(), reached()))[0]?.claims.number as string;
  clock.now = new Date('2028-11-02T12:00:00.000Z');
  try {
    const { bo } = assessors;
    const going = [
      hours('talks', 8, 480, '2028-09-01', '2028-10-01'),
      hours('supervision', 6, 360, '2028-09-01', '2028-10-01'),
      seen('first-talk', bo, '2028-11-01'),
    ];
    await device.hello(undefined, clock.now);
    const again = { ...reached([...Object.values(signed), ...going]) };
    device.say(again);
    await device.send(device.events.slice(-1));
    await running.replayed();
    const { said } = await device.feed();
    const renewed = ofProgramme(said).find(({ claims }) => claims.number !== first)?.claims;
    expect(renewed).toMatchObject({
      issuedAt: clock.now.toISOString(),
      expiresAt: monthsLater('2027-01-30T12:00:00.000Z', 48),
    });
    expect(said).toContainEqual(expect.objectContaining({ kind: 'revoked', number: first, purpose: 'refresh' }));
    const statusOf = async (number: string) =>
      ((await (await fetch(`${running.url}/v1/credentials/${number}`)).json()) as { status: string }).status;
    expect([await statusOf(first), await statusOf(renewed?.number ?? '')]).toEqual(['superseded', 'valid']);

    await withdrawCredential(running.registry, renewed?.number as string, asAdministrator('broke confidence'));
    await device.hello(undefined, clock.now);
    device.say({
      ...again,
      state: 'f'.repeat(64),
      signOffs: [...again.signOffs, seen('group-after-event', bo, '2028-11-01')],
    });
    await device.send(device.events.slice(-1));
    await running.replayed();
    expect(verdicts((await device.feed()).said).at(-1)).toEqual({ outcome: 'review', reasons: ['withdrawn-before'] });
    expect(await statusOf(renewed?.number as string)).toBe('revoked');
  } finally {
    clock.now = registryNow;
  }
});
