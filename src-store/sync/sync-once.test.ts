/**
 * The client against a registry over real HTTP that goes wrong in every way: what this device said stays whole, nothing is
 * marked that was not done, and when the registry is well again everything is there once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { credentialNumberOf } from '#core/credential/number.ts';
import { didKeyOf, multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { digestOf } from '#core/evidence/digest.ts';
import { headAfterEvent, noEvents, readEventLine, signEvent } from '#core/sync/device-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { badRegistry, type Fault, type Place } from '../../test/fixtures/bad-registry.ts';
import { registeredPaper as registered } from '../../test/fixtures/issuer.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { programOf } from '../../test/fixtures/programs.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { keepCredential, readHeldIn } from '../credential/credential-folder.ts';
import { openFeedLog } from '../outbox/feed-log.ts';
import { eventsFile, type OutboxKeys, openOutbox, outboxFolder } from '../outbox/outbox.ts';
import { readRevoked } from '../outbox/read-revoked.ts';
import { checkBytes } from '../verify/check-files.ts';
import { enrol } from './enrol.ts';
import { registryApi } from './registry-api.ts';
import { syncOnce } from './sync-once.ts';

let folder: ReturnType<typeof tempFolder>;
let registry: Awaited<ReturnType<typeof badRegistry>>;
beforeEach(async () => {
  folder = tempFolder('sync');
  registry = await badRegistry();
  mkdirSync(certificates(), { recursive: true });
});
afterEach(async () => {
  registry.closeAll();
  await registry.close();
  folder.remove();
});

const learner = 'abcdefgh12345678';
const certificates = () => join(folder.path, 'learners', learner, 'credentials');
const now = () => new Date();
const at = { wall: '2027-01-15T07:00:00.000Z', sinceBootMs: 5, boot: 'b' };
const keysOf = (seed: number): OutboxKeys => {
  const signing = signingKeyOf(new Uint8Array(32).fill(seed));
  return { did: didKeyOf(signing.publicKey), signing };
};
const lesson = (name: string): EventBody => ({
  kind: 'lesson.read',
  learner,
  course: 'basic-security',
  version: '1.0.0',
  lesson: name,
  readAt: at.wall,
});
const attempt = (number: number): EventBody => ({
  kind: 'attempt.decided',
  learner: { id: learner, name: 'Amina Yusuf' },
  attempt: `20270115T080000Z-${String(number).padStart(8, '0')}`,
  journal: { entries: [{ at, event: { number } }], hash: digestOf(number) },
});

async function device({ keys = keysOf(7), address = registry.address, patienceMs = 20_000 } = {}) {
  const opened = await openOutbox(folder.path, keys, now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const outbox = opened.value;
  const feed = await openFeedLog(outbox.folder, now);
  if (!feed.ok) throw new Error(feed.failure.code);
  const stopping = new AbortController();
  const api = registryApi({ fetch, address, now, signal: stopping.signal, patienceMs });
  const progress: [number, number][] = [];
  let own = keys;
  return {
    outbox,
    feed: feed.value,
    api,
    progress,
    stop: () => stopping.abort(),
    say: async (...bodies: EventBody[]) => {
      for (const body of bodies) {
        const said = await outbox.append(body, at);
        if (!said.ok) throw new Error(said.failure.code);
      }
    },
    enrol: (code = 'ABCD-EFGH-1234-5678') =>
      enrol({ api, about: registry.about() as never, outbox, keys: own, learner, code, now }),
    /** What a whole exchange comes to. */
    sync: async () => {
      const ended = await syncOnce({
        dataFolder: folder.path,
        outbox,
        feed: feed.value,
        api,
        keys: own,
        now,
        random: () => 0.5,
        renewKeys: async () => {
          own = keysOf(own.signing.publicKey[0] as number);
          return { ok: true, value: own };
        },
        checkPaper: checkBytes,
        onProgress: (done, total) => progress.push([done, total]),
        elapsed: () => performance.now(),
      });
      return ended.ok ? 'done' : ended.failure.failure.code;
    },
    close: async () => {
      await feed.value.close();
      await outbox.close();
    },
  };
}

/** Every line of the log is signed and follows; gives back their ids. */
function chain(): string[] {
  let head = noEvents;
  return readFileSync(eventsFile(outboxFolder(folder.path)), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const event = readEventLine(line);
      if ('problem' in event) throw new Error(event.problem);
      expect(event.event.previous).toBe(head.id);
      head = headAfterEvent(event);
      return event.id;
    });
}

