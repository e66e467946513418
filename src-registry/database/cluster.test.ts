/**
 * The registry's own database, real and with real kills: made, found again, held by one, left behind by nobody.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from '../../test/fixtures/child.ts';
import { programOf } from '../../test/fixtures/programs.ts';
import { smallDisk } from '../../test/fixtures/small-disk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { dropOldLogs } from './log-files.ts';

let folder: ReturnType<typeof tempFolder>;
const open: Cluster[] = [];
beforeEach(() => {
  folder = tempFolder('cluster');
});
afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.stop();
  folder.remove();
});

async function opened(...args: Parameters<typeof openCluster>): Promise<Cluster> {
  const result = await openCluster(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  open.push(result.value);
  return result.value;
}

async function ask<Row = Record<string, unknown>>(url: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(query)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const owner = () => startChild(new URL('../../test/fault/database-owner.ts', import.meta.url), [folder.path]);
const pidFile = () => join(folder.path, 'cluster', 'postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A container whose first process does not take note of the dead keeps them by name.
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
/** Other tests may have the machine. */
const patient = { timeout: 30_000, interval: 5 };
const asRoot = process.getuid?.() === 0;

test('is made at the first start, durable and in UTF-8, and keeps what is in it', async () => {
  const first = await opened(folder.path);
  await ask(first.url, "create table words as select 'مرحبا'::text as word");
  const settings = await ask<{ name: string; setting: string }>(
    first.url,
    `select name, setting from pg_settings where name in
      ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding', 'listen_addresses') order by name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  });
  // Our own user is not the server's superuser.
  await expect(ask(first.url, "copy (select 1) to program 'cat'")).rejects.toThrow(/permission denied/);
  await first.stop();
  const second = await opened(folder.path);
  expect(await ask(second.url, 'select word from words')).toEqual([{ word: 'مرحبا' }]);
});

test('stopping leaves no process behind, cuts off who still works, and may be done twice', async () => {
  const cluster = await opened(folder.path);
  const pid = serverPid();
  const client = new Client({ connectionString: cluster.url });
  client.on('error', () => undefined);
  await client.connect();
  const sleeping = client.query('select pg_sleep(60)').catch((error: Error) => error.message);
  await wait(100);
  await Promise.all([cluster.stop(), cluster.stop()]);
  expect(await sleeping).toMatch(/terminat|administrator command/);
  expect(isThere(pid)).toBe(false);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('.lock'))).toEqual([]);
});

test('a second one is refused while the first is there, in this process and from another', async () => {
  const first = await opened(folder.path);
  const second = await openCluster(folder.path);
  expect(second).toMatchObject({ ok: false, failure: { code: 'folder-locked' } });
  const child = owner();
  expect(await child.line(/refused|open/)).toBe('refused folder-locked');
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('of two that come at the same moment one gets in at most, and the cluster is whole', async () => {
  const both = await Promise.all([openCluster(folder.path), openCluster(folder.path)]);
  const inside = both.flatMap((result) => (result.ok ? [result.value] : []));
  open.push(...inside);
  expect(inside.length).toBe(1);
  expect(await ask((inside[0] as Cluster).url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('whatever was acknowledged is there after the owner was killed while writing; its server is taken over', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 2; round += 1) {
    const child = owner();
    await child.line(new RegExp(`wrote ${acknowledged + 200}$`));
    const orphan = serverPid();
    await child.kill();
    expect(isThere(orphan)).toBe(true);
    const wrote = child.lines.flatMap((line) => /^wrote (\d+)$/.exec(line)?.[1] ?? []).map(Number);
    const cluster = await opened(folder.path);
    expect(isThere(orphan)).toBe(false);
    const there = new Set((await ask<{ n: number }>(cluster.url, 'select n from rows')).map(({ n }) => n));
    expect(wrote.filter((n) => !there.has(n))).toEqual([]);
    acknowledged = Math.max(...wrote);
    await cluster.stop();
  }
});

test('whatever was acknowledged is there after the server itself was killed', async () => {
  const child = owner();
  await child.line(/wrote 200$/);
  process.kill(serverPid(), 'SIGKILL');
  await child.kill();
  const wrote = child.lines.flatMap((line) => /^wrote (\d+)$/.exec(line)?.[1] ?? []).map(Number);
  const cluster = await opened(folder.path);
  const there = new Set((await ask<{ n: number }>(cluster.url, 'select n from rows')).map(({ n }) => n));
  expect(wrote.filter((n) => !there.has(n))).toEqual([]);
});

test('a number that the system gave to another process meanwhile is no obstacle, and that process lives', async () => {
  await (await opened(folder.path)).stop();
  const lines = [process.pid, join(folder.path, 'cluster'), 1, 5432, '../run', '', '', 'ready'];
  writeFileSync(pidFile(), `${lines.join('\n')}\n`);
  const { url } = await opened(folder.path);
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a cluster whose making was killed half-way is made anew', async () => {
  const child = owner();
  const making = () => readdirSync(folder.path).find((name) => name.startsWith('making-cluster-'));
  await expect.poll(() => existsSync(join(folder.path, making() ?? 'none', 'base')), patient).toBe(true);
  await child.kill();
  expect(existsSync(join(folder.path, 'cluster'))).toBe(false);
  const cluster = await opened(folder.path);
  expect(await ask(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.stop();
  // What the killed one left was perhaps still being written at that start.
  await opened(folder.path);
  expect(making()).toBe(undefined);
});

test.skipIf(process.platform === 'win32')('Ctrl-C in the terminal does not reach the server', async () => {
  const program = programOf(new URL('../../test/fault/database-owner.ts', import.meta.url));
  // In a group of its own, as a terminal does it.
  const child = spawn(process.execPath, [...program, folder.path], { detached: true, stdio: 'pipe' });
  await expect.poll(() => existsSync(pidFile()) && /ready/.test(readFileSync(pidFile(), 'utf8')), patient).toBe(true);
  const server = serverPid();
  process.kill(-(child.pid as number), 'SIGINT');
  await once(child, 'close');
  await wait(300);
  expect(isThere(server)).toBe(true);
  await opened(folder.path);
});

test.skipIf(process.platform === 'win32')('a server that ends by itself is started again', async () => {
  const { url } = await opened(folder.path);
  await ask(url, 'create table kept as select 1 as one');
  const before = serverPid();
  process.kill(before, 'SIGKILL');
  const asked = () => ask(url, 'select one from kept').catch(() => 'not there');
  await expect.poll(asked, patient).toEqual([{ one: 1 }]);
  expect(serverPid()).not.toBe(before);
});

test('a full disk is said to be full, and nothing half-made stays', async ({ skip }) => {
  const disk = smallDisk(20_000);
  if (!disk) return skip();
  try {
    expect(await openCluster(disk.path)).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    expect(readdirSync(disk.path)).toEqual(['log']);
  } finally {
    disk.remove();
  }
});

test('of the log only the newest files are kept', async () => {
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    writeFileSync(join(folder.path, `postgresql-2026-01-0${day}_000000.log`), '');
  }
  await dropOldLogs(folder.path);
  expect(readdirSync(folder.path).map((name) => name.slice(11, 21))).toEqual(
    ['03', '04', '05', '06', '07'].map((day) => `2026-01-${day}`),
  );
});

test('a damaged cluster is left as it is, and the reason is said', async () => {
  await (await opened(folder.path)).stop();
  rmSync(join(folder.path, 'cluster', 'global', 'pg_control'));
  const again = await openCluster(folder.path);
  expect(again).toMatchObject({ ok: false, failure: { code: 'database-not-started' } });
  expect(!again.ok && again.failure.params.reason).toMatch(/control/);
  expect(existsSync(join(folder.path, 'cluster', 'base'))).toBe(true);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('.lock'))).toEqual([]);
});

test('in a folder with a long and strange name the socket lies elsewhere, and goes with the server', async () => {
  const far = join(folder.path, `${'long '.repeat(20)}$HOME "x" 数据`);
  // The folder above is private, and as root another user runs the server.
  if (asRoot) chmodSync(folder.path, 0o711);
  const cluster = await opened(far);
  const sockets = new URLSearchParams(cluster.url.split('?')[1]).get('host') ?? '';
  expect(sockets).toMatch(/fieldpass-db-/);
  expect(await ask(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.stop();
  expect(existsSync(sockets)).toBe(false);
});

test('over a port it asks for the password', async () => {
  const { url } = await opened(folder.path, 'port');
  expect(url).toMatch(/@127\.0\.0\.1:\d+\/fieldpass$/);
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

test.runIf(asRoot)('as root the server runs as another user, who must be able to reach the folder', async () => {
  const inside = join(folder.path, 'database');
  const refused = await openCluster(inside);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'database-folder-unreachable' } });
  await opened(folder.path);
  const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${serverPid()}/status`, 'utf8'))?.[1];
  expect(Number(uid)).toBeGreaterThan(0);
});
