/**
 * The figures of a report: who is certified for what and where, which teams there are, and what was done, in counts. Of the offices of
 * whoever asks.
 */
import type { Pool } from 'pg';
import { stateBounds } from '#core/staff/course-state.ts';
import type { FiguresReply } from '#core/staff/crisis-shapes.ts';
import { type Parameters, parameters } from '../database/parameters.ts';
import { ofOffices } from '../records/of-offices.ts';
import { todayOf } from '../staff/people-found.ts';
import type { Calling } from './roster.ts';
import { teamsOf } from './teams.ts';

type Client = Pick<Pool, 'query'>;
export type FiguresAsked = {
  /** `YYYY-MM`, both included. */
  readonly from: string;
  readonly to: string;
  readonly country?: string | undefined;
  /** Those that are counted. */
  readonly activities: readonly { readonly programme: string; readonly activity: string }[];
};

type Programme = FiguresReply['programmes'][number];
type Activity = FiguresReply['activity'][number];
export type Figures = Omit<FiguresReply, 'programmes' | 'activity'> & {
  readonly programmes: Omit<Programme, 'titles'>[];
  readonly activity: Omit<Activity, 'titles' | 'activityTitles'>[];
};

/** The first instant after a month. */
const afterMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString();
};

/** Where somebody is: as they say on the roster, else as stands in the records. */
const where = 'coalesce(r.country, p.country)';

/** People of these offices, and of this country, as the table `among`; what they hold of programmes, as `held`. */
function amongAndHeld(
  { offices, programmes, now }: Calling,
  country: string | undefined,
  at: Parameters['at'],
): string {
  const { expired } = stateBounds(todayOf(now));
  const inCountry = country ? `${where} = ${at(country)}` : 'true';
  return `among as materialized (
      select p.id, ${where} as country, r.person is not null as is_listed,
          exists (select from team_members m where m.person = p.id and m.left_at is null) as is_in_team
        from people p left join roster r on r.person = p.id and r.is_listed
        where p.id in (select c.person from credentials c where c.course = any(${at(programmes)}::text[])
            union select person from roster)
          and ${ofOffices(offices, at)} and ${inCountry}
    ), held as materialized (
      select c.person, c.course, max(least(c.expires_at, c.replaced_at)) as ends
        from credentials c join among a on a.id = c.person
        where c.course = any(${at(programmes)}::text[]) and c.withdrawn_at is null
        group by c.person, c.course having max(least(c.expires_at, c.replaced_at)) >= ${at(expired)}::timestamptz
    )`;
}

async function programmesOf(client: Client, calling: Calling, { from, to, country }: FiguresAsked) {
  const { values, at } = parameters();
  const { expiring } = stateBounds(todayOf(calling.now));
  const { rows } = await client.query<Omit<Programme, 'titles'>>(
    `with ${amongAndHeld(calling, country, at)}, made as (
        select c.course, count(*)::int as count from credentials c join among a on a.id = c.person
          where c.course = any(${at(calling.programmes)}::text[]) and c.withdrawn_at is null
            and c.decided_at >= ${at(`${from}-01T00:00:00Z`)}::timestamptz
            and c.decided_at < ${at(afterMonth(to))}::timestamptz group by c.course
      )
      select programme, count(held.person)::int as certified,
          count(distinct nullif(a.country, ''))::int as countries,
          (count(held.person) filter (where held.ends < ${at(expiring)}::timestamptz))::int as expiring,
          (count(held.person) filter (where a.is_listed))::int as listed,
          (count(held.person) filter (where a.is_in_team))::int as "inTeams",
          coalesce((select count from made where made.course = programme), 0) as made
        from unnest(${at(calling.programmes)}::text[]) with ordinality as asked(programme, place)
        left join held on held.course = programme left join among a on a.id = held.person
        group by programme, place order by place`,
    values,
  );
  return rows;
}

async function countriesOf(client: Client, calling: Calling, { country }: FiguresAsked) {
  const { values, at } = parameters();
  const { rows } = await client.query<{ country: string; certified: number; listed: number }>(
    `with ${amongAndHeld(calling, country, at)}
      select country, count(distinct held.person)::int as certified,
          (count(distinct held.person) filter (where a.is_listed))::int as listed
        from held join among a on a.id = held.person where country <> '' group by country`,
    values,
  );
  return rows;
}

/** Of what is taught, told by people who are or were certified in it: a device could name anything. */
async function activityOf(client: Client, calling: Calling, { from, to, country, activities }: FiguresAsked) {
  const { values, at } = parameters();
  const known = `select * from unnest(${at(activities.map(({ programme }) => programme))}::text[],
    ${at(activities.map(({ activity }) => activity))}::text[])`;
  const told = `from activity t join people p on p.id = t.person join roster r on r.person = t.person
    where t.month between ${at(from)} and ${at(to)} and (t.programme, t.activity) in (${known})
      and exists (select from credentials c where c.person = t.person and c.course = t.programme and c.withdrawn_at is null)
      and ${ofOffices(calling.offices, at)} and ${country ? `${where} = ${at(country)}` : 'true'}`;
  const { rows } = await client.query<{ activity: Figures['activity']; months: Figures['months'] }>(
    `with told as materialized (select t.* ${told}), by_activity as (
        select programme, activity, sum(count) as count, sum(confirmed) as confirmed, sum(minutes) as minutes,
            sum(people) as people, count(distinct person) as told
          from told where count > 0 group by programme, activity
      ), by_month as (
        select month, sum(count) as count, sum(people) as people from told group by month
      )
      select coalesce((select jsonb_agg(a order by a.programme, a.activity) from by_activity a), '[]') as activity,
        coalesce((select jsonb_agg(m order by m.month) from by_month m), '[]') as months`,
    values,
  );
  return rows[0] ?? { activity: [], months: [] };
}

/** Every month from the one to the other. */
export function monthsBetween(from: string, to: string): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: Math.max(0, number(to) - number(from) + 1) }, (_, index) => {
    const month = number(from) + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

export async function crisisFigures(client: Client, calling: Calling, asked: FiguresAsked): Promise<Figures> {
  const { from, to, country } = asked;
  const [programmes, countries, { activity, months }, { teams, states }] = [
    await programmesOf(client, calling, asked),
    await countriesOf(client, calling, asked),
    await activityOf(client, calling, asked),
    await teamsOf(client, calling, country),
  ];
  const teamsIn = (code: string) => teams.filter((team) => team.country === code).length;
  const codes = [...new Set([...countries.map((one) => one.country), ...teams.map((team) => team.country)])].sort();
  return {
    from,
    to,
    programmes,
    teams: {
      all: teams.length,
      members: teams.reduce((sum, { members }) => sum + members, 0),
      countries: new Set(teams.map((team) => team.country)).size,
      states,
    },
    byCountry: codes.map((code) => {
      const { certified = 0, listed = 0 } = countries.find((one) => one.country === code) ?? {};
      return { country: code, certified, listed, teams: teamsIn(code) };
    }),
    activity,
    months: monthsBetween(from, to).map(
      (month) => months.find((one) => one.month === month) ?? { month, count: 0, people: 0 },
    ),
  };
}
