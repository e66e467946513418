/**
 * Crisis teams of duty stations: what each is to have, who is in it, and whether it could act today. A team belongs to an office, and staff
 * of that office see it. Only who is on the roster can be in one; who takes that back is in none any more.
 */
import type { Pool, PoolClient } from 'pg';
import { type Gap, type ReadinessState, readinessOf, readinessStates, type TeamNeeds } from '#core/crisis/readiness.ts';
import type { NewTeam, RosterRow, TeamReply, TeamRow } from '#core/staff/crisis-shapes.ts';
import { inTransaction } from '../database/connect.ts';
import { type Parameters, parameters } from '../database/parameters.ts';
import { type Doer, noteDeed } from '../records/audit.ts';
import type { Registry } from '../registry.ts';
import { todayOf } from '../staff/people-found.ts';
import { endMembership, joinTeam } from './membership.ts';
import { type Calling, columnsOf, isOnRoster, withHeld } from './roster.ts';

type Client = Pick<Pool, 'query'>;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly country: string;
  readonly place: string;
  readonly needs: TeamNeeds;
};

const columns = 't.id, t.name, t.office, t.country, t.place, t.needs';
const isOpen = (offices: readonly string[] | null, at: Parameters['at']): string =>
  `t.ended_at is null and (${at(offices)}::text[] is null or t.office = any(${at(offices)}::text[]))`;

type InTeam = RosterRow & { readonly since: string };
type MemberRow = Omit<RosterRow, 'held' | 'isOwn'> & {
  readonly is_own: boolean;
  readonly team: string;
  readonly since: Date;
};

/** Who is in these teams, in the order of names; whoever went to another office and is seen by their own alone is not. */
async function membersOf(
  client: Client,
  { offices, now }: Calling,
  teams: readonly string[],
): Promise<ReadonlyMap<string, InTeam[]>> {
  const { values, at } = parameters();
  const { rows } = await client.query<MemberRow>(
    `select m.team, m.since, ${columnsOf(offices, at)}
      from team_members m join teams t on t.id = m.team join people p on p.id = m.person
        join roster r on r.person = m.person and r.is_listed and (r.seen_by = 'organisation' or p.office = t.office)
      where m.left_at is null and m.team = any(${at(teams)}::text[]) order by p.folded, p.id`,
    values,
  );
  const members = new Map<string, InTeam[]>();
  for (const { team, since, ...row } of await withHeld(client, rows, now)) {
    const inTeam = { ...row, since: since.toISOString() };
    const before = members.get(team);
    if (before) before.push(inTeam);
    else members.set(team, [inTeam]);
  }
  return members;
}

function rowWith(row: Row, members: readonly RosterRow[], today: string): TeamRow {
  const { state, gaps } = readinessOf(
    row.needs,
    members.map(({ id, held, languages }) => ({
      person: id,
      languages,
      held: held.map(({ course, until }) => ({ programme: course, until })),
    })),
    today,
  );
  return { ...row, members: members.length, state, gaps: [...gaps] as Gap[] };
}

async function teamRows(client: Client, calling: Calling, rows: readonly Row[]) {
  const members = await membersOf(
    client,
    calling,
    rows.map(({ id }) => id),
  );
  const today = todayOf(calling.now);
  return rows.map((row) => ({
    row: rowWith(row, members.get(row.id) ?? [], today),
    members: members.get(row.id) ?? [],
  }));
}

/** Those that whoever asks sees, by name. */
async function readTeams(client: Client, { offices }: Calling, country: string | undefined): Promise<Row[]> {
  const { values, at } = parameters();
  const inCountry = country ? `t.country = ${at(country)}` : 'true';
  const { rows } = await client.query<Row>(
    `select ${columns} from teams t where ${isOpen(offices, at)} and ${inCountry} order by lower(t.name), t.id`,
    values,
  );
  return rows;
}

export type Teams = { readonly teams: TeamRow[]; readonly states: Record<ReadinessState, number> };

/** All that whoever asks sees, with how they stand. */
export async function teamsOf(client: Client, calling: Calling, country?: string): Promise<Teams> {
  const found = await teamRows(client, calling, await readTeams(client, calling, country));
  const teams = found.map(({ row }) => row);
  const count = (state: ReadinessState) => teams.filter((team) => team.state === state).length;
  return {
    teams,
    states: Object.fromEntries(readinessStates.map((state) => [state, count(state)])) as Teams['states'],
  };
}

/** Null where there is none, where it ended, and where it is of another office. `lock`: it is not changed meanwhile. */
async function findTeam(client: Client, { offices }: Pick<Calling, 'offices'>, id: string, lock: '' | 'for update') {
  const { values, at } = parameters();
  const { rows } = await client.query<Row>(
    `select ${columns} from teams t where t.id = ${at(id)} and ${isOpen(offices, at)} ${lock}`,
    values,
  );
  return rows[0] ?? null;
}

export async function teamOf(client: Client, calling: Calling, id: string): Promise<TeamReply | null> {
  const row = await findTeam(client, calling, id, '');
  const [found] = row ? await teamRows(client, calling, [row]) : [];
  return found ? { team: found.row, members: found.members } : null;
}

