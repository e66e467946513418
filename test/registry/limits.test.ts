/**
 * How much one address, one device and all together may ask, and what they hear when it was too much.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { enrolProof } from '#core/sync/calls.ts';
import type { LimitSettings } from '#registry/limits/limits.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  lessonRead,
  registryId,
  registryOver,
  startTestRegistry,
  testCourse,
  testDevice,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();
const folder = tempFolder('limits');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

let running: RunningRegistry | null = null;
let url: string;
afterEach(() => running?.stop());

/** One that believes a server on this machine about addresses. */
async function begin(limits: Partial<LimitSettings>, more: { trustProxy?: string } = { trustProxy: 'loopback' }) {
  running = await startTestRegistry(join(folder.path, 'data'), {
    databaseUrl: await postgres.freshDatabase(),
    limits: { holdMs: 0, ...limits },
    ...more,
  });
  url = running.url;
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const course = await testCourse();
  return registryOver(
    () => running as RunningRegistry,
    () => ({ course, token }),
  );
}

const from = (address: string) => ({ 'x-forwarded-for': address });
const statusFrom = async (address: string, path = '/v1/registry') =>
  (await fetch(`${url}${path}`, { headers: from(address) })).status;

test('one address that asks too much hears 429 and when to come back; the others hear nothing of it', async () => {
  await begin({ address: { perSecond: 1, burst: 20 } });
  const statuses: number[] = [];
  for (let asked = 0; asked < 30; asked += 1) statuses.push(await statusFrom('203.0.113.1'));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
  const refused = await fetch(`${url}/v1/registry`, { headers: from('203.0.113.1') });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ error: 'too-many' });
  expect(await statusFrom('203.0.113.2')).toBe(200);
});

test('what an upload costs is counted by its events', async () => {
  const registry = await begin({ address: { perSecond: 1, burst: 50 } });
  const device = await registry.device('Busy');
  for (let number = 0; number < 80; number += 1) device.say(lessonRead(`lesson-${number}`));
  const post = () =>
    fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { ...from('203.0.113.3'), 'content-type': 'application/x-ndjson' },
      body: device.events.map(({ line }) => line).join('\n'),
    });
  expect((await post()).status).toBe(200);
  expect((await post()).status).toBe(429);
});

test('a body is counted by its bytes before it is read, whatever is in it: millions of empty lines, packed or not', async () => {
  await begin({ address: { perSecond: 1, burst: 500 } });
  const empty = Buffer.alloc(4_000_000, '\n');
  const post = async (address: string, body: Buffer, more: Record<string, string> = {}) => {
    const headers = { ...from(address), 'content-type': 'application/x-ndjson', ...more };
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: new Uint8Array(body) });
    await answer.text();
    return answer.status;
  };
  expect(await post('203.0.113.1', empty)).toBe(413);
  expect(await statusFrom('203.0.113.1')).toBe(429);
  expect(await post('203.0.113.2', gzipSync(empty), { 'content-encoding': 'gzip' })).toBe(413);
  expect(await statusFrom('203.0.113.2')).toBe(429);
  expect(await statusFrom('203.0.113.3')).toBe(200);
});

test('without --trust-proxy nobody is believed about an address', async () => {
  await begin({ address: { perSecond: 1, burst: 5 } }, {});
  const statuses = new Set<number>();
  for (let asked = 0; asked < 20; asked += 1) statuses.add(await statusFrom('203.0.113.1'));
  expect([...statuses]).toEqual([200]);
});

test('who stands before the server in front can say what they like: only its own word counts', async () => {
  await begin({ address: { perSecond: 1, burst: 5 } });
  const statuses = new Set<number>();
  for (let asked = 0; asked < 20; asked += 1) statuses.add(await statusFrom(`198.51.100.${asked}, 203.0.113.5`));
  expect(statuses).toContain(429);
});

test('codes that are none: a few a minute of one address, however many at once; who has one signs up beside it', async () => {
  const registry = await begin({});
  const { code } = await registry.invite('Has a code');
  const guess = (address: string) => {
    const { did, key } = testDevice(url);
    const said = { device: did, code: '0'.repeat(16) };
    const signature = base64urlnopad.encode(key.sign(new TextEncoder().encode(enrolProof(registryId, said))));
    return fetch(`${url}/v1/devices`, {
      method: 'POST',
      headers: { ...from(address), 'content-type': 'application/json' },
      body: JSON.stringify({ ...said, signature }),
    });
  };
  const answers = await Promise.all(Array.from({ length: 40 }, () => guess('203.0.113.7')));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 403)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(5);
  expect((await guess('203.0.113.8')).status).toBe(403);
  expect((await testDevice(url).enrol(code)).status).toBe(201);
});

