/**
 * Figures about the people that a filter finds: one statement, however many courses, offices and roles there are.
 */
import type { Pool } from 'pg';
import { stateBounds } from '#core/staff/course-state.ts';
import type { Holding, Overview } from '#core/staff/shapes.ts';
import { type Parameters, parameters } from '../database/parameters.ts';
import { type Finding, peopleFound, stateInSql, todayOf } from './people-found.ts';

const weeks = 13;
const months = 12;
const mostShares = 50;
const dayMs = 86_400_000;

type Share = Overview['offices'][number];
type Row = {
  readonly people: number;
  readonly courses: readonly { course: string; state: Holding; people: number }[];
  readonly shares: readonly (Share & { kind: 'offices' | 'countries' | 'roles' })[];
  readonly runs_out: readonly { week: number; certificates: number }[];
  readonly registered: readonly { month: string; certificates: number }[];
  readonly waiting_reviews: number;
};

/** A list as one value. */
const listOf = (query: string) => `coalesce((select jsonb_agg(row) from (${query}) as row), '[]')`;

function statementOf(finding: Finding, course: string, at: Parameters['at']): string {
  const { now } = finding;
  const today = at(`${todayOf(now)}T00:00:00Z`);
  const firstMonth = at(`${monthsOf(now)[0]}-01T00:00:00Z`);
  return `with found as materialized (
      select p.id, p.office, p.country, p.role from people p where ${peopleFound(finding, at)}
    ), held as materialized (
      select c.person, c.course, ${stateInSql(stateBounds(todayOf(now)), at)} as state,
          max(least(c.expires_at, c.replaced_at)) filter (where c.withdrawn_at is null) as ends
        from credentials c join found on found.id = c.person group by c.person, c.course
    ), shares as (
      select case grouping(office, country, role) when 3 then 'offices' when 5 then 'countries' else 'roles' end as kind,
          coalesce(office, country, role) as name, count(*) as people, count(held.person) as holding
        from found left join held on held.person = found.id and held.course = ${at(course)}
          and held.state in ('valid', 'expiring')
        group by grouping sets ((office), (country), (role))
    ), ranked as (
      select *, row_number() over (partition by kind order by people desc, name) as place from shares
    )
    select (select count(*)::int from found) as people,
      ${listOf('select course, state, count(*) as people from held group by course, state')} as courses,
      ${listOf(`select kind, name, people, holding from ranked where place <= ${mostShares} order by kind, place`)} as shares,
      ${listOf(`select floor(extract(epoch from ends - ${today}::timestamptz - interval '1 day') / ${(7 * dayMs) / 1000}) as week,
        count(*) as certificates from held where state in ('expiring', 'valid') and ends < ${today}::timestamptz
        + interval '${7 * weeks + 1} days' group by week`)} as runs_out,
      ${listOf(`select to_char(c.issued_at at time zone 'UTC', 'YYYY-MM') as month, count(*) as certificates
        from credentials c join found on found.id = c.person
        where c.issued_at >= ${firstMonth}::timestamptz group by month`)} as registered,
      (select count(*)::int from replays r join devices d on d.device = r.device join found on found.id = d.person
        where r.state = 'review') as waiting_reviews`;
}

/** `YYYY-MM`, up to this one. */
function monthsOf(now: Date): string[] {
  const first = now.getUTCFullYear() * 12 + now.getUTCMonth() - (months - 1);
  return Array.from({ length: months }, (_, index) => {
    const month = first + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const weeksFrom = (now: Date) =>
  Array.from({ length: weeks }, (_, week) =>
    new Date(Date.parse(todayOf(now)) + 7 * week * dayMs).toISOString().slice(0, 10),
  );

export type Figures = Omit<Overview, 'courses' | 'assignments'> & {
  readonly courses: Omit<Overview['courses'][number], 'titles'>[];
};

/** `courses`: all that there are, in their order. */
export async function figuresOf(
  client: Pick<Pool, 'query'>,
  finding: Finding,
  { course, courses }: { readonly course: string; readonly courses: readonly string[] },
): Promise<Figures> {
  const { values, at } = parameters();
  const { rows } = await client.query<Row>(statementOf(finding, course, at), values);
  const { people, shares, ...row } = rows[0] as Row;
  const sharesOf = (wanted: (typeof shares)[number]['kind']) =>
    shares.filter(({ kind }) => kind === wanted).map(({ kind: _, ...share }) => share);
  return {
    people,
    course,
    courses: courses.map((id) => {
      const of = (state: Holding) => row.courses.find((one) => one.course === id && one.state === state)?.people ?? 0;
      const held = { valid: of('valid'), expiring: of('expiring'), expired: of('expired'), revoked: of('revoked') };
      const ever = Object.values(held).reduce((sum, count) => sum + count, 0);
      return { course: id, ...held, never: people - ever };
    }),
    offices: sharesOf('offices'),
    countries: sharesOf('countries'),
    roles: sharesOf('roles'),
    runsOut: weeksFrom(finding.now).map((from, week) => ({
      from,
      certificates: row.runs_out.find((one) => one.week === week)?.certificates ?? 0,
    })),
    registered: monthsOf(finding.now).map((month) => ({
      month,
      certificates: row.registered.find((one) => one.month === month)?.certificates ?? 0,
    })),
    waitingReviews: row.waiting_reviews,
  };
}