async function enrolled(...bodies: EventBody[]) {
  const own = await device();
  await own.say(...bodies);
  expect(await own.enrol()).toEqual({ ok: true, value: {} });
  return own;
}

/** Whatever happened before: all is there, once, in order. */
async function expectWhole(own: Awaited<ReturnType<typeof device>>) {
  registry.behave();
  expect(await own.sync()).toBe('done');
  expect(registry.taken()).toEqual(chain());
  expect(own.outbox.waiting().count).toBe(0);
  expect(own.outbox.marks.data).toMatchObject({
    tries: 0,
    nextTryAt: null,
    problem: null,
    acknowledged: own.outbox.head,
  });
}

test('signed up, sent, answered: the certificate takes the place of the provisional one, with its paper', async () => {
  const own = await enrolled(lesson('one'), attempt(1), lesson('two'));
  const number = credentialNumberOf(digestOf(1));
  const provisional = await samplePaper({ claims: { number, evidence: { kind: 'attempt', digest: digestOf(1) } } });
  await keepCredential(certificates(), JSON.parse(provisional.credential), provisional.claims, provisional.code);
  await expectWhole(own);
  expect(own.progress.at(-1)).toEqual([3, 3]);
  const [held] = await readHeldIn(certificates());
  expect(held?.claims).toMatchObject({ number, issuer: { id: 'did:web:training.meridian.example' } });
  expect(readFileSync(join(certificates(), `${number}.earlier`), 'utf8')).toContain('did:key');
  expect(readdirSync(certificates()).sort()).toEqual(
    [`${number}.earlier`, `${number}.json`, `${number}.registered.pdf`].sort(),
  );
  expect(own.feed.verdictOf(own.outbox.idAt(2) as string)).toEqual({ outcome: 'registered', number });
  // The same again asks for nothing and changes nothing.
  const before = readdirSync(certificates()).map((name) => readFileSync(join(certificates(), name)).toString('hex'));
  const asked = registry.asked.length;
  expect(await own.sync()).toBe('done');
  expect(registry.asked.slice(asked)).toEqual(['challenge', 'hello', 'feed']);
  expect(readdirSync(certificates()).map((name) => readFileSync(join(certificates(), name)).toString('hex'))).toEqual(
    before,
  );
  await own.close();
});

test('opened again after every exchange, nothing is forgotten and nothing is sent twice', async () => {
  const first = await enrolled(attempt(1));
  await expectWhole(first);
  await first.close();
  const again = await device();
  const asked = registry.asked.length;
  expect(await again.sync()).toBe('done');
  expect(registry.asked.slice(asked)).toEqual(['challenge', 'hello', 'feed']);
  expect(again.feed.verdictOf(again.outbox.idAt(1) as string)?.outcome).toBe('registered');
  await again.say(lesson('one'));
  await expectWhole(again);
  await again.close();
});

test.each<[Place, number, boolean?]>([
  ['challenge', 37],
  ['hello', 37],
  ['events', 37],
  ['feed', 37, true],
  ['feed', 997],
  ['papers', 40_001],
])(
  'the answer of %s is cut at every %ith byte: nothing is marked, and in the end all is there once',
  async (place, step, isShort = false) => {
    const own = await enrolled(isShort ? lesson('first') : attempt(1));
    registry.say({ kind: 'revoked', number: credentialNumberOf('x'), purpose: 'refresh', at: at.wall });
    let cut = 0;
    for (let at_ = 0; ; at_ += step) {
      const { cursor, acknowledged } = own.outbox.marks.data;
      if (place === 'events') await own.say(lesson(`lesson-${at_}`));
      registry.once(place, { kind: 'cut', at: at_ });
      const ended = await own.sync();
      if (ended === 'done') break;
      expect(ended).toBe('registry-unreachable');
      if (place === 'feed') expect(own.outbox.marks.data.cursor).toEqual(cursor);
      if (place === 'challenge' || place === 'hello') expect(own.outbox.marks.data.acknowledged).toEqual(acknowledged);
      expect(chain().length).toBe(own.outbox.head.n);
      cut += 1;
    }
    expect(cut).toBe(Math.ceil((registry.lengths.get(place) as number) / step));
    await expectWhole(own);
    expect(readdirSync(certificates()).filter((name) => name.endsWith('.pdf'))).toHaveLength(isShort ? 0 : 1);
    await own.close();
  },
);