type Doing = { readonly who: Doer; readonly calling: Calling };

/** Its id. */
export function makeTeam({ pool, now, random }: Registry, team: NewTeam, { who }: Doing): Promise<string> {
  const id = Buffer.from(random(12)).toString('hex');
  return inTransaction(pool, async (client) => {
    await client.query(
      'insert into teams (id, name, office, country, place, needs, made_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, team.name, team.office, team.country, team.place, JSON.stringify(team.needs), now()],
    );
    await noteDeed(client, { subject: `team:${id}`, who, what: 'team-made', about: id }, now());
    return id;
  });
}

/** Work on a team that whoever does it sees, alone; null where there is none. */
function onTeam<T>(
  { pool }: Registry,
  { calling }: Doing,
  id: string,
  work: (client: PoolClient, team: Row) => Promise<T>,
): Promise<T | null> {
  return inTransaction(pool, async (client) => {
    const team = await findTeam(client, calling, id, 'for update');
    return team ? work(client, team) : null;
  });
}

/** Who is in it is told what it is called now. */
export const changeTeam = (registry: Registry, id: string, to: NewTeam, doing: Doing): Promise<true | null> =>
  onTeam(registry, doing, id, async (client, before) => {
    const { identity, now } = registry;
    await client.query('update teams set name = $2, office = $3, country = $4, place = $5, needs = $6 where id = $1', [
      id,
      to.name,
      to.office,
      to.country,
      to.place,
      JSON.stringify(to.needs),
    ]);
    await noteDeed(client, { subject: `team:${id}`, who: doing.who, what: 'team-changed', about: id }, now());
    const { name, country, place } = to;
    if (before.office !== to.office) await leaveWhoIsNotSeen(client, id, registry, doing);
    if (before.name !== name || before.country !== country || before.place !== place) {
      const { rows } = await client.query<{ person: string }>(
        'select person from team_members where team = $1 and left_at is null order by person',
        [id],
      );
      for (const { person } of rows)
        await joinTeam(client, { id, name, country, place }, person, { identity, now: now() });
    }
    return true as const;
  });

/** Of a team that is another office's now: whoever is seen by their own office alone. */
async function leaveWhoIsNotSeen(client: PoolClient, team: string, { identity, now }: Registry, { who }: Doing) {
  const { rows } = await client.query<{ person: string }>(
    `select m.person from team_members m join teams t on t.id = m.team join people p on p.id = m.person
        join roster r on r.person = m.person
      where m.team = $1 and m.left_at is null and r.seen_by <> 'organisation' and p.office <> t.office order by m.person`,
    [team],
  );
  for (const { person } of rows) await endMembership(client, { team, person, who, why: '' }, { identity, now: now() });
}

export const endTeam = (registry: Registry, id: string, why: string, doing: Doing): Promise<true | null> =>
  onTeam(registry, doing, id, async (client) => {
    const { identity, now } = registry;
    await endMembership(client, { team: id, person: null, who: doing.who, why }, { identity, now: now() });
    await client.query('update teams set ended_at = $2 where id = $1', [id, now()]);
    await noteDeed(client, { subject: `team:${id}`, who: doing.who, what: 'team-ended', about: id, why }, now());
    return true as const;
  });

/**
 * `not-listed`: nobody of that name is on the roster, as far as whoever does it sees. `not-seen`: they are seen by their own office alone, and
 * the team is another's.
 */
export const addMember = (
  registry: Registry,
  id: string,
  person: string,
  doing: Doing,
): Promise<'added' | 'already' | 'not-listed' | 'not-seen' | null> =>
  onTeam(registry, doing, id, async (client, team) => {
    const { identity, now } = registry;
    // Who takes it back at this moment does so before or after.
    await client.query('select 1 from roster where person = $1 for update', [person]);
    if (!(await isOnRoster(client, doing.calling, person))) return 'not-listed';
    const seen = await client.query(
      `select 1 from roster r join people p on p.id = r.person
        where r.person = $1 and (r.seen_by = 'organisation' or p.office = $2)`,
      [person, team.office],
    );
    if (!seen.rowCount) return 'not-seen';
    const there = await client.query('select 1 from team_members where team = $1 and person = $2 and left_at is null', [
      id,
      person,
    ]);
    if (there.rowCount) return 'already';
    const { name, country, place } = team;
    await joinTeam(client, { id, name, country, place }, person, { identity, now: now() });
    await noteDeed(client, { subject: person, who: doing.who, what: 'team-joined', about: id }, now());
    return 'added';
  });

/** False when they are not in it. */
export const removeMember = (
  registry: Registry,
  id: string,
  { person, why }: { person: string; why: string },
  doing: Doing,
): Promise<boolean | null> =>
  onTeam(registry, doing, id, async (client) => {
    const { identity, now } = registry;
    const ended = await endMembership(client, { team: id, person, who: doing.who, why }, { identity, now: now() });
    return ended > 0;
  });
