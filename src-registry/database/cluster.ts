/**
 * The registry's own PostgreSQL, which needs no set-up: made at the first start, found again at the next.
 *
 * In the folder: `cluster/` (the data), `log/`, `run/` (the socket), `bin-…/` (programs, where they had to be copied),
 * `password` (Windows). One process at a time holds the folder. Who is killed leaves the server running; the next one
 * stops it first. A server that ends by itself is started again.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, syncFolder } from '#store/disk/durable-file.ts';
import { type FolderLock, lockFolder } from '#store/disk/folder-lock.ts';
import { binariesFor } from './binaries.ts';
import { databaseFailure } from './connect.ts';
import { keepServing } from './keep-serving.ts';
import { forgetStranger, stopLeftover } from './leftover.ts';
import { dropOldLogs, keepLogsSmall } from './log-files.ts';
import { canReach, folderFor, type ServerUser, serverUser } from './run-as.ts';
import { makeCluster, names, type Place, startServer, stopServer, superuser, sweepMakings } from './server.ts';
import { type Over, openWay, prepareWay, type WayIn } from './way-in.ts';

export type Cluster = {
  /** For a connection of pg to the registry's database, as a user who may do there everything, and elsewhere nothing. */
  readonly url: string;
  /** Resolves when the server is gone; whoever still works is cut off. */
  stop(): Promise<void>;
};

const database = 'fieldpass';

const isRoot = () => process.getuid?.() === 0;

/** As root others must get through to what is theirs; what lies there is private to each. */
async function makeFolder(folder: string): Promise<void> {
  if (isRoot()) {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await syncFolder(dirname(folder));
  }
  await ensureFolder(folder);
}

async function letIn(user: ServerUser, folder: string): Promise<Result<void>> {
  if (await canReach(user, folder)) return ok(undefined);
  await chmod(folder, 0o711);
  if (await canReach(user, folder)) return ok(undefined);
  return failed(failure('database-folder-unreachable', { folder, user: user?.name ?? '' }));
}

/** The programs and the data, with nobody working on them. */
async function prepare(folder: string, over: Over): Promise<Result<Place>> {
  const cluster = join(folder, names.cluster);
  const user = await serverUser(cluster);
  const reached = await letIn(user, folder);
  if (!reached.ok) return reached;
  await sweepMakings(folder);
  const binaries = await binariesFor(user, folder);
  if (!binaries.ok) return binaries;
  const place: Place = { folder, user, binaries: binaries.value };
  await folderFor(user, join(folder, names.logs));
  await dropOldLogs(join(folder, names.logs));
  const ready = existsSync(cluster)
    ? await stopLeftover(place)
    : await makeCluster(place, await prepareWay(over, folder, user));
  return ready.ok ? ok(place) : ready;
}

/** Makes the registry's database and its user, once. The server's own superuser is used for nothing else. */
async function ensureDatabase(way: WayIn): Promise<Result<void>> {
  const client = new Client({ connectionString: way.url(superuser, superuser), connectionTimeoutMillis: 30_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const has = async (query: string) => (await client.query(query, [database])).rows.length > 0;
    if (!(await has('select from pg_roles where rolname = $1'))) {
      // The password is made of letters, digits, - and _.
      const password = way.password && ` password '${way.password}'`;
      await client.query(`create role ${database} login createdb${password}`);
    }
    if (!(await has('select from pg_database where datname = $1'))) {
      await client.query(`create database ${database} owner ${database}`);
    }
    return ok(undefined);
  } catch (error) {
    return failed(databaseFailure(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function serve(place: Place, over: Over, lock: FolderLock): Promise<Result<Cluster>> {
  const way = await openWay(over, place.folder, place.user);
  const started = await startServer(place, way.settings);
  const ready = started.ok ? await ensureDatabase(way) : started;
  if (!ready.ok) {
    await stopServer(place);
    await way.close();
    return ready;
  }
  const leaveLogs = keepLogsSmall(join(place.folder, names.logs));
  const leave = keepServing(place, async () => {
    await forgetStranger(place);
    return startServer(place, way.settings);
  });
  const stop = async () => {
    leaveLogs();
    await leave();
    await stopServer(place);
    await way.close();
    await lock.release();
  };
  let stopping: Promise<void> | undefined;
  return ok({
    url: way.url(database, database),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  });
}

/** Opens the cluster in `folder`, making it where there is none. `over` is for tests. */
export async function openCluster(
  folder: string,
  over: Over = process.platform === 'win32' ? 'port' : 'socket',
): Promise<Result<Cluster>> {
  const path = resolve(folder);
  let lock: Result<FolderLock> | undefined;
  let cluster: Result<Cluster> | undefined;
  try {
    await makeFolder(path);
    lock = await lockFolder(path);
    if (!lock.ok) {
      return lock.failure.code === 'learner-locked' ? failed(failure('folder-locked', { folder: path })) : lock;
    }
    const place = await prepare(path, over);
    cluster = place.ok ? await serve(place.value, over, lock.value) : place;
    return cluster;
  } catch (error) {
    return failed(diskFailure(error));
  } finally {
    if (lock?.ok && !cluster?.ok) await lock.value.release();
  }
}
