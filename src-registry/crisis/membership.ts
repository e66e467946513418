/**
 * Who is in which crisis team: each change is told to the person, and stands in the audit.
 */
import type { PoolClient } from 'pg';
import { audienceOf, type FeedBody } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { type Doer, noteDeed } from '../records/audit.ts';
import { sayTo } from '../records/feed.ts';

type Tools = { readonly identity: RegistryIdentity; readonly now: Date };
export type TeamNamed = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly place: string;
};

/** Puts somebody in, or tells who is in it already what it is called now. False when nothing changed. */
export async function joinTeam(
  client: PoolClient,
  { id: team, ...named }: TeamNamed,
  person: string,
  { identity, now }: Tools,
): Promise<boolean> {
  const { rows } = await client.query<{ turn: number }>(
    `insert into team_members (team, person, turn, since) values ($1, $2, 1, $3)
      on conflict (team, person) do update set turn = team_members.turn + 1, left_at = null,
        since = case when team_members.left_at is null then team_members.since else excluded.since end
      returning turn`,
    [team, person, now],
  );
  const turn = rows[0]?.turn ?? 1;
  return sayTo(client, audienceOf(person), { kind: 'in-team', team, turn, ...named, at: now.toISOString() }, identity);
}

type Left = { readonly team: string; readonly person: string; readonly turn: number };

async function tellWhoLeft(
  client: PoolClient,
  left: readonly Left[],
  { identity, now }: Tools,
  who: Doer,
  why: string,
) {
  for (const { team, person, turn } of left) {
    await noteDeed(client, { subject: person, who, what: 'team-left', about: team, why }, now);
    await sayTo(client, audienceOf(person), { kind: 'out-of-team', team, turn, at: now.toISOString() }, identity);
  }
}

/** Takes people out of a team. `person`: only this one; null: all. How many that were. */
export async function endMembership(
  client: PoolClient,
  { team, person, who, why }: { team: string; person: string | null; who: Doer; why: string },
  tools: Tools,
): Promise<number> {
  const { rows } = await client.query<Left>(
    `update team_members set left_at = $3 where team = $1 and left_at is null and ($2::text is null or person = $2)
      returning team, person, turn`,
    [team, person, tools.now],
  );
  await tellWhoLeft(client, rows, tools, who, why);
  return rows.length;
}

/** Whoever is not to be seen there any more. `own-office`: they stay in teams of the office that they are of. */
export async function leaveTeams(
  client: PoolClient,
  person: string,
  { tools, stay }: { tools: Tools; stay: 'own-office' | 'none' },
): Promise<void> {
  const { rows } = await client.query<Left>(
    `update team_members m set left_at = $2 where m.person = $1 and m.left_at is null
      and not ($3 and m.team in (select t.id from teams t join people p on p.id = $1 where t.office = p.office))
      returning m.team, m.person, m.turn`,
    [person, tools.now, stay === 'own-office'],
  );
  await tellWhoLeft(client, rows, tools, 'person', '');
}

type Said = Extract<FeedBody, { kind: 'in-team' | 'out-of-team' }>;

/**
 * What was said of a team and is not known any more, since a backup was put back. Who is in a team that is there is in it again; of one
 * that is not, the person hears that it is over.
 */
export async function recoverMembership(
  client: PoolClient,
  person: string,
  { kind, team, turn, at }: Said,
  { identity, now }: Tools,
): Promise<void> {
  const isIn = kind === 'in-team';
  const { rowCount } = await client.query(
    `insert into team_members (team, person, turn, since, left_at)
      select t.id, $2, $3, $4::timestamptz, case when $5 then null else $4::timestamptz end
        from teams t join roster r on r.person = $2 and r.is_listed where t.id = $1 and t.ended_at is null
      on conflict (team, person) do update set turn = greatest(team_members.turn, excluded.turn),
        left_at = case when excluded.turn < team_members.turn then team_members.left_at else excluded.left_at end`,
    [team, person, turn, at, isIn],
  );
  if (isIn && rowCount === 0)
    await sayTo(client, audienceOf(person), { kind: 'out-of-team', team, turn, at: now.toISOString() }, identity);
}
