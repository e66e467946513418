/**
 * How long lists, searches and figures of the staff's page take where there are many people, and how much memory an export
 * takes: on a database that is made up, for an administrator who sees everybody, and for a focal point of one office.
 *
 *   node --import tsx scripts/bench/measure-staff.mjs [people]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { crisisFigures } from '../../src-registry/crisis/figures.ts';
import { rosterPage } from '../../src-registry/crisis/roster.ts';
import { teamsOf } from '../../src-registry/crisis/teams.ts';
import { openCluster } from '../../src-registry/database/cluster.ts';
import { migrate } from '../../src-registry/database/migrate.ts';
import { migrations } from '../../src-registry/schema/migrations.ts';
import { figuresOf } from '../../src-registry/staff/overview.ts';
import { countPeople, peoplePage, readPlace } from '../../src-registry/staff/people.ts';
import { quantile } from './statistics.mjs';

const people = Number(process.argv[2] ?? 150_000);
const offices = 2000;
const teams = 500;
const rounds = 7;
const now = new Date();
const courses = ['basic-security', 'advanced-security'];

/** Two certificates a person, of 3 kB each as real ones are; names of two words out of some thousands. */
async function seed(pool) {
  await pool.query('set statement_timeout = 0');
  await pool.query(
    `insert into people (id, name, office, country, role, created_at)
      select 'p' || n, initcap(substr(md5((n % 4001)::text), 1, 6)) || ' ' || initcap(substr(md5((n * 7 % 9973)::text), 1, 8)),
        'Office ' || (n * 31 % ${offices}), chr(65 + n % 20) || chr(65 + n % 9), 'Role ' || n % 12, now()
      from generate_series(1, ${people}) n`,
  );
  await pool.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code, withdrawn_at)
      select 'FP-' || n || '-' || c, 'p' || n, '', (array['basic-security', 'advanced-security'])[c],
        now() - interval '1 day' * (n * 13 % 1000), now() - interval '1 day' * (n * 13 % 1000),
        now() + interval '1 day' * (n * 17 % 1100 - 200), n * 2 + c, '',
        (select string_agg(md5((n * 90 + i)::text), '') from generate_series(1, 94) i), '',
        case when n % 50 = 0 then now() end
      from generate_series(1, ${people}) n, generate_series(1, 2) c`,
  );
  // One in fifteen is certified in a programme and on the roster, and told of two years; teams of six.
  await pool.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      select 'FP-' || n || '-p', 'p' || n, '', 'peer-helper', now(), now(), now() + interval '1 day' * (n * 17 % 700 - 30),
        ${people} * 2 + n, '', '', ''
      from generate_series(15, ${people}, 15) n`,
  );
  await pool.query(
    `insert into roster (person, is_listed, seen_by, languages, country, place, reach, contact, counts_activity, said_at, device, n)
      select 'p' || n, true, case when n % 2 = 0 then 'organisation' else 'office' end, array['en', (array['fr', 'ar', 'so'])[1 + n % 3]],
        chr(65 + n % 20) || chr(65 + n % 9), 'Place ' || n % 500, (array['place', 'country', 'abroad'])[1 + n % 3], '', true, now(), '', n
      from generate_series(15, ${people}, 15) n`,
  );
  await pool.query(
    `insert into activity (person, learner, programme, month, activity, count, confirmed, minutes, people)
      select 'p' || n, '', 'peer-helper', to_char(now() - interval '1 month' * m, 'YYYY-MM'), a, 5, 5, 300, 6
      from generate_series(15, ${people}, 15) n, generate_series(0, 23) m, unnest(array['talks', 'supervision']) a`,
  );
  await pool.query(
    `insert into teams (id, name, office, country, place, needs, made_at)
      select 't' || n, 'Team ' || n, 'Office ' || n, 'KE', 'Place ' || n,
        '{"programmes":[{"programme":"peer-helper","count":4}],"languages":["en","ar"]}', now()
      from generate_series(1, ${teams}) n`,
  );
  await pool.query(
    `insert into team_members (team, person, turn, since)
      select 't' || 1 + n % ${teams}, 'p' || n * 15, 1, now() from generate_series(1, least(${teams} * 6, ${people} / 15)) n`,
  );
  await pool.query('vacuum analyze');
}

