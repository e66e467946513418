/**
 * The tables, brought to what this version of the program knows, forward and back.
 */
import type { Pool, PoolClient } from 'pg';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { databaseFailure } from './connect.ts';

export type Migration = {
  /** Counts up along the list; leaves room for one in between. */
  readonly id: number;
  readonly name: string;
  readonly up: string;
  readonly down: string;
};

/** What stood last, before and after; 0: nothing. */
export type Migrated = { readonly from: number; readonly to: number };

/** Any number, as long as nobody else takes it in this database. */
const lock = 4_712_016;

/** Changing a large table may take long, and so may waiting for another process that does. */
const patient = (text: string) => ({ text, query_timeout: 2 ** 31 - 1 });

/** A migration and the note that it was done: both or neither. */
async function step(client: PoolClient, sql: string, note: string, values: unknown[]): Promise<void> {
  await client.query('begin');
  try {
    await client.query(patient(sql));
    await client.query(note, values);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function move(client: PoolClient, migrations: readonly Migration[], to: number): Promise<Result<Migrated>> {
  await client.query('set statement_timeout = 0');
  await client.query(patient(`select pg_advisory_lock(${lock})`));
  await client.query(
    'create table if not exists schema_migrations (id integer primary key, name text not null, done_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ id: number }>('select id from schema_migrations order by id');
  const done = new Set(rows.map(({ id }) => id));
  const unknown = [...done].filter((id) => !migrations.some((migration) => migration.id === id));
  if (unknown.length > 0) return failed(failure('database-too-new', { version: Math.max(...unknown) }));
  for (const { id, up, name } of migrations) {
    if (id > to || done.has(id)) continue;
    await step(client, up, 'insert into schema_migrations (id, name) values ($1, $2)', [id, name]);
  }
  for (const { id, down } of [...migrations].reverse()) {
    if (id <= to || !done.has(id)) continue;
    await step(client, down, 'delete from schema_migrations where id = $1', [id]);
  }
  const last = (ids: readonly number[]) => Math.max(0, ...ids);
  return ok({ from: last([...done]), to: last(migrations.map(({ id }) => id).filter((id) => id <= to)) });
}

/**
 * Goes up or down to the migration with the id `to` (0: back to nothing). Processes that come at the same time wait for
 * each other. A database that holds what the program does not know is left as it is.
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[],
  to: number = migrations.at(-1)?.id ?? 0,
): Promise<Result<Migrated>> {
  if (migrations.some(({ id }, index) => id <= (migrations[index - 1]?.id ?? 0))) {
    throw new Error('the ids of migrations count up from 1');
  }
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    return await move(client, migrations, to);
  } catch (error) {
    return failed(databaseFailure(error));
  } finally {
    // Not given back: the lock and the patience end with the connection.
    client?.release(true);
  }
}
