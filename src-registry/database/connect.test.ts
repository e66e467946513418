/**
 * Connections that break, and transactions that do not finish.
 */
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testPostgres } from '../../test/fixtures/postgres.ts';
import { connect, inTransaction } from './connect.ts';

const postgres = testPostgres();
let pool: Pool;
let lost: Error[];
beforeEach(async () => {
  lost = [];
  pool = connect(await postgres.freshDatabase(), { max: 2, onLost: (error) => lost.push(error) });
  await pool.query('create table notes (text text not null)');
});
afterEach(() => pool.end());

const notes = async () => (await pool.query<{ text: string }>('select text from notes')).rows.map(({ text }) => text);

test('what is done in a transaction is there, and what it answers comes back', async () => {
  const answer = await inTransaction(pool, async (client) => {
    await client.query("insert into notes values ('one')");
    return 7;
  });
  expect(answer).toBe(7);
  expect(await notes()).toEqual(['one']);
});

test('what throws is rolled back, and the connection is used again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const broken = inTransaction(pool, async (client) => {
      await client.query("insert into notes values ('one')");
      throw new Error('changed our mind');
    });
    await expect(broken).rejects.toThrow('changed our mind');
  }
  expect(await notes()).toEqual([]);
  expect(pool.totalCount).toBe(1);
});

test('an error that was swallowed does not pass for a success', async () => {
  const broken = inTransaction(pool, async (client) => {
    await client.query("insert into notes values ('one')");
    await client.query('insert into notes values (null)').catch(() => undefined);
  });
  await expect(broken).rejects.toThrow(/rolled back/);
  expect(await notes()).toEqual([]);
});

test('a connection cut in the middle is thrown away, and the next one works', async () => {
  const broken = inTransaction(pool, async (client) => {
    await client.query("insert into notes values ('one')");
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await client.query("insert into notes values ('two')");
  });
  await expect(broken).rejects.toThrow();
  expect(await notes()).toEqual([]);
  expect(lost.length).toBeGreaterThan(0);
});

test('an idle connection that is cut is noticed by nobody but the one who asked to be told', async () => {
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  client.release();
  const other = connect(pool.options.connectionString as string, { max: 1 });
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await other.end();
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  expect(await notes()).toEqual([]);
});