async function timed(name, work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  process.stdout.write(
    `${name.padEnd(58)} ${Math.round(quantile(times, 0.5))} ms (least ${Math.round(Math.min(...times))}, most ${Math.round(Math.max(...times))})\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-'));
chmodSync(folder, 0o711);
const cluster = await openCluster(join(folder, 'database'));
if (!cluster.ok) throw new Error(JSON.stringify(cluster.failure));
const pool = new Pool({ connectionString: cluster.value.url, max: 4 });
try {
  const migrated = await migrate(pool, migrations);
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.failure));
  const begin = performance.now();
  await seed(pool);
  process.stdout.write(
    `${people} people, ${people * 2} certificates, ${offices} offices: made in ${Math.round((performance.now() - begin) / 1000)} s\n`,
  );
  for (const [who, own] of [
    ['all offices', null],
    ['one office', ['Office 7']],
  ]) {
    const finding = (filter = {}) => ({ offices: own, filter, now });
    const list = async (filter) => {
      await countPeople(pool, finding(filter));
      return peoplePage(pool, finding(filter), { after: null, limit: 50 });
    };
    await timed(`${who}: overview`, () => figuresOf(pool, finding(), { course: 'basic-security', courses }));
    await timed(`${who}: list and count`, () => list({}));
    await timed(`${who}: who runs out in 90 days`, () => list({ course: 'basic-security', holding: 'expiring' }));
    await timed(`${who}: who never held it`, () => list({ course: 'basic-security', holding: 'never' }));
    for (const search of ['c4ca', '4ca42', 'nobody here', 'a'])
      await timed(`${who}: search ${search}`, () => list({ search }));
    const calling = { offices: own, programmes: ['peer-helper', 'staff-counsellor'], now };
    const from = { after: null, limit: 50 };
    await timed(`${who}: roster, first page`, () => rosterPage(pool, calling, {}, from));
    await timed(`${who}: roster, a country, a language, who can come`, () =>
      rosterPage(pool, calling, { country: 'KA', coming: 'yes', language: 'ar' }, from),
    );
    await timed(`${who}: crisis teams, all of them`, () => teamsOf(pool, calling));
    const to = now.toISOString().slice(0, 7);
    const activities = ['talks', 'supervision'].map((activity) => ({ programme: 'peer-helper', activity }));
    await timed(`${who}: figures of a year`, () =>
      crisisFigures(pool, calling, { from: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`, to, activities }),
    );
    const before = process.memoryUsage().rss;
    let most = 0;
    let lines = 0;
    const start = performance.now();
    for (let after = null, isFirst = true; isFirst || after; isFirst = false) {
      const page = await peoplePage(pool, finding(), { after, limit: 5000 });
      lines += page.people.length;
      after = page.next && readPlace(page.next);
      most = Math.max(most, process.memoryUsage().rss);
    }
    process.stdout.write(
      `${who}: ${lines} people read for an export in ${Math.round(performance.now() - start)} ms, memory up to ${Math.round((most - before) / 1e6)} MB more\n`,
    );
  }
  const { rows } = await pool.query(
    "select relname, pg_relation_size(oid) as bytes from pg_class where relname in ('people', 'people_by_pairs', 'people_in_order', 'people_of_office', 'credentials_by_issue')",
  );
  for (const { relname, bytes } of rows) process.stdout.write(`${relname}: ${(bytes / 1e6).toFixed(1)} MB\n`);
} finally {
  await pool.end();
  await cluster.value.stop();
  rmSync(folder, { recursive: true, force: true });
}
