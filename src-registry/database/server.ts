/**
 * The server over one cluster: made, started, stopped; and what it says when it will not.
 */
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { syncFolder } from '#store/disk/durable-file.ts';
import type { Binaries } from './binaries.ts';
import { folderFor, run, type ServerUser } from './run-as.ts';
import { readServerPid, whatRuns } from './server-process.ts';
import { type Setting, serverOptions } from './settings.ts';

/** Where the database lives, and who works on it. */
export type Place = {
  /** Ours. */
  readonly folder: string;
  readonly user: ServerUser;
  readonly binaries: Binaries;
};

/** The names in it. The programs run in the folder and are told these, so that no path of the machine needs quoting. */
export const names = { cluster: 'cluster', logs: 'log', startLog: 'log/start.log' } as const;

export const superuser = 'postgres';

/** Seconds. Crash recovery reads at most what was written since the last checkpoint (`max_wal_size`). */
const patience = { start: 300, stop: 120 };

/** What PostgreSQL wrote → a failure a person can act on. */
function failureFrom(text: string): Failure {
  if (/No space left on device|Disk quota exceeded/.test(text)) return failure('disk-full');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error:/.test(line)).at(-1) ?? lines.at(-1) ?? '';
  const reason = telling.replace(/^.*?(?:FATAL|PANIC|error): +/, '').slice(0, 300);
  return failure('database-not-started', { reason: reason || 'no answer' });
}

/** Makes a cluster under another name and gives it its own when it is whole: a `cluster` was never half-made. */
export async function makeCluster({ folder, user, binaries }: Place, access: readonly string[]): Promise<Result<void>> {
  const making = await mkdtemp(join(folder, 'making-cluster-'));
  await folderFor(user, making);
  const { code, said } = await run(
    binaries.initdb,
    [
      `--pgdata=${basename(making)}`,
      `--username=${superuser}`,
      '--encoding=UTF8',
      // Rules of order that are part of PostgreSQL: the same on every machine, and after an update of the machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...access,
    ],
    { as: user, cwd: folder },
  );
  if (code !== 0) {
    await rm(making, { recursive: true, force: true });
    return failed(failureFrom(said));
  }
  await giveName(making, join(folder, names.cluster));
  await syncFolder(folder);
  return ok(undefined);
}

/** Virus scanners on Windows hold new files for a moment. */
async function giveName(from: string, to: string): Promise<void> {
  for (const ms of process.platform === 'win32' ? [100, 400, 1500] : []) {
    try {
      return await rename(from, to);
    } catch {
      await wait(ms);
    }
  }
  await rename(from, to);
}

/** Takes away what was being made when a process was killed. One of its programs may still be writing: then next time. */
export async function sweepMakings(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('making-')) {
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

/** Before it has its log files the server says what is wrong in one place, afterwards in the other. */
async function lastWords(folder: string): Promise<string> {
  const logs = join(folder, names.logs);
  const newest = (await readdir(logs))
    .filter((name) => name.startsWith('postgresql-'))
    .sort()
    .at(-1);
  const paths = [...(newest ? [join(logs, newest)] : []), join(folder, names.startLog)];
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
  return texts.map((text) => text.slice(-4000)).join('\n');
}

/** Resolves when the server takes connections. It stays when our process goes. */
export async function startServer(place: Place, settings: readonly Setting[]): Promise<Result<void>> {
  const { folder, user, binaries } = place;
  const cluster = join(folder, names.cluster);
  const before = await readServerPid(cluster);
  await rm(join(folder, names.startLog), { force: true });
  const { code, said } = await run(
    binaries.control,
    [
      ...['start', '-w', '-t', String(patience.start)],
      ...['-D', names.cluster, '-l', names.startLog, '-o', serverOptions(settings)],
    ],
    { as: user, cwd: folder, deaf: true },
  );
  if (code === 0) return ok(undefined);
  const words = said || (await lastWords(folder));
  // One that came too late for us is not to stay behind. A number that was there before is not ours to stop.
  if ((await readServerPid(cluster))?.pid !== before?.pid) await stopServer(place);
  return failed(failureFrom(words));
}

/** Rolls back what is under way, writes everything down, and waits until the process is gone. False: it is not. */
export async function stopServer({ folder, user, binaries }: Place): Promise<boolean> {
  const cluster = join(folder, names.cluster);
  const server = await readServerPid(cluster);
  if (!server) return true;
  const stop = (mode: string, seconds: number) =>
    run(binaries.control, ['stop', '-w', '-t', String(seconds), '-m', mode, '-D', names.cluster], {
      as: user,
      cwd: folder,
      deaf: true,
    });
  const { code } = await stop('fast', patience.stop);
  // What it acknowledged is in its log on the disk; the next start takes it from there.
  if (code !== 0) await stop('immediate', 30);
  // Its file goes a moment before itself.
  for (let ms = 0; ms < 3000 && (await whatRuns(server.pid)) === 'a server'; ms += 20) await wait(20);
  return (await readServerPid(cluster)) === null;
}