test('many sign up with good codes from one address at once: all are let in', async () => {
  const registry = await begin({});
  const codes = await Promise.all(Array.from({ length: 12 }, (_, number) => registry.invite(`Person ${number}`)));
  const answers = await Promise.all(codes.map(({ code }) => testDevice(url).enrol(code)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
});

test('one device that asks for its feed without end is slowed down, wherever it asks from', async () => {
  const registry = await begin({ device: { perSecond: 0.1, burst: 10 } });
  const device = await registry.device('Eager');
  const { token, epoch } = await device.hello();
  const statuses: number[] = [];
  for (let asked = 0; asked < 15; asked += 1) {
    const answer = await fetch(`${url}/v1/feed?epoch=${epoch}&own=0&all=0`, {
      headers: { authorization: `Bearer ${token}`, ...from(`203.0.113.${asked}`) },
    });
    statuses.push(answer.status);
  }
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(3);
  expect((await (await registry.device('Calm')).feed()).items).toEqual([]);
});

test('too slow before the body, and too slow with it: cut off, and the others go on', async () => {
  await begin({ headersMs: 300, requestMs: 900 });
  const { port } = new URL(url);
  const slow = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      let said = '';
      socket.on('data', (bytes) => {
        said += bytes;
      });
      socket.on('close', () => resolve(said));
      socket.on('error', () => undefined);
    });
  const [headers, body, other] = await Promise.all([
    slow('GET /healthz HTTP/1.1\r\nhost: a\r\n'),
    slow('POST /v1/people HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{'),
    statusFrom('203.0.113.1', '/healthz'),
  ]);
  expect(headers).toMatch(/^HTTP\/1\.1 408 [\s\S]*"too-slow"/);
  // The administrator's token is asked for before the body; what follows is cut off.
  expect(body).toMatch(/^HTTP\/1\.1 4(01|08) /);
  expect(other).toBe(200);
});

test('too long before the body, too long an address, no HTTP at all: refused as JSON or cut off', async () => {
  await begin({});
  const long = await fetch(`${url}/v1/registry`, { headers: { 'x-long': 'a'.repeat(20_000) } });
  expect([long.status, await long.json()]).toEqual([431, { error: 'malformed', detail: expect.any(String) }]);
  expect((await fetch(`${url}/v1/credentials/${'a'.repeat(3000)}`)).status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${url}/${'a'.repeat(20_000)}`)).status).toBe(431);
  expect((await fetch(`${url}/v1/credentials/%E0%A4%A`)).status).toBe(400);
  const { port } = new URL(url);
  const said = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('\x16\x03\x01 hello?\r\n\r\n'));
    socket.on('data', (bytes) => resolve(String(bytes)));
  });
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
});

test('bodies that are sent at once are counted before they are here, by address and in all', async () => {
  await begin({ bytesAtOnce: 3_000_000, bytesOfAddress: 1_500_000 });
  const { port } = new URL(url);
  const opened: ReturnType<typeof request>[] = [];
  const begun = (address: string) => {
    const sending = request({
      port,
      host: '127.0.0.1',
      path: '/v1/events',
      method: 'POST',
      headers: { ...from(address), 'content-type': 'application/x-ndjson', 'content-length': 1_000_000 },
    });
    opened.push(sending);
    const status = new Promise<number>((resolve) =>
      sending.on('response', (answer) => resolve(answer.statusCode ?? 0)),
    );
    sending.on('error', () => undefined);
    sending.write('half');
    return status;
  };
  const first = begun('203.0.113.1');
  await wait(100);
  expect(await begun('203.0.113.1')).toBe(503);
  const others = [begun('203.0.113.2'), begun('203.0.113.3')];
  await wait(100);
  expect(await begun('203.0.113.4')).toBe(503);
  expect(await Promise.race([first, ...others, wait(50).then(() => 'still reading')])).toBe('still reading');
  for (const sending of opened) sending.destroy();
  await wait(100);
  expect(running?.registry.limits.reading.bytes).toBe(0);
});

test('the records are slow and too many wait for them: 503 with Retry-After, and the watch still gets its answer', async () => {
  const registry = await begin({ poolWaiting: 10 });
  const { pool } = registry.running.registry;
  const clients = await Promise.all(Array.from({ length: 16 }, () => pool.connect()));
  const asking = Array.from({ length: 40 }, () => fetch(`${url}/v1/registry`));
  await wait(300);
  const refused = await fetch(`${url}/v1/registry`);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  for (const client of clients) client.release();
  const statuses = (await Promise.all(asking)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect((await fetch(`${url}/v1/registry`)).status).toBe(200);
});

test('refusals come late, so that whoever does not wait is made to', async () => {
  await begin({ address: { perSecond: 0.1, burst: 1 }, holdMs: 150, mostHeld: 3 });
  await statusFrom('203.0.113.1');
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => statusFrom('203.0.113.1').catch(() => 'connection ended')),
  );
  expect(outcomes.filter((outcome) => outcome === 429)).toHaveLength(3);
  expect(outcomes.filter((outcome) => outcome === 'connection ended')).toHaveLength(5);
  expect(await statusFrom('203.0.113.2')).toBe(200);
});

test('who says that it has read further than there is makes everybody begin anew once, and not again and again', async () => {
  const registry = await begin({});
  const device = await registry.device('Reads Ahead');
  const before = await device.hello();
  const ahead = (epoch: string) => device.hello({ epoch, cursor: { own: 1_000_000, all: 1_000_000 } });
  const { epoch } = await ahead(before.epoch);
  expect(epoch).not.toBe(before.epoch);
  await expect(ahead(epoch)).rejects.toThrow();
  const other = await registry.device('Reads What There Is');
  expect((await other.hello()).epoch).toBe(epoch);
  // Said by somebody else it is a word of its own: the backup may have been put back twice.
  expect((await other.hello({ epoch, cursor: { own: 1_000_000, all: 0 } })).epoch).not.toBe(epoch);
});
