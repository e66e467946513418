/**
 * From an attempt on a device to a registered certificate, and everything that is no reason for one.
 */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { publicKeyOf } from '#core/credential/proof/did-key.ts';
import { type Entry, emptyHead, headAfter, nextEntry } from '#core/evidence/chain.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import type { FeedBody } from '#core/sync/feed-item.ts';
import { thinned } from '#core/sync/thin-journal.ts';
import { readStatusList } from '#core/trust/status-list.ts';
import { bodyOf, decidedAttempt, lessonRead, type TestDevice, testDevice, testRegistry } from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
const folder = tempFolder('register');
afterAll(() => folder.remove());

const learnerOf = (letter: string) => letter.repeat(16);
const attempt = (seed: string, learner: string, wanted: 'passed' | 'not-yet' = 'passed') =>
  decidedAttempt(registry.course, { seed, learner, wanted });

const verdicts = (said: readonly FeedBody[]) => said.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
const credentials = (said: readonly FeedBody[]) => said.flatMap((one) => (one.kind === 'credential' ? [one] : []));

async function sent(device: TestDevice) {
  const reply = await device.send();
  await registry.running.replayed();
  return { reply, ...(await device.feed()) };
}

/** Changes a journal, and makes its chain whole again: whoever cheats would. */
function changed(entries: readonly Entry<AttemptEvent>[], change: (event: AttemptEvent) => AttemptEvent | null) {
  let head = emptyHead;
  const all: Entry<AttemptEvent>[] = [];
  for (const { at, event } of entries) {
    const next = change(structuredClone(event));
    if (!next) continue;
    const entry = nextEntry(head, at, next);
    head = headAfter(entry);
    all.push(entry);
  }
  return thinned(all);
}

test('a passed attempt becomes a registered certificate, with the name that the registry knows', async () => {
  const device = await registry.device('Amina Yusuf');
  device.say(lessonRead('arrival', learnerOf('a')));
  const passed = attempt('pass', learnerOf('a'));
  device.say(bodyOf(passed));
  const { reply, said } = await sent(device);
  expect(reply.results.map(({ result }) => result)).toEqual(['stored', 'stored']);
  expect(reply.head).toEqual(device.head);
  const [made] = credentials(said);
  const credential = credentialIn(made?.credential ?? '');
  expect(verdicts(said)).toEqual([{ outcome: 'registered', number: credential?.claims.number }]);
  expect(credential?.claims).toMatchObject({
    holder: { id: learnerOf('a'), name: 'Amina Yusuf' },
    issuer: { id: 'did:web:registry.test' },
    assurance: 'self-study',
    evidence: { kind: 'attempt', digest: passed.journal.hash },
    status: { lists: 'https://registry.test/status/1' },
  });
  const { keys } = registry.running.registry.identity;
  const key = publicKeyOf(keys[0] as string) as Uint8Array;
  expect(credential && (await isProvenBy(key, credential.document, credential.proof))).toBe(true);
});

test('sent again, and from a second device of the same person: the same certificate, once', async () => {
  const { code } = await registry.invite('Twice');
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  const passed = attempt('twice', learnerOf('b'));
  device.say(bodyOf(passed));
  const first = await sent(device);
  const again = await sent(device);
  expect(again.reply.results).toEqual([{ result: 'known', id: device.events[0]?.id }]);
  expect(again.items).toEqual(first.items);
  const { rows } = await registry.running.registry.pool.query('select person from devices where device = $1', [
    device.did,
  ]);
  const made = await registry.admin(`/v1/people/${rows[0].person}/codes`, {});
  const second = testDevice(registry.running.url);
  await second.enrol(((await made.json()) as { code: string }).code);
  second.say(bodyOf(passed));
  const other = await sent(second);
  expect(new Set(credentials(other.said).map(({ credential }) => credential)).size).toBe(1);
  const held = await registry.running.registry.pool.query('select count(*) from credentials where learner = $1', [
    learnerOf('b'),
  ]);
  expect(held.rows[0].count).toBe('1');
});

test('not passed: it is recorded, and nothing is wrong', async () => {
  const device = await registry.device('Not yet');
  device.say(bodyOf(attempt('not-yet', learnerOf('c'), 'not-yet')));
  const { said } = await sent(device);
  expect([verdicts(said), credentials(said)]).toEqual([[{ outcome: 'recorded' }], []]);
});

test.each<[string, string, (entries: Entry<AttemptEvent>[]) => object]>([
  [
    'the decision says more',
    'decision-differs',
    (entries) =>
      changed(entries, (event) => {
        if (event.kind === 'decided') return { ...event, decision: { ...event.decision, passed: true } };
        return event;
      }),
  ],
  [
    'an answer is left out',
    'decision-differs',
    (entries) => {
      let left = 20;
      return changed(entries, (event) => (event.kind === 'answered' && left-- > 0 ? null : event));
    },
  ],
  [
    'more time than there is',
    'time-too-long',
    (entries) =>
      changed(entries, (event) => (event.kind === 'started' ? { ...event, limitMs: event.limitMs * 2 } : event)),
  ],
  [
    'a form of one’s own',
    'form-unfit',
    (entries) =>
      changed(entries, (event) =>
        event.kind === 'started'
          ? { ...event, form: event.form.map((item, index, form) => (index === 1 ? (form[0] as typeof item) : item)) }
          : event,
      ),
  ],
  [
    'another version of the exam',
    'other-version',
    (entries) => changed(entries, (event) => (event.kind === 'started' ? { ...event, examVersion: '99.0.0' } : event)),
  ],
  ['a hash that does not follow', 'journal-broken', (entries) => ({ ...thinned(entries), hash: 'a'.repeat(64) })],
])('no certificate when %s: %s', async (name, reason, change) => {
  const device = await registry.device('Dishonest');
  const learner = Buffer.from(name).toString('hex').slice(-16);
  const body = attempt(name, learner, name === 'the decision says more' ? 'not-yet' : 'passed');
  device.say({ ...bodyOf(body), journal: change(body.entries) } as never);
  const { said } = await sent(device);
  const [verdict] = verdicts(said);
  expect(verdict).toMatchObject({ outcome: 'refused' });
  // A form that repeats an item has no digest of its own either.
  expect([reason, 'items-changed']).toContain((verdict as { reason: string }).reason);
  expect(credentials(said)).toEqual([]);
});

