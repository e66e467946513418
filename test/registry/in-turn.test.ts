/**
 * Which attempts are counted together, and what that does not change: each is judged as it would be alone. And that the next one is found
 * as quickly when few wait among very many people.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool, type PoolClient } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '#registry/database/migrate.ts';
import { nextOf, personInTurn } from '#registry/replay/in-turn.ts';
import { migrations } from '#registry/schema/migrations.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  bodyOf,
  decidedAttempt,
  registryOver,
  startTestRegistry,
  testCourse,
  testDevice,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();
const folder = tempFolder('in-turn');
afterAll(() => folder.remove());

/** A registry that counts nothing until it is started again with lanes. */
async function waitingRegistry(name: string) {
  const databaseUrl = await postgres.freshDatabase();
  const data = join(folder.path, name);
  const course = await testCourse();
  let running = await startTestRegistry(data, { databaseUrl, lanes: 0 });
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const registry = registryOver(
    () => running,
    () => ({ course, token }),
  );
  return {
    registry,
    count: async () => {
      await running.stop();
      running = await startTestRegistry(data, { databaseUrl });
      await running.replayed();
      return running.registry.pool;
    },
    stop: () => running.stop(),
  };
}

test('twenty-five of one person, one of which our own code fails on: all others are counted, in their order; that one is left for a person', async () => {
  const { registry, count, stop } = await waitingRegistry('fault');
  try {
    const device = await registry.device('Many at once');
    for (let n = 0; n < 25; n += 1)
      device.say(
        bodyOf(decidedAttempt(registry.course, { seed: `n${n}`, learner: 'in0turn000000000', wanted: 'not-yet' })),
      );
    await device.send();
    await registry.running.registry.pool.query("update events set line = 'torn' where n = 7");
    const pool = await count();
    const states = async () =>
      (
        await pool.query<{ n: string; state: string; tries: number }>(
          'select n, state, tries from replays where device = $1 order by n',
          [device.did],
        )
      ).rows;
    // What failed is tried again from time to time, and whenever something comes.
    const other = testDevice(registry.running.url);
    await other.enrol((await registry.invite('Somebody else')).code);
    for (let n = 0; n < 7; n += 1) {
      other.say(
        bodyOf(decidedAttempt(registry.course, { seed: `o${n}`, learner: 'in0turn000000002', wanted: 'not-yet' })),
      );
      await other.send();
      await registry.running.replayed();
      // The second time it is alone: those before it are over.
      if (n === 0) expect((await states()).map(({ state }) => state).slice(0, 6)).toEqual(Array(6).fill('done'));
    }
    const after = await states();
    expect(after.filter(({ state }) => state === 'done').map(({ n }) => n)).toEqual(
      Array.from({ length: 25 }, (_, index) => String(index + 1)).filter((n) => n !== '7'),
    );
    expect(after.find(({ n }) => n === '7')).toMatchObject({ state: 'failed', tries: 5 });
    const { rows } = await pool.query<{ event: string }>(
      `select body::jsonb->>'event' as event from feed
          where audience = 'person:' || (select person from devices where device = $1) order by pos`,
      [device.did],
    );
    expect(rows.map(({ event }) => event)).toEqual(device.events.filter((_, n) => n !== 6).map(({ id }) => id));
  } finally {
    await stop();
  }
}, 120_000);

test('the same journal from two machines of a person, both waiting: one certificate, told for both', async () => {
  const { registry, count, stop } = await waitingRegistry('journal');
  try {
    const { person, code } = await registry.invite('Two machines');
    const first = testDevice(registry.running.url);
    await first.enrol(code);
    const made = (await (await registry.admin(`/v1/people/${person}/codes`, {})).json()) as { code: string };
    const second = testDevice(registry.running.url);
    await second.enrol(made.code);
    const passed = bodyOf(
      decidedAttempt(registry.course, { seed: 'both', learner: 'in0turn000000001', wanted: 'passed' }),
    );
    for (const device of [first, second]) {
      device.say(passed);
      await device.send();
    }
    const pool = await count();
    const { rows } = await pool.query<{ verdict: unknown }>('select verdict from replays');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.verdict).toMatchObject({ outcome: 'registered' });
    expect(rows[1]?.verdict).toEqual(rows[0]?.verdict);
    expect((await pool.query('select 1 from credentials')).rowCount).toBe(1);
  } finally {
    await stop();
  }
}, 120_000);