test.each<[string, Fault, string]>([
  ['lost after it was taken', { kind: 'lost' }, 'registry-unreachable'],
  ['a sign-in page', { kind: 'page' }, 'registry-not-one'],
  ['a way to a sign-in page', { kind: 'redirect' }, 'registry-not-one'],
  ['something else', { kind: 'instead', json: { hello: 'world' } }, 'registry-not-one'],
  ['a fault over there', { kind: 'status', status: 500, error: 'internal' }, 'registry-unreachable'],
  ['a fault on the way', { kind: 'status', status: 502 }, 'registry-unreachable'],
  ['busy', { kind: 'status', status: 503, error: 'busy' }, 'registry-busy'],
  ['too many', { kind: 'status', status: 429, error: 'busy', retryAfter: '7200' }, 'registry-busy'],
])('%s, at every call: said as it is, and in the end all is there once', async (_name, fault, code) => {
  const own = await enrolled(attempt(1));
  for (const place of ['challenge', 'hello', 'events', 'feed', 'papers'] as const) {
    await own.say(lesson(place));
    registry.once(place, fault);
    const before = Date.now();
    expect([place, await own.sync()]).toEqual([place, code]);
    const { nextTryAt, problem, tries } = own.outbox.marks.data;
    expect([problem?.code, tries > 0]).toEqual([code, true]);
    if (fault.kind === 'status' && fault.retryAfter)
      expect(Date.parse(nextTryAt ?? '')).toBeGreaterThan(before + 7_199_000);
    expect(chain().length).toBe(own.outbox.head.n);
  }
  await expectWhole(own);
  await own.close();
});

