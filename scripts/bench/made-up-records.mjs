/**
 * Rows of people and certificates for measuring, made by the database itself.
 */

/** Sixteen digits that no other n has, in no order: the factor has no divisor of ten. */
const digitsSql = "lpad((n::numeric * 6364136223846793 % 10000000000000000)::text, 16, '0')";

/** The letters and the check of `credentialNumberOf`, for numbers of digits only. */
const checkSql = Array.from({ length: 16 }, (_, index) => `${index + 1} * substr(d, ${index + 1}, 1)::int`).join(' + ');
const numberSql = `'FP-' || substr(d, 1, 4) || '-' || substr(d, 5, 4) || '-' || substr(d, 9, 4) || '-' || substr(d, 13, 4)
  || '-' || substr('0123456789ABCDEFGHJKMNPQRSTVWXY', (${checkSql}) % 31 + 1, 1)`;

/** Takes the indexes of a table away while `fill` runs and makes them again: sorted once, not row by row. */
async function withoutIndexes(client, table, fill) {
  const { rows: keys } = await client.query(
    "select conname as name, pg_get_constraintdef(oid) as made from pg_constraint where conrelid = $1::regclass and contype = 'p'",
    [table],
  );
  for (const { name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  const { rows: indexes } = await client.query(
    'select indexname as name, indexdef as made from pg_indexes where tablename = $1',
    [table],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await fill();
  for (const { name, made } of keys) await client.query(`alter table ${table} add constraint ${name} ${made}`);
  for (const { made } of indexes) await client.query(made);
}

/** Rows of one statement: whoever waits for ten million wants to hear of it. */
const rowsAtOnce = 1_000_000;

/** Numbers 1 to `count`, some at a time. `onMade`: told how many are made. */
async function inSteps(count, make, onMade) {
  for (let from = 1; from <= count; from += rowsAtOnce) {
    const to = Math.min(count, from + rowsAtOnce - 1);
    await make(from, to);
    onMade?.(to);
  }
}

const personSql = (n) => `substr(md5('person ' || ${n}), 1, 24)`;
const peopleSql = `insert into people (id, name, office, created_at)
  select ${personSql('n')}, 'Person ' || n, 'Office ' || n % 180, now() from generate_series($1::int, $2::int) n`;
const certificatesSql = `insert into credentials
    (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
  select ${numberSql}, ${personSql('1 + n % $3::int')}, substr(md5('learner ' || n), 1, 16), 'basic-security', at, at,
    at + interval '36 months', n, md5('event ' || n), repeat(md5(n::text), 4), ''
  from generate_series($1::int, $2::int) n, lateral (select ${digitsSql} as d, now() - interval '3 days' * (n % 700) as at) as made`;

/**
 * Rows as the registry would have written them, in an order that is not that of their keys. A credential is longer in
 * truth and lies outside of its row then, where no question looks; so it may be short here.
 * @param {import('pg').Pool} pool
 * @param {{ certificates: number, people: number, onMade?: (made: number) => void }} counts `onMade`: certificates so far.
 */
export async function makeRecords(pool, { certificates, people, onMade }) {
  const client = await pool.connect();
  try {
    // Indexes are sorted in memory; and what is lost with the machine is made anew.
    await client.query("set maintenance_work_mem = '1GB'; set synchronous_commit = off");
    await withoutIndexes(client, 'people', () => inSteps(people, (from, to) => client.query(peopleSql, [from, to])));
    await withoutIndexes(client, 'credentials', () =>
      inSteps(certificates, (from, to) => client.query(certificatesSql, [from, to, people]), onMade),
    );
    await client.query('vacuum analyze people, credentials');
    await client.query('reset maintenance_work_mem; reset synchronous_commit');
  } finally {
    client.release();
  }
}