test('the journal of somebody else is looked at by a person; so is one that was too fast', async () => {
  const own = attempt('shared', learnerOf('d'));
  const first = await registry.device('First');
  first.say(bodyOf(own));
  await sent(first);
  const thief = await registry.device('Second');
  thief.say(bodyOf(own));
  const stolen = await sent(thief);
  expect(verdicts(stolen.said)).toEqual([{ outcome: 'refused', reason: 'not-the-person' }]);

  const quick = attempt('quick', learnerOf('e'));
  const device = await registry.device('Quick');
  const entries = quick.entries.map((entry, index) => ({
    ...entry,
    at: {
      ...entry.at,
      sinceBootMs: index * 10,
      wall: new Date(Date.parse('2027-01-15T08:00:00Z') + index * 10).toISOString(),
    },
  }));
  device.say({ ...bodyOf(quick), journal: changed(entries, (event) => event) } as never);
  const { said } = await sent(device);
  expect(verdicts(said)).toEqual([{ outcome: 'review', reasons: ['too-fast'] }]);
  expect(credentials(said)).toEqual([]);
});

test('an attempt that was gone back to and sat again does not count twice', async () => {
  const device = await registry.device('Again');
  const one = attempt('again', learnerOf('f'));
  device.say(bodyOf(one));
  const two = changed(
    one.entries.map((entry) => ({ ...entry, at: { ...entry.at, boot: 'c' } })),
    (event) => event,
  );
  device.say({ ...bodyOf(one), journal: two } as never);
  const { said } = await sent(device);
  expect(verdicts(said).map(({ outcome }) => outcome)).toEqual(['registered', 'refused']);
  expect(verdicts(said)[1]).toMatchObject({ reason: 'journal-known' });
});

test('the paper carries the signature of the registry, and only its person gets it', async () => {
  const device = await registry.device('李文博');
  device.say(bodyOf(attempt('paper', learnerOf('g'))));
  const { said } = await sent(device);
  const [verdict] = verdicts(said) as unknown as [{ number: string }];
  const get = async (who: TestDevice) => {
    const { token } = await who.hello();
    return fetch(`${registry.running.url}/v1/papers/${verdict.number}.pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
  };
  const answer = await get(device);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(new Uint8Array(await (await get(device)).arrayBuffer())).toEqual(bytes);
  const file = join(folder.path, 'paper.pdf');
  writeFileSync(file, bytes);
  expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toMatch(/Test registry[\s\S]*Signature is Valid/);
  const other = await registry.device('Somebody else');
  expect((await get(other)).status).toBe(404);
  expect((await fetch(`${registry.running.url}/v1/papers/${verdict.number}.pdf`)).status).toBe(401);
});

test('withdrawn: the status list says so, the number says so, and every device hears of it', async () => {
  const device = await registry.device('Withdrawn');
  device.say(bodyOf(attempt('withdrawn', learnerOf('h'))));
  const { said, next } = await sent(device);
  const [made] = credentials(said);
  const claims = credentialIn(made?.credential ?? '')?.claims;
  const number = claims?.number as string;
  const about = async () => (await (await fetch(`${registry.running.url}/v1/credentials/${number}`)).json()) as object;
  expect(await about()).toMatchObject({ status: 'valid' });
  expect((await registry.admin(`/v1/credentials/${number}/withdraw`, { why: 'cheated' })).status).toBe(200);
  expect((await registry.admin(`/v1/credentials/${number}/withdraw`, { why: 'again' })).status).toBe(200);
  expect(await about()).toMatchObject({ status: 'revoked' });
  const later = await (await registry.device('Another')).feed(next);
  expect(later.said.filter(({ kind }) => kind === 'revoked')).toEqual([
    { kind: 'revoked', number, purpose: 'revocation', at: '2027-02-01T12:00:00.000Z' },
  ]);
  const list = await fetch(`${registry.running.url}/status/1/revocation`);
  expect(list.headers.get('cache-control')).toContain('max-age');
  const read = readStatusList(await list.text());
  expect(read?.list.id).toBe('https://registry.test/status/1/revocation');
  const index = claims?.status?.index as number;
  const bit = (read?.list.bits[index >> 3] as number) & (0x80 >> (index & 7));
  expect(bit).not.toBe(0);
});

test('what the registry said to one person does not become another’s by being given back', async () => {
  const owner = await registry.device('Owner');
  owner.say(bodyOf(attempt('owner', learnerOf('i'))));
  const { items } = await sent(owner);
  expect(items.length).toBeGreaterThan(1);
  const giveBack = async (who: TestDevice) => {
    const { token } = await who.hello();
    const answer = await fetch(`${registry.running.url}/v1/recover`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    });
    return ((await answer.json()) as { results: string[] }).results;
  };
  const personal = items.map(({ body }) => /"kind":"(credential|verdict)"/.test(body));
  expect(await giveBack(owner)).toEqual(items.map(() => 'known'));
  const other = await registry.device('Other');
  expect(await giveBack(other)).toEqual(personal.map((isPersonal) => (isPersonal ? 'not-ours' : 'known')));
  expect(credentials((await other.feed()).said)).toEqual([]);
});