test('killed at every call, before it is taken, after it, and while the answer is written down: in the end all is there once', async () => {
  const first = await enrolled(lesson('first'));
  await first.close();
  const program = programOf(new URL('../../test/fault/exchanging.ts', import.meta.url));
  const kills = [
    ...[['challenge', 'taken'] as const, ['hello', 'taken'] as const, ['events', 'before'] as const],
    ...(['events', 'feed', 'papers'] as const).flatMap((place) => [
      [place, 'taken'] as const,
      [place, 'answered'] as const,
    ]),
  ];
  let number = 0;
  for (const [place, moment] of kills) {
    number += 1;
    const own = await device();
    // So that every call has something to bring.
    await own.say(lesson(`${place}-${moment}`), attempt(number));
    await own.close();
    const child = spawn(process.execPath, [...program, folder.path, registry.address], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    registry.misbehave((asked) => {
      if (asked !== place) return null;
      if (moment === 'answered') {
        setTimeout(() => child.kill('SIGKILL'), number);
        return null;
      }
      child.kill('SIGKILL');
      return moment === 'before' ? { kind: 'status', status: 500 } : { kind: 'lost' };
    });
    const [, signal] = await ended;
    // An answer may be written down before the signal comes; everywhere else it was in the middle.
    if (moment !== 'answered') expect([place, moment, signal]).toEqual([place, moment, 'SIGKILL']);
    registry.behave();
    expect(registry.taken()).toEqual(chain().slice(0, registry.taken().length));
  }
  const own = await device();
  await expectWhole(own);
  expect((await readHeldIn(certificates())).map(({ claims }) => claims.number).sort()).toEqual(
    registry.numbers().sort(),
  );
  expect(readdirSync(certificates()).filter((name) => name.endsWith('.pdf'))).toHaveLength(number);
  await own.close();
}, 240_000);

test('too large: half is sent, and half of that, until it is taken', async () => {
  const own = await enrolled(...Array.from({ length: 40 }, (_, number) => lesson(`lesson-${number}`)));
  registry.misbehave((place, { body }) =>
    place === 'events' && body.split('\n').length > 7 ? { kind: 'status', status: 413, error: 'too-large' } : null,
  );
  expect(await own.sync()).toBe('done');
  expect(registry.taken()).toEqual(chain());
  await expectWhole(own);
  await own.close();
});

test('one line is not taken: those before it are, it is said, and what the registry says is still heard', async () => {
  const own = await enrolled(...['one', 'two', 'three', 'four', 'five', 'six'].map(lesson));
  registry.misbehave((place, { body }) =>
    place === 'events' && body.includes('"four"') ? { kind: 'status', status: 400, error: 'malformed' } : null,
  );
  registry.say({ kind: 'revoked', number: credentialNumberOf(digestOf(9)), purpose: 'revocation', at: at.wall });
  expect(await own.sync()).toBe('registry-refused');
  expect(registry.taken()).toEqual(chain().slice(0, 3));
  expect(own.outbox.marks.data.setApart).toEqual([{ id: own.outbox.idAt(4), code: 'malformed' }]);
  expect((await readRevoked(folder.path)).get(credentialNumberOf(digestOf(9)))).toBe('revocation');
  await expectWhole(own);
  expect(own.outbox.marks.data.setApart).toEqual([]);
  await own.close();
});

test('a token that ran out, a challenge that is not known, another life of the registry in the middle: a new hello', async () => {
  const own = await enrolled(attempt(1));
  for (const [place, status, error] of [
    ['hello', 401, 'challenge'],
    ['feed', 401, 'token'],
    ['feed', 409, 'epoch'],
  ] as const) {
    await own.say(lesson(`${place}-${error}`));
    registry.once(place, { kind: 'status', status, error });
    expect(await own.sync()).toBe('done');
  }
  registry.misbehave((place) => (place === 'feed' ? { kind: 'status', status: 401, error: 'token' } : null));
  expect(await own.sync()).toBe('registry-refused');
  await expectWhole(own);
  await own.close();
});

test('an answer that belongs to other events is no answer', async () => {
  const own = await enrolled(lesson('one'), lesson('two'));
  const { epoch } = registry.about();
  const answer = (results: unknown[]) => ({ epoch, now: at.wall, results, head: { n: 2, id: own.outbox.idAt(2) } });
  const stored = (id: unknown) => ({ result: 'stored', id });
  for (const results of [[], [stored('f'.repeat(64)), stored(own.outbox.idAt(2))], [stored(own.outbox.idAt(1))]]) {
    registry.once('events', { kind: 'instead', json: answer(results) });
    expect(await own.sync()).toBe('registry-unreachable');
    expect(own.outbox.marks.data.acknowledged).toEqual(noEvents);
  }
  await expectWhole(own);
  await own.close();
});

test('an earlier state put back, over there: what was sent and what was said goes up again', async () => {
  const own = await enrolled(attempt(1));
  await expectWhole(own);
  const putBack = registry.backup();
  await own.say(attempt(2), lesson('one'));
  registry.say({ kind: 'revoked', number: credentialNumberOf(digestOf(1)), purpose: 'revocation', at: at.wall });
  await expectWhole(own);
  const feed = registry.feed();
  putBack();
  registry.once('recover', { kind: 'lost' });
  expect(await own.sync()).toBe('registry-unreachable');
  await expectWhole(own);
  expect(registry.feed().all).toBe(feed.all);
  expect(registry.feed().own).toBeGreaterThanOrEqual(feed.own);
  expect((await readRevoked(folder.path)).size).toBe(1);
  expect((await readHeldIn(certificates())).map(({ claims }) => claims.number).sort()).toEqual(
    registry.numbers().sort(),
  );
  await own.close();
});

test('something that another key has signed: not heard, nothing moves; said by the right one it is', async () => {
  const own = await enrolled(attempt(1));
  const other = signingKeyOf(new Uint8Array(32).fill(99));
  registry.signWith(other);
  expect(await own.sync()).toBe('registry-changed');
  expect(own.outbox.marks.data.cursor).toEqual({ own: 0, all: 0 });
  expect(readFileSync(join(own.outbox.folder, 'feed.ndjson'), 'utf8')).toBe('');
  // In the name of the right key it is no better.
  const named = multibaseOf((await import('../../test/fixtures/issuer.ts')).issuerKey.publicKey);
  registry.say(
    { kind: 'revoked', number: credentialNumberOf('x'), purpose: 'refresh', at: at.wall },
    { name: named, key: other },
  );
  expect(await own.sync()).toBe('registry-changed');
  expect(registry.taken()).toEqual(chain());
  expect(readdirSync(certificates())).toEqual([]);
  await own.close();
});

test('certificates that are not signed by the registry, or not for an attempt of this device, are not put anywhere', async () => {
  const own = await enrolled(attempt(1), lesson('one'));
  registry.misbehave((place) => (place === 'papers' ? { kind: 'status', status: 404, error: 'unknown' } : null));
  const event = { first: own.outbox.idAt(1) as string, second: own.outbox.idAt(2) as string };
  const said = async (digest: string, id: string, key?: ReturnType<typeof signingKeyOf>) => {
    const claims = { evidence: { kind: 'attempt' as const, digest }, number: credentialNumberOf(digest) };
    const paper = await registered(claims, key);
    registry.say({ kind: 'credential', event: id, credential: paper.credential, code: paper.code });
  };
  await said(digestOf(1), event.first, signingKeyOf(new Uint8Array(32).fill(98)));
  await said(digestOf(2), event.first);
  await said(digestOf(1), event.second);
  await said(digestOf(3), 'f'.repeat(64));
  registry.say({ kind: 'credential', event: event.first, credential: '{"proof":1}', code: 'FP1:' });
  await registry.say({ kind: 'verdict', event: event.first, at: at.wall, verdict: { outcome: 'recorded' } });
  expect(await own.sync()).toBe('done');
  const held = await readHeldIn(certificates());
  expect(held.map(({ claims }) => claims.number)).toEqual([credentialNumberOf(digestOf(1))]);
  expect(held[0]?.claims.issuer.id).toBe('did:web:training.meridian.example');
  await own.close();
});

test('a paper that is changed, of somebody else, or no paper is not kept, and asked for again', async () => {
  const own = await enrolled(attempt(1), attempt(2));
  registry.misbehave((place) => (place === 'papers' ? { kind: 'status', status: 404, error: 'unknown' } : null));
  expect(await own.sync()).toBe('done');
  registry.behave();
  const [one, two] = [1, 2].map((number) => credentialNumberOf(digestOf(number))) as [string, string];
  const kept = () => readdirSync(certificates()).filter((name) => name.endsWith('.pdf'));
  const fetchIt = async (number: string) => {
    const paper = await own.api.paper('x', number);
    return paper.ok ? paper.value : new Uint8Array();
  };
  const [first, second] = [await fetchIt(one), await fetchIt(two)];
  const changed = new Uint8Array(first);
  changed[Math.floor(first.length / 2)] = 0x20;
  for (const wrong of [changed, second, new TextEncoder().encode('%PDF-1.7 nothing'), first.subarray(0, 5000)]) {
    registry.paper(one, wrong);
    registry.paper(two, null);
    expect(await own.sync()).toBe('done');
    expect(kept()).toEqual([]);
  }
  registry.paper(one, first);
  registry.paper(two, second);
  await expectWhole(own);
  expect(kept().sort()).toEqual([one, two].map((number) => `${number}.registered.pdf`).sort());
  await own.close();
});

test('the registry has more of this device than the device: another key, a new code, and all goes up once', async () => {
  const own = await enrolled(lesson('one'), attempt(1));
  await expectWhole(own);
  const before = own.outbox.head;
  const ahead = signEvent(keysOf(7).signing, { device: keysOf(7).did, head: before, at, body: lesson('elsewhere') });
  registry.setStanding(own.outbox.device, { head: headAfterEvent(ahead), revokedAfter: null, isForked: false });
  await own.say(attempt(2), lesson('two'));
  const log = readFileSync(eventsFile(own.outbox.folder), 'utf8');
  expect(await own.sync()).toBe('enrolment-missing');
  expect(own.outbox.device).not.toBe(keysOf(7).did);
  expect(own.outbox.marks.data.enrolment?.needsCode).toBe(true);
  const ended = readdirSync(own.outbox.folder).filter((name) => name.startsWith('events.ended'));
  expect(readFileSync(join(own.outbox.folder, ended[0] as string), 'utf8')).toBe(log);
  expect(chain()).toHaveLength(2);
  const asked = registry.asked.length;
  expect(await own.sync()).toBe('enrolment-missing');
  expect(registry.asked.length).toBe(asked);
  expect(await own.enrol()).toMatchObject({ ok: false, failure: { code: 'enrolment-code' } });
  registry.codes.set('1111222233334444', null);
  expect(await own.enrol('1111-2222-3333-4444')).toEqual({ ok: true, value: {} });
  expect(await own.sync()).toBe('done');
  const attempts = registry
    .events()
    .flatMap(({ event }) => (event.body.kind === 'attempt.decided' ? [event.body.attempt] : []));
  expect(attempts).toEqual([1, 2].map((number) => `20270115T080000Z-${String(number).padStart(8, '0')}`));
  expect((await readHeldIn(certificates())).length).toBe(2);
  await own.close();
});

test('a stolen device, and one that was copied: what it says waits for a person, and is not sent again and again', async () => {
  const own = await enrolled(lesson('one'));
  await expectWhole(own);
  const standing = registry.standingOf(own.outbox.device);
  registry.setStanding(own.outbox.device, { ...(standing as never as object), revokedAfter: 1 } as never);
  await own.say(lesson('two'));
  expect(await own.sync()).toBe('done');
  expect(own.outbox.marks.data.setApart).toEqual([{ id: own.outbox.idAt(2), code: 'device-revoked' }]);
  registry.setStanding(own.outbox.device, { head: own.outbox.head, revokedAfter: null, isForked: true });
  await own.say(lesson('three'));
  expect(await own.sync()).toBe('done');
  expect(own.outbox.marks.data.setApart.map(({ code }) => code)).toEqual(['device-revoked', 'fork']);
  expect(own.outbox.waiting().count).toBe(0);
  const asked = registry.asked.length;
  expect(await own.sync()).toBe('done');
  expect(registry.asked.slice(asked)).not.toContain('events');
  expect(registry.taken()).toEqual(chain());
  await own.close();
});

test('a registry that does not know this device any more asks for a code; another one in its place is not spoken to', async () => {
  const own = await enrolled(lesson('one'));
  registry.setStanding(own.outbox.device, null);
  registry.once('registry', { kind: 'instead', json: { ...registry.about(), id: 'did:web:elsewhere.example' } });
  expect(await own.sync()).toBe('registry-changed');
  expect(own.outbox.marks.data.enrolment?.needsCode).toBe(false);
  expect(await own.sync()).toBe('enrolment-missing');
  expect(own.outbox.marks.data.enrolment?.needsCode).toBe(true);
  expect(await own.enrol()).toEqual({ ok: true, value: {} });
  await expectWhole(own);
  await own.close();
});

test('stopped in the middle: it ends at once, and nothing is counted as a failure', async () => {
  const own = await enrolled(lesson('one'));
  registry.misbehave((place) => {
    if (place === 'events') own.stop();
    return null;
  });
  expect(await own.sync()).toBe('registry-unreachable');
  expect(own.outbox.marks.data).toMatchObject({ tries: 0, problem: null });
  await own.close();
  const again = await device();
  await expectWhole(again);
  await again.close();
});

test('nobody there, and somebody who never answers', async () => {
  const { createServer } = await import('node:net');
  const silent = createServer((socket) => socket.resume().on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const patient = await device({ address: `http://127.0.0.1:${port}`, patienceMs: 100 });
  expect(await patient.api.about()).toMatchObject({
    failure: { kind: 'unreachable', failure: { params: { reason: 'timeout' } } },
  });
  await patient.close();
  await new Promise((resolve) => silent.close(resolve));
  const nobody = await device({ address: `http://127.0.0.1:${port}` });
  expect(await nobody.api.about()).toMatchObject({
    failure: { kind: 'unreachable', failure: { params: { reason: 'ECONNREFUSED' } } },
  });
  await nobody.close();
});

test('a slow line begins with little, and what is there is sent all the same', async () => {
  const own = await enrolled(...Array.from({ length: 150 }, (_, number) => lesson(`lesson-${number}`)));
  registry.once('events', { kind: 'lost' });
  expect(await own.sync()).toBe('registry-unreachable');
  expect(own.outbox.marks.data.isSlow).toBe(true);
  const sizes: number[] = [];
  registry.misbehave((place, { body }) => {
    if (place === 'events') sizes.push(body.length);
    return null;
  });
  expect(await own.sync()).toBe('done');
  expect(sizes[0]).toBeLessThan(20_001);
  expect(own.outbox.marks.data.isSlow).toBe(false);
  await expectWhole(own);
  expect(existsSync(eventsFile(own.outbox.folder))).toBe(true);
  await own.close();
});

test('what was kept of the feed is not trusted where it was cut off, and is heard again', async () => {
  const own = await enrolled(attempt(1));
  await expectWhole(own);
  await own.close();
  const path = join(outboxFolder(folder.path), 'feed.ndjson');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, -50));
  const again = await device();
  await again.outbox.marks.update((marks) => {
    marks.cursor = { own: 0, all: 0 };
  });
  await expectWhole(again);
  expect(readFileSync(path, 'utf8').split('\n').sort()).toEqual(text.split('\n').sort());
  await again.close();
});
