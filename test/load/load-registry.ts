/**
 * A registry to put a load on: `fieldpass registry` as a process of its own, on a PostgreSQL with as many rows as a large
 * organisation has, and with what the load needs to know about it.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { openCluster } from '#registry/database/cluster.ts';
import { migrate } from '#registry/database/migrate.ts';
import { migrations } from '#registry/schema/migrations.ts';
import { makeRecords } from '../../scripts/bench/made-up-records.mjs';
import { registryOver, type TestRegistry, testCourse } from '../fixtures/registry.ts';
import { type RegistryProcess, startRegistryProcess } from '../fixtures/registry-process.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

export type Size = { readonly certificates: number; readonly people: number; readonly events: number };

/** What became of attempts that were counted anew. */
export type Outcomes = Readonly<
  Record<'waiting' | 'registered' | 'recorded' | 'refused' | 'review' | 'failed', number>
>;

export type LoadRegistry = TestRegistry & {
  /** Numbers of certificates that are there, by chance. */
  readonly numbers: readonly string[];
  /** Looks into the tables, past the registry. */
  count(sql: string): Promise<number>;
  outcomes(): Promise<Outcomes>;
  /** Resolves when no attempt waits any more; how many seconds that took. */
  drained(): Promise<number>;
  /** Resident memory of the process, in MB. */
  memoryMb(): number;
  /** Kills the process and starts it again on the same port. `data`, `database`: in the place of those before. */
  killAndStart(place?: { data: string; databaseUrl: string }): Promise<void>;
  readonly place: { readonly data: string; readonly databaseUrl: string };
  /** One more process on the same records. Whoever asks for it ends it. */
  another(): Promise<RegistryProcess>;
  /** An empty database beside that of the registry. */
  newDatabase(name: string): Promise<string>;
  readonly folder: string;
  stop(): Promise<void>;
};

/** Rows of devices that nobody here has: they only make the table as long as it would be. */
const otherEvents = `insert into events (device, n, id, received_at, kind, state, line)
  select 'did:key:other' || n % 20000, 1 + n / 20000, md5('a' || n) || md5('b' || n), now(), 'lesson.read', 'stored',
    repeat(md5(n::text), 20)
  from generate_series(0, $1::int - 1) n`;

async function fill(pool: Pool, { certificates, people, events }: Size): Promise<void> {
  await makeRecords(pool, { certificates, people });
  await pool.query("insert into counters (name, last) values ('status-place', $1)", [certificates]);
  await pool.query(otherEvents, [events]);
  await pool.query('vacuum analyze events');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

export async function openLoadRegistry(size: Size, say: (text: string) => void): Promise<LoadRegistry> {
  const folder = tempFolder('load');
  // As root the database runs as another user, who must get through.
  chmodSync(folder.path, 0o711);
  const cluster = await openCluster(join(folder.path, 'database'));
  if (!cluster.ok) throw new Error(cluster.failure.code);
  let place = { data: join(folder.path, 'data'), databaseUrl: cluster.value.url };
  let pool = new Pool({ connectionString: place.databaseUrl, max: 2 });
  const started = performance.now();
  const migrated = await migrate(pool, migrations);
  if (!migrated.ok) throw new Error(migrated.failure.code);
  await fill(pool, size);
  say(`  rows made in ${Math.round((performance.now() - started) / 1000)} s`);
  const { rows } = await pool.query<{ number: string }>(
    'select number from credentials tablesample system (5) order by random() limit 5000',
  );
  const port = await freePort();
  let running: RegistryProcess = await startRegistryProcess(place.data, { port, databaseUrl: place.databaseUrl });
  const course = await testCourse();
  const token = () => readFileSync(join(place.data, 'secrets', 'administrator-token'), 'utf8').trim();
  const base = registryOver(
    () => running,
    () => ({ course, token: token() }),
  );
  const count = async (sql: string) => Number((await pool.query<{ count: string }>(sql)).rows[0]?.count);
  const outcomes = async (): Promise<Outcomes> => {
    const found = await pool.query<{ name: keyof Outcomes; count: string }>(
      `select case when state = 'done' then verdict->>'outcome' else state end as name, count(*) from replays group by 1`,
    );
    const none = { waiting: 0, registered: 0, recorded: 0, refused: 0, review: 0, failed: 0 };
    return { ...none, ...Object.fromEntries(found.rows.map(({ name, count: n }) => [name, Number(n)])) };
  };
  return Object.assign(Object.create(base) as TestRegistry, {
    numbers: rows.map(({ number }) => number),
    folder: folder.path,
    count,
    outcomes,
    drained: async () => {
      const from = performance.now();
      while ((await count("select count(*) from replays where state = 'waiting'")) > 0) await wait(250);
      return (performance.now() - from) / 1000;
    },
    memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    killAndStart: async (other) => {
      await running.end('SIGKILL');
      if (other) {
        place = other;
        await pool.end();
        pool = new Pool({ connectionString: place.databaseUrl, max: 2 });
      }
      running = await startRegistryProcess(place.data, { port, databaseUrl: place.databaseUrl });
    },
    get place() {
      return place;
    },
    another: () => startRegistryProcess(place.data, { databaseUrl: place.databaseUrl }),
    newDatabase: async (name: string) => {
      const client = new Client({ connectionString: place.databaseUrl });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return place.databaseUrl.replace(/\/\w+(?=\?|$)/, `/${name}`);
    },
    stop: async () => {
      await running.end('SIGTERM');
      await pool.end();
      await cluster.value.stop();
      folder.remove();
    },
  } satisfies Omit<LoadRegistry, keyof TestRegistry>);
}
