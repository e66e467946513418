/**
 * An LRS that refuses, contradicts, is slow, is cut off or is none: nothing is lost, nothing is sent in two forms.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FrozenStatement } from '#core/xapi/statement.ts';
import { type BadLrs, type Received, reply, startBadLrs } from '../../test/fixtures/bad-lrs.ts';
import { manyStatements, openedOutbox, testNow } from '../../test/fixtures/statements.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { isDue } from './marks.ts';
import { type SendInput, sendStatements } from './send-statements.ts';
import type { StatementOutbox } from './statement-outbox.ts';

const all = manyStatements(120);
const middle = all[70] as FrozenStatement;

let folder: ReturnType<typeof tempFolder>;
let lrs: BadLrs;
let outbox: StatementOutbox;
beforeEach(async () => {
  folder = tempFolder('xapi');
  lrs = await startBadLrs();
  outbox = await openedOutbox(folder.path, all);
});
afterEach(async () => {
  expect(lrs.twoForms()).toEqual([]);
  // Whatever happened, everything is still here as it was made.
  const kept = await outbox.after(0, { count: 1000, bytes: 1e9 });
  expect(kept.ok && kept.value.map(({ json }) => json)).toEqual(all.map(({ json }) => json));
  await outbox.close();
  await lrs.stop();
  folder.remove();
});

const send = (more: Partial<SendInput> = {}) =>
  sendStatements({
    outbox,
    lrs: { address: lrs.address, user: 'key', password: 'secret' },
    fetch: globalThis.fetch,
    now: testNow,
    random: () => 0.5,
    ...more,
  });
const isPost = ({ method }: Received) => method === 'POST';
const posts = () => lrs.received.filter(isPost);
const holds = ({ statements }: Received, wanted = middle) => statements.some(({ id }) => id === wanted.id);
const marks = () => outbox.marks.data;
const expectAllHeld = (but: readonly FrozenStatement[] = []) => {
  const wanted = all.filter((one) => !but.includes(one));
  expect([...lrs.held.keys()].sort()).toEqual(wanted.map(({ id }) => id).sort());
  for (const { id, json } of wanted) expect(lrs.held.get(id)).toBe(json);
  expect(outbox.waiting()).toBe(0);
};

test('everything goes in batches of fifty, once, with the headers of the specification', async () => {
  const seen: [number, number][] = [];
  const sent = await send({ onProgress: (done, total) => seen.push([done, total]) });
  expect(sent).toEqual({ taken: 120, dead: 0, ended: null });
  expectAllHeld();
  expect(posts().map(({ statements }) => statements.length)).toEqual([50, 50, 20]);
  expect(seen).toEqual([0, 50, 100, 120].map((done) => [done, 120]));
  for (const { headers, path } of posts()) {
    expect(path).toBe('/xapi/statements');
    expect(headers['x-experience-api-version']).toBe('1.0.3');
    expect(headers.authorization).toBe(`Basic ${Buffer.from('key:secret').toString('base64')}`);
  }
  expect(marks()).toMatchObject({ done: { count: 120, id: all[119]?.id }, tries: 0, problem: null, isPaused: false });
  expect(await send()).toEqual({ taken: 0, dead: 0, ended: null });
  expect(posts()).toHaveLength(3);
});

test('204 is as good as 200; an LRS of version 2 alone is spoken to in it', async () => {
  lrs.misbehave = (received, answer) => {
    if (received.path.endsWith('/about')) return reply(answer, 200, { version: ['2.0.0'] });
    if (!isPost(received)) return false;
    for (const { id, json } of received.statements) lrs.held.set(id, json);
    answer.writeHead(204).end();
    return true;
  };
  expect(await send()).toEqual({ taken: 120, dead: 0, ended: null });
  expect(posts()[0]?.headers['x-experience-api-version']).toBe('2.0.0');
  expectAllHeld();
});

test('409, and another statement there: that one is set apart with what was found, the rest goes on', async () => {
  const other = middle.json.replace('lesson-', 'other-');
  lrs.held.set(middle.id, other);
  const sent = await send();
  expect(sent).toEqual({ taken: 119, dead: 1, ended: null });
  expect(marks().dead).toEqual([
    { id: middle.id, reason: 'different', said: other.slice(0, 300), at: testNow().toISOString() },
  ]);
  expect(lrs.held.get(middle.id)).toBe(other);
  lrs.held.delete(middle.id);
  expectAllHeld([middle]);
});

test('409 for everything that is known, though it is the same: done', async () => {
  for (const { id, json } of all.slice(0, 80)) lrs.held.set(id, json);
  lrs.misbehave = (received, answer) =>
    isPost(received) && received.statements.some(({ id }) => lrs.held.has(id)) && reply(answer, 409, {});
  expect(await send()).toEqual({ taken: 120, dead: 0, ended: null });
  expectAllHeld();
  expect(marks().dead).toEqual([]);
});

test('409, and the other statement was voided, or may not be read', async () => {
  lrs.misbehave = (received, answer) => {
    if (isPost(received)) return holds(received) && reply(answer, 409, {});
    if (received.path.includes('?statementId')) return reply(answer, 404, {});
    return received.path.includes('voidedStatementId') && reply(answer, 200, middle.json);
  };
  expect(await send()).toEqual({ taken: 120, dead: 0, ended: null });
  await outbox.marks.update((copy) => Object.assign(copy, { done: { count: 0, id: null } }));
  lrs.misbehave = (received, answer) => {
    if (isPost(received)) return holds(received) && reply(answer, 409, 'no');
    return received.path.includes('tatementId') && reply(answer, 403, {});
  };
  expect(await send()).toEqual({ taken: 119, dead: 1, ended: null });
  expect(marks().dead).toMatchObject([{ id: middle.id, reason: 'unseen', said: 'no' }]);
});

test('400 for one in the middle of fifty: only that one is set apart, and few requests find it', async () => {
  const bad = [middle, all[0] as FrozenStatement, all[119] as FrozenStatement];
  lrs.misbehave = (received, answer) =>
    isPost(received) && bad.some((one) => holds(received, one)) && reply(answer, 400, { warnings: ['not good'] });
  expect(await send()).toEqual({ taken: 117, dead: 3, ended: null });
  expect(new Set(marks().dead.map(({ id }) => id))).toEqual(new Set(bad.map(({ id }) => id)));
  expect(marks().dead[0]).toMatchObject({ reason: 'refused', said: '{"warnings":["not good"]}' });
  expectAllHeld(bad);
  expect(posts().length).toBeLessThan(50);
});

test('400 for everything, whatever it is: no statement is to blame', async () => {
  lrs.misbehave = (received, answer) => !received.path.endsWith('/about') && reply(answer, 400, 'bad version');
  const sent = await send();
  expect(sent).toMatchObject({ taken: 0, dead: 0, ended: { kind: 'later', failure: { code: 'lrs-unreachable' } } });
  expect(marks().dead).toEqual([]);
  expect(outbox.waiting()).toBe(120);
  lrs.misbehave = () => false;
  expect(await send()).toMatchObject({ taken: 120, ended: null });
  expectAllHeld();
});

test.each([401, 403])('%i pauses until somebody changes something, and says why', async (status) => {
  lrs.misbehave = ({ headers }, answer) =>
    headers.authorization !== `Basic ${Buffer.from('key:new').toString('base64')}` && reply(answer, status, {});
  const failure = { code: 'lrs-refused', params: { address: lrs.address, status } };
  expect(await send()).toEqual({ taken: 0, dead: 0, ended: { kind: 'paused', failure } });
  expect(marks()).toMatchObject({ isPaused: true, problem: failure });
  expect(isDue(marks(), new Date('2099-01-01'))).toBe(false);
  expect(posts()).toHaveLength(1);
  const sent = await send({ lrs: { address: lrs.address, user: 'key', password: 'new' } });
  expect(sent).toEqual({ taken: 120, dead: 0, ended: null });
  expect(marks()).toMatchObject({ isPaused: false, problem: null });
  expectAllHeld();
});

test('413: less at once until it is taken; one that is too long alone is set apart', async () => {
  lrs.misbehave = (received, answer) =>
    isPost(received) && (received.statements.length > 7 || holds(received)) && reply(answer, 413, 'too much');
  expect(await send()).toEqual({ taken: 119, dead: 1, ended: null });
  expect(marks().dead).toMatchObject([{ id: middle.id, reason: 'too-large', said: 'too much' }]);
  expectAllHeld([middle]);
});

test('429 and 503 with a wait: nothing is sent before that, then it goes on where it was', async () => {
  for (const status of [429, 503]) {
    lrs.misbehave = (received, answer) =>
      isPost(received) &&
      lrs.held.size >= (status === 429 ? 50 : 100) &&
      reply(answer, status, '', { 'retry-after': '120' });
    const sent = await send();
    expect(sent).toMatchObject({
      taken: 50,
      dead: 0,
      ended: { kind: 'later', failure: { params: { reason: String(status) } } },
    });
    const wait = Date.parse(marks().nextTryAt as string) - testNow().getTime();
    expect(wait).toBeGreaterThanOrEqual(120_000);
    expect(isDue(marks(), new Date(testNow().getTime() + 119_000))).toBe(false);
    expect(isDue(marks(), new Date(testNow().getTime() + wait))).toBe(true);
  }
  lrs.misbehave = () => false;
  expect(await send()).toEqual({ taken: 20, dead: 0, ended: null });
  expectAllHeld();
});

test('failures in a row wait longer and longer', async () => {
  lrs.misbehave = (_received, answer) => reply(answer, 500);
  const waits: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await send();
    waits.push(Date.parse(marks().nextTryAt as string) - testNow().getTime());
  }
  expect(waits).toEqual([2_500, 5_000, 10_000, 20_000, 40_000]);
});

test('lost and half answers: taken over there, sent again in the same bytes, held once', async () => {
  let posted = 0;
  lrs.misbehave = (received, answer) => {
    if (!isPost(received)) return false;
    posted += 1;
    if (posted % 3 === 0) return false;
    for (const { id, json } of received.statements) if (!lrs.held.has(id)) lrs.held.set(id, json);
    if (posted % 3 === 1) answer.socket?.destroy();
    else {
      const text = JSON.stringify(received.statements.map(({ id }) => id));
      answer.writeHead(200, { 'content-length': text.length }).write(text.slice(0, 40));
      setTimeout(() => answer.socket?.destroy(), 20);
    }
    return true;
  };
  for (let round = 0; round < 20 && outbox.waiting() > 0; round += 1) {
    const { ended } = await send();
    if (ended) expect(ended).toMatchObject({ kind: 'later', failure: { code: 'lrs-unreachable' } });
  }
  expectAllHeld();
  expect(marks().dead).toEqual([]);
});

test('silence is given up after a while', async () => {
  lrs.misbehave = isPost;
  // A long body is given longer: so much less is left of nothing.
  const sent = await send({ patienceMs: -1_000_000 });
  expect(sent.ended).toMatchObject({ kind: 'later', failure: { params: { reason: 'timeout' } } });
});

test.each<[string, BadLrs['misbehave']]>([
  [
    'a sign-in page',
    (_received, answer) => reply(answer, 200, '<html>Sign in</html>', { 'content-type': 'text/html' }),
  ],
  ['other ids', (received, answer) => isPost(received) && reply(answer, 200, ['6b1e4b4e-2f0f-5b63-9d53-0c5b1a7b2f10'])],
  ['a redirect', (_received, answer) => reply(answer, 302, '', { location: 'http://127.0.0.1:9/' })],
  ['nothing of the kind', (_received, answer) => reply(answer, 404, 'Not found')],
  ['a portal', (_received, answer) => reply(answer, 511)],
])('%s is no LRS: nothing counts as sent', async (_name, misbehave) => {
  lrs.misbehave = misbehave;
  const sent = await send();
  expect(sent).toMatchObject({ taken: 0, dead: 0, ended: { kind: 'later', failure: { code: 'lrs-not-one' } } });
  expect(outbox.waiting()).toBe(120);
  lrs.misbehave = () => false;
  expect(await send()).toMatchObject({ taken: 120, ended: null });
  expectAllHeld();
});

test('stopped in the middle of an answer, and gone on with', async () => {
  const stopping = new AbortController();
  lrs.misbehave = (received) => {
    if (!isPost(received) || lrs.held.size < 50) return false;
    stopping.abort();
    return true;
  };
  const sent = await send({ signal: stopping.signal });
  expect(sent).toMatchObject({ taken: 50, ended: { kind: 'stopped' } });
  expect(marks()).toMatchObject({ tries: 0, problem: null, done: { count: 50 } });
  lrs.misbehave = () => false;
  expect(await send()).toEqual({ taken: 70, dead: 0, ended: null });
  expectAllHeld();
});

test('another LRS, or another user of it, is told everything', async () => {
  await send();
  const second = await startBadLrs();
  expect(await send({ lrs: { address: second.address, user: 'key', password: 'x' } })).toMatchObject({ taken: 120 });
  expect(second.held.size).toBe(120);
  await second.stop();
  expect(await send({ lrs: { address: lrs.address, user: 'other', password: 'x' } })).toMatchObject({ taken: 120 });
  expectAllHeld();
});
