/**
 * Tables forward and back, by one process and by several at once.
 */
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testPostgres } from '../../test/fixtures/postgres.ts';
import { connect } from './connect.ts';
import { type Migration, migrate } from './migrate.ts';

const postgres = testPostgres();
let url: string;
let pool: Pool;
beforeEach(async () => {
  url = await postgres.freshDatabase();
  pool = connect(url, { max: 3 });
});
afterEach(() => pool.end());

const list: Migration[] = [
  {
    id: 10,
    name: 'people',
    up: "create table people (name text); insert into people values ('Amina')",
    down: 'drop table people',
  },
  { id: 20, name: 'age', up: 'alter table people add age integer', down: 'alter table people drop age' },
];
const columns = async () =>
  (
    await pool.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'people' order by 1",
    )
  ).rows.map(({ name }) => name);
const done = async () =>
  (await pool.query<{ id: number }>('select id from schema_migrations order by id')).rows.map(({ id }) => id);

test('goes to the last, to one in between, to nothing and up again', async () => {
  expect(await migrate(pool, list)).toEqual({ ok: true, value: { from: 0, to: 20 } });
  expect(await columns()).toEqual(['age', 'name']);
  expect(await migrate(pool, list)).toEqual({ ok: true, value: { from: 20, to: 20 } });
  expect(await migrate(pool, list, 10)).toEqual({ ok: true, value: { from: 20, to: 10 } });
  expect(await columns()).toEqual(['name']);
  expect(await migrate(pool, list, 0)).toEqual({ ok: true, value: { from: 10, to: 0 } });
  expect(await columns()).toEqual([]);
  expect(await migrate(pool, list)).toEqual({ ok: true, value: { from: 0, to: 20 } });
  expect(await done()).toEqual([10, 20]);
});

test('several at once do each step once', async () => {
  const pools = Array.from({ length: 4 }, () => connect(url, { max: 2 }));
  const slow = { ...(list[0] as Migration), up: `select pg_sleep(0.2); ${list[0]?.up}` };
  const results = await Promise.all(pools.map((each) => migrate(each, [slow, list[1] as Migration])));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(results.filter((result) => result.ok && result.value.from === 0).length).toBe(1);
  expect((await pool.query('select from people')).rowCount).toBe(1);
  await Promise.all(pools.map((each) => each.end()));
});

test('a step that fails leaves those before it and nothing of itself', async () => {
  const broken: Migration = { id: 30, name: 'broken', up: 'create table half (n integer); select nothing', down: '' };
  const result = await migrate(pool, [...list, broken]);
  expect(result).toMatchObject({ ok: false, failure: { code: 'database-refused' } });
  expect(await done()).toEqual([10, 20]);
  expect((await pool.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
  expect(await migrate(pool, list)).toMatchObject({ ok: true });
});

test('one that was added in between is done as well', async () => {
  await migrate(pool, list);
  const between: Migration = { id: 15, name: 'town', up: 'alter table people add town text', down: '' };
  const three = [list[0], between, list[1]] as Migration[];
  expect(await migrate(pool, three)).toMatchObject({ ok: true });
  expect(await done()).toEqual([10, 15, 20]);
});

test('a database of a newer program is refused and left as it is', async () => {
  await migrate(pool, list);
  expect(await migrate(pool, list.slice(0, 1))).toEqual({
    ok: false,
    failure: { code: 'database-too-new', params: { version: 20 } },
  });
  expect(await columns()).toEqual(['age', 'name']);
});

test('a list out of order is our own mistake', async () => {
  await expect(migrate(pool, [...list].reverse())).rejects.toThrow(/count up/);
});

test('a database that is not there is a failure, not an exception', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing', { max: 1 });
  expect(await migrate(nowhere, list)).toMatchObject({ ok: false, failure: { code: 'database-refused' } });
  await nowhere.end();
});
