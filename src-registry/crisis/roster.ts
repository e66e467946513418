/**
 * Who can be called: people who are certified in a programme and said that they may be seen. Nobody else is found here, and of nobody more than
 * they said.
 */
import type { Pool } from 'pg';
import type { SpokenLanguage } from '#core/crisis/spoken-languages.ts';
import { stateBounds } from '#core/staff/course-state.ts';
import type { RosterFilter, RosterRow } from '#core/staff/crisis-shapes.ts';
import { type Parameters, parameters } from '../database/parameters.ts';
import { ofOffices } from '../records/of-offices.ts';
import { heldOf } from '../staff/held-of.ts';
import { nameCondition, todayOf } from '../staff/people-found.ts';

type Client = Pick<Pool, 'query'>;

export type Calling = {
  /** Of whoever asks; null: all. */
  readonly offices: readonly string[] | null;
  /** Ids of those that are taught: whoever is certified in one of them is on the roster. */
  readonly programmes: readonly string[];
  readonly now: Date;
};

export type RosterPlace = { readonly rank: number; readonly folded: string; readonly id: string };

/** Who is on the roster `r`, as a person `p`, for whoever asks. */
const isSeen = (offices: readonly string[] | null, at: Parameters['at']): string =>
  `r.is_listed and (r.seen_by = 'organisation' or ${ofOffices(offices, at)})`;

/** Whose certificates count today, of which course, as the table `held`: of people on the roster. For a `with`. `only`: of one person. */
const heldNow = (now: Date, at: Parameters['at'], only: string | null = null): string => {
  const { expired } = stateBounds(todayOf(now));
  return `held as materialized (
    select c.person, c.course from credentials c join roster r on r.person = c.person and r.is_listed
      where c.withdrawn_at is null and ${only === null ? 'true' : `c.person = ${at(only)}`}
      group by c.person, c.course having max(least(c.expires_at, c.replaced_at)) >= ${at(expired)}::timestamptz
  )`;
};

/** Over `held`, `r` and `p`. Asked as a list, so that it is read once and not once a person. */
function foundBy(
  { offices, programmes }: Calling,
  { search, skill, country, coming, language }: RosterFilter,
  at: Parameters['at'],
): string {
  const conditions = [
    isSeen(offices, at),
    `r.person in (select held.person from held where held.course = any(${at(programmes)}::text[]))`,
  ];
  if (search) conditions.push(nameCondition(search, at));
  if (skill) conditions.push(`r.person in (select held.person from held where held.course = ${at(skill)})`);
  if (country) conditions.push(`(r.country = ${at(country)}${coming ? " or r.reach = 'abroad'" : ''})`);
  if (language) conditions.push(`${at(language)} = any(r.languages)`);
  return conditions.join(' and ');
}

type Said = Omit<RosterRow, 'held' | 'isOwn'> & { readonly is_own: boolean };

/** What is shown of somebody, but for what they hold; `offices` stands at a parameter. */
export const columnsOf = (offices: readonly string[] | null, at: Parameters['at']): string =>
  `p.id, p.name, p.office, ${ofOffices(offices, at)} as is_own, r.languages, r.country, r.place, r.reach, r.contact`;

/** With what each of them holds that counts today. */
export async function withHeld<R extends Said>(
  client: Client,
  rows: readonly R[],
  now: Date,
): Promise<(Omit<R, 'is_own'> & Pick<RosterRow, 'held' | 'isOwn'>)[]> {
  const held = await heldOf(
    client,
    rows.map(({ id }) => id),
    now,
  );
  return rows.map(({ is_own, ...row }) => ({
    ...row,
    isOwn: is_own,
    held: (held.get(row.id) ?? []).flatMap(({ course, state, until }) =>
      until !== null && (state === 'valid' || state === 'expiring')
        ? [{ course, until, isExpiring: state === 'expiring' }]
        : [],
    ),
  }));
}

export type RosterPage = {
  readonly people: RosterRow[];
  readonly total: number;
  readonly last: RosterPlace | null;
};

type Found = Said & { readonly rank: number; readonly folded: string; readonly total: number };

/** By name; those who are in the country before those who would come. */
export async function rosterPage(
  client: Client,
  calling: Calling,
  filter: RosterFilter,
  { after, limit }: { readonly after: RosterPlace | null; readonly limit: number },
): Promise<RosterPage> {
  const { values, at } = parameters();
  const rank = filter.country ? `case when r.country = ${at(filter.country)} then 0 else 1 end` : '0';
  const isAfter = after
    ? `(rank, folded, id) > (${at(after.rank)}::int, ${at(after.folded)}::text, ${at(after.id)}::text)`
    : 'true';
  const { rows } = await client.query<Found>(
    `with ${heldNow(calling.now, at)}, found as materialized (
        select ${rank} as rank, p.folded, ${columnsOf(calling.offices, at)}
          from roster r join people p on p.id = r.person where ${foundBy(calling, filter, at)}
      )
      select found.*, (select count(*)::int from found) as total from found where ${isAfter}
        order by rank, folded, id limit ${at(limit + 1)}`,
    values,
  );
  const page = rows.slice(0, limit);
  const lastRow = rows.length > limit ? page.at(-1) : undefined;
  return {
    people: await withHeld(
      client,
      page.map(({ rank: _, folded: __, total: ___, ...row }) => row),
      calling.now,
    ),
    // A page that begins after the last of all says nothing of how many there are.
    total: rows[0]?.total ?? (after ? await countOf(client, calling, filter) : 0),
    last: lastRow ? { rank: lastRow.rank, folded: lastRow.folded, id: lastRow.id } : null,
  };
}

async function countOf(client: Client, calling: Calling, filter: RosterFilter): Promise<number> {
  const { values, at } = parameters();
  const { rows } = await client.query<{ count: number }>(
    `with ${heldNow(calling.now, at)}
      select count(*)::int as count from roster r join people p on p.id = r.person where ${foundBy(calling, filter, at)}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

export type RosterChoices = { readonly countries: string[]; readonly languages: SpokenLanguage[] };

/** Where they are and what they speak, of all whom whoever asks sees. */
export async function rosterChoices(client: Client, calling: Calling): Promise<RosterChoices> {
  const { values, at } = parameters();
  const { rows } = await client.query<{ kind: 'country' | 'language'; value: string }>(
    `with ${heldNow(calling.now, at)}, seen as materialized (
        select r.country, r.languages from roster r join people p on p.id = r.person where ${foundBy(calling, {}, at)}
      )
      select 'country' as kind, country as value from seen
      union select 'language', unnest(languages) from seen order by kind, value`,
    values,
  );
  const of = (kind: 'country' | 'language') => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { countries: of('country'), languages: of('language') as SpokenLanguage[] };
}

/** Whether whoever asks sees somebody on the roster. */
export async function isOnRoster(client: Client, calling: Calling, person: string): Promise<boolean> {
  const { values, at } = parameters();
  const { rowCount } = await client.query(
    `with ${heldNow(calling.now, at, person)}
      select 1 from roster r join people p on p.id = r.person where r.person = ${at(person)} and ${foundBy(calling, {}, at)}`,
    values,
  );
  return rowCount === 1;
}
