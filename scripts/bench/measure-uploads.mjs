/**
 * How many records a registry takes in a second, in batches of a hundred, each on the disk before it is acknowledged; and a
 * thousand devices that come back at once. The server is a process of its own, with its own PostgreSQL; the load comes from
 * the same machine.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { didKeyOf } from '../../src-core/credential/proof/did-key.ts';
import { enrolProof } from '../../src-core/sync/calls.ts';
import { headAfterEvent, noEvents, signEvent } from '../../src-core/sync/device-event.ts';
import { makeSigningKey } from '../../src-store/issuer/secret-file.ts';

const learner = 'abcdefgh12345678';
const at = { wall: '2026-11-20T09:00:00.000Z', sinceBootMs: 5, boot: 'b' };

/** @param {string} root */
async function startRegistry(root) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-registry-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  const args = ['src-cli/bin.mjs', 'registry', '--data', data, '--port', '0', '--quiet'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/[\d.:]+\d/.exec(line);
      if (found) resolve(found[0]);
    });
    void gone.then(() => reject(new Error('the registry did not start')));
  });
  const token = readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim();
  return {
    url,
    token,
    /** Resident memory of the server's process, in MB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {{ url: string, token: string }} registry @param {number} count How many events it has to say. */
async function newDevice({ url, token }, count) {
  const { key } = makeSigningKey('a long enough passphrase');
  const device = didKeyOf(key.publicKey);
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const admin = { authorization: `Bearer ${token}` };
  const person = await post('/v1/people', { name: 'Bench' }, admin);
  const { code } = await post(`/v1/people/${person.id}/codes`, {}, admin);
  const said = { device, code: code.replaceAll('-', '') };
  const proof = new TextEncoder().encode(enrolProof('did:web:localhost', said));
  await post('/v1/devices', { ...said, signature: base64urlnopad.encode(key.sign(proof)) });
  const lines = [];
  let head = noEvents;
  for (let number = 0; number < count; number += 1) {
    const course = { course: 'basic-security', version: '1.0.0', lesson: `lesson-${number}` };
    const body = { kind: 'lesson.read', learner, ...course, readAt: at.wall };
    const event = signEvent(key, { device, head, at, body });
    head = headAfterEvent(event);
    lines.push(event.line);
  }
  return lines;
}

/** Sends until it is taken. How many tries it took. */
async function upload(url, body) {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
      body,
    });
    const said = await answer.json();
    if (answer.status === 200) {
      if (said.results.some(({ result }) => result !== 'stored' && result !== 'known')) throw new Error('refused');
      return tries;
    }
    await new Promise((go) => setTimeout(go, 200 + Math.random() * 800));
  }
}

/** Records a second with eight devices at once. @param {string} root */
export async function measureUploads(root, { devices = 8, batches = 25 } = {}) {
  const registry = await startRegistry(root);
  try {
    const all = await Promise.all(Array.from({ length: devices }, () => newDevice(registry, batches * 100)));
    const bodies = all.map((lines) =>
      Array.from({ length: batches }, (_, batch) => gzipSync(lines.slice(batch * 100, batch * 100 + 100).join('\n'))),
    );
    const start = performance.now();
    await Promise.all(
      bodies.map(async (own) => {
        for (const body of own) await upload(registry.url, body);
      }),
    );
    return (devices * batches * 100 * 1000) / (performance.now() - start);
  } finally {
    await registry.stop();
  }
}

/** Devices of fifty records each that come back at the same moment. @param {string} root */
export async function measureReconnect(root, { devices = 1000, records = 50 } = {}) {
  const registry = await startRegistry(root);
  try {
    const bodies = [];
    for (let number = 0; number < devices; number += 20) {
      const some = await Promise.all(Array.from({ length: 20 }, () => newDevice(registry, records)));
      bodies.push(...some.map((lines) => gzipSync(lines.join('\n'))));
    }
    const before = registry.memory();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, registry.memory());
    }, 50);
    const start = performance.now();
    const tries = await Promise.all(bodies.map((body) => upload(registry.url, body)));
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watch);
    return { seconds, perSecond: (devices * records) / seconds, before, most, triedMost: Math.max(...tries) };
  } finally {
    await registry.stop();
  }
}
