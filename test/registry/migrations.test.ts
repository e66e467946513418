/**
 * Every step of the tables goes up and down on a database that holds something, and loses nothing that the older version
 * knew.
 */
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '#registry/database/connect.ts';
import { migrate } from '#registry/database/migrate.ts';
import { migrations } from '#registry/schema/migrations.ts';
import { testPostgres } from '../fixtures/postgres.ts';

const postgres = testPostgres();
let pool: Pool;
beforeEach(async () => {
  pool = connect(await postgres.freshDatabase(), { max: 2 });
});
afterEach(() => pool.end());

type Column = { table: string; column: string; type: string };
/** Columns by table. */
type Shape = Map<string, Column[]>;

async function shapeNow(): Promise<Shape> {
  const { rows } = await pool.query<Column>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = current_schema() and table_name <> 'schema_migrations' and is_generated = 'NEVER' order by table_name, ordinal_position`,
  );
  const shape: Shape = new Map();
  for (const row of rows) shape.set(row.table, [...(shape.get(row.table) ?? []), row]);
  return shape;
}

/** Columns in which not everything may stand. A new one with a check of its own belongs here. */
const allowed: Readonly<Record<string, readonly unknown[]>> = {
  'life.one': [true],
  'events.state': ['stored', 'fork', 'device-revoked'],
  'replays.state': ['waiting', 'done', 'review', 'failed'],
};

function valueFor({ table, column, type }: Column, row: number): unknown {
  const some = allowed[`${table}.${column}`];
  if (some) return some[row % some.length];
  if (type === 'text') return `${column} ${row}`;
  if (type === 'bigint' || type === 'integer') return row + 1;
  if (type.startsWith('timestamp')) return new Date(Date.UTC(2027, 0, row + 1));
  if (type === 'date') return `2027-01-0${row + 1}`;
  if (type === 'boolean') return row % 2 === 0;
  if (type === 'jsonb') return JSON.stringify({ row });
  if (type === 'bytea') return Buffer.from([row]);
  if (type === 'ARRAY') return [`${column} ${row}`];
  throw new Error(`no value is known for ${table}.${column}, which is ${type}`);
}

/** Some rows in every table that has none. */
async function fill(shape: Shape): Promise<void> {
  for (const [table, columns] of shape) {
    const { rowCount } = await pool.query(`select 1 from ${table} limit 1`);
    if (rowCount) continue;
    for (let row = 0; row < (table === 'life' ? 1 : 3); row += 1) {
      await pool.query(
        `insert into ${table} (${columns.map(({ column }) => column).join(', ')}) overriding system value
          values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        columns.map((column) => valueFor(column, row)),
      );
    }
  }
}

/** Everything that stands in these columns. */
async function contentOf(shape: Shape): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {};
  for (const [table, columns] of shape) {
    const list = columns.map(({ column }) => column).join(', ');
    const { rows } = await pool.query(`select to_jsonb(r) as row from (select ${list} from ${table}) r order by 1`);
    content[table] = rows.map(({ row }) => row);
  }
  return content;
}

const to = async (id: number) => expect(await migrate(pool, migrations, id)).toMatchObject({ ok: true });

test('each step up keeps all that was there, down again it is as before, and up once more', async () => {
  let before = 0;
  for (const { id, name } of migrations) {
    await to(before);
    const shape = await shapeNow();
    await fill(shape);
    const content = await contentOf(shape);
    await to(id);
    expect([name, await contentOf(shape)]).toEqual([name, content]);
    await fill(await shapeNow());
    const full = await contentOf(shape);
    await to(before);
    expect([name, await shapeNow()]).toEqual([name, shape]);
    expect([name, await contentOf(shape)]).toEqual([name, full]);
    await to(id);
    expect([name, await contentOf(shape)]).toEqual([name, full]);
    before = id;
  }
});

test('from the newest, full of rows, to any older one and back', async () => {
  const shapes = new Map<number, Shape>([[0, new Map()]]);
  for (const { id } of migrations) {
    await to(id);
    shapes.set(id, await shapeNow());
  }
  const newest = migrations.at(-1)?.id ?? 0;
  for (const [id, shape] of [...shapes].reverse()) {
    await to(newest);
    await fill(await shapeNow());
    const content = await contentOf(shape);
    await to(id);
    expect([id, await shapeNow()]).toEqual([id, shape]);
    expect([id, await contentOf(shape)]).toEqual([id, content]);
  }
});

test('indexes come and go with their tables, and by the same names', async () => {
  const indexes = async () =>
    (
      await pool.query(
        "select indexname, indexdef from pg_indexes where schemaname = current_schema() and tablename <> 'schema_migrations' order by 1",
      )
    ).rows;
  await to(migrations.at(-1)?.id ?? 0);
  const there = await indexes();
  await to(0);
  expect(await indexes()).toEqual([]);
  await to(migrations.at(-1)?.id ?? 0);
  expect(await indexes()).toEqual(there);
});

test('what the audit said in English goes over to codes, and back again word for word', async () => {
  await to(45);
  const number = 'FP-DAX2-Q3DJ-E711-4HRX-0';
  const device = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
  const old: [subject: string, who: string, what: string, why: string][] = [
    ['p1', 'registry', 'credential registered', `${number} z6Mkkey`],
    ['p1', 'administrator', `certificate ${number} withdrawn`, 'sat by another'],
    ['p1', 'administrator', `device ${device} revoked`, 'reported lost'],
    ['client:c1', 'administrator', 'client added', 'Travel: clearance.read'],
    ['client:c1', 'administrator', 'client revoked', 'no longer used'],
    ['erased', 'administrator', 'a person was erased; certificates whose numbers stay: 12', 'asked for'],
    ['p1', 'administrator', 'something that nobody knows', 'why not'],
  ];
  for (const [subject, who, what, why] of old)
    await pool.query('insert into audit (subject, at, who, what, why) values ($1, now(), $2, $3, $4)', [
      subject,
      who,
      what,
      why,
    ]);
  const lines = async () =>
    (await pool.query<Record<string, string>>('select subject, who, what, about, why from audit order by id')).rows.map(
      ({ subject, who, what, about, why }) => [subject, who, what, about, why],
    );
  const before = await lines();
  await to(46);
  expect(await lines()).toEqual([
    ['p1', 'registry', 'certificate-registered', number, 'z6Mkkey'],
    ['p1', 'administrator', 'certificate-revoked', number, 'sat by another'],
    ['p1', 'administrator', 'device-revoked', device, 'reported lost'],
    ['client:c1', 'administrator', 'client-added', 'c1', 'Travel: clearance.read'],
    ['client:c1', 'administrator', 'client-revoked', 'c1', 'no longer used'],
    ['erased', 'administrator', 'person-erased', '12', 'asked for'],
    ['p1', 'administrator', 'something that nobody knows', '', 'why not'],
  ]);
  await to(45);
  expect(await lines()).toEqual(before);
});