test("two people, each of whom sends two profiles in another order than the other: neither waits for the other for long, and each profile is one person's", async () => {
  const { registry, count, stop } = await waitingRegistry('crossed');
  try {
    // The first one opens the other lanes.
    const before = await registry.device('Before them');
    before.say(
      bodyOf(decidedAttempt(registry.course, { seed: 'before', learner: 'in0turn000000005', wanted: 'not-yet' })),
    );
    await before.send();
    const profiles = ['in0turn000000003', 'in0turn000000004'];
    for (const [nth, learners] of [profiles, [...profiles].reverse()].entries()) {
      const device = await registry.device(`Crossed ${nth}`);
      for (const learner of learners)
        device.say(
          bodyOf(decidedAttempt(registry.course, { seed: `crossed${nth}${learner}`, learner, wanted: 'not-yet' })),
        );
      await device.send();
    }
    const pool = await count();
    // One of them had to give way, and nothing waits for the lanes to look again by themselves.
    const { rows } = await pool.query<{ state: string; outcome: string; count: string }>(
      "select state, verdict->>'outcome' as outcome, count(*) from replays group by 1, 2 order by 2",
    );
    expect(rows).toEqual([
      { state: 'done', outcome: 'recorded', count: '3' },
      { state: 'done', outcome: 'refused', count: '2' },
    ]);
    expect((await pool.query('select 1 from learners')).rowCount).toBe(3);
  } finally {
    await stop();
  }
}, 120_000);

/** Pages of 8 kB that a query looked at, whatever way the database took. */
async function pagesOf(pool: Pool, ask: (client: PoolClient) => Promise<unknown>): Promise<number> {
  const client = await pool.connect();
  let pages = 0;
  try {
    await client.query('begin');
    await ask({
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, values);
        const plan = rows[0]['QUERY PLAN'][0].Plan;
        pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
        return { rows: [] };
      },
    } as unknown as PoolClient);
    await client.query('rollback');
  } finally {
    client.release();
  }
  return pages;
}

test('whoever stands behind eleven hundred attempts of one person who is being counted is found all the same', async () => {
  const pool = new Pool({ connectionString: await postgres.freshDatabase(), max: 3 });
  const [counting, asking] = [await pool.connect(), await pool.connect()];
  try {
    await migrate(pool, migrations);
    await counting.query(
      "insert into people (id, name, office, created_at) values ('p1', 'One', 'Office', now()), ('p2', 'Two', 'Office', now())",
    );
    await counting.query(
      "insert into devices (device, person, enrolled_at, proof) values ('d1', 'p1', now(), ''), ('d2', 'p2', now(), '')",
    );
    await counting.query(
      `insert into replays (device, event, n, received_at, state)
        select case when n <= 1100 then 'd1' else 'd2' end, 'e' || n, n, now() + n * interval '1 second', 'waiting'
          from generate_series(1, 1101) n`,
    );
    expect(await personInTurn(asking, false)).toBe('p1');
    await counting.query('begin');
    expect(await personInTurn(counting, false)).toBe('p1');
    expect(await personInTurn(asking, false)).toBe('p2');
    await counting.query('rollback');
  } finally {
    for (const client of [counting, asking]) client.release();
    await pool.end();
  }
}, 60_000);

test.each([5, 500])(
  'the next one among 50,000 people and as many counted attempts, %i of which wait: few pages are read',
  async (waiting) => {
    const pool = new Pool({ connectionString: await postgres.freshDatabase(), max: 2 });
    try {
      await migrate(pool, migrations);
      const people = 50_000;
      await pool.query(
        "insert into people (id, name, office, created_at) select 'p' || n, 'Person ' || n, 'Office', now() from generate_series(1, $1::int) n",
        [people],
      );
      await pool.query(
        "insert into devices (device, person, enrolled_at, proof) select 'd' || n, 'p' || n, now(), '' from generate_series(1, $1::int) n",
        [people],
      );
      await pool.query(
        `insert into events (device, n, id, received_at, kind, state, line)
        select 'd' || n, 1, 'e' || n, now(), 'attempt.decided', 'stored', repeat('x', 500) from generate_series(1, $1::int) n`,
        [people],
      );
      await pool.query(
        `insert into replays (device, event, n, received_at, state)
        select 'd' || n, 'e' || n, 1, now() + n * interval '1 second', case when n <= $1::int - $2::int then 'done' else 'waiting' end
          from generate_series(1, $1::int) n`,
        [people, waiting],
      );
      await pool.query('analyze');
      expect(await pagesOf(pool, (client) => personInTurn(client, false))).toBeLessThan(100);
      expect(await pagesOf(pool, (client) => nextOf(client, `p${people}`, false))).toBeLessThan(100);
    } finally {
      await pool.end();
    }
  },
  60_000,
);
