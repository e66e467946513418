/**
 * Whose attempts are counted next, and which of them.
 *
 * [Note: one person, one lane] How long a certificate counts depends on the passes before it, so attempts of one person are
 * counted one after the other, in the order in which they came; those of others meanwhile. Whoever counts some, or decides
 * about one, holds the person's row until the end. Which attempts those are is asked only then: what was seen before the row
 * was ours may be over.
 */
import type { PoolClient } from 'pg';
import type { EventBody } from '#core/sync/event-body.ts';
import { type Waiting, waitingColumns, waitingFrom } from './waiting.ts';

export type Queued = Waiting & {
  readonly tries: number;
  readonly kind: EventBody['kind'];
};

/** What counts is counted by a parent; here only what was set apart is looked at. `$1`: whether there is a parent. */
const waits = `r.state = 'waiting'
  and not ($1 and exists (select 1 from events e where e.device = r.device and e.n = r.n and e.id = r.event and e.state = 'stored'))`;

/**
 * How far is looked at first, in attempts. Whoever nobody is at stands further back only where one person has sent as many, and
 * then all are looked at.
 */
const near = 1000;

/**
 * [Note: in the order of the index] Each step looks up what the one before found. As a join of tables the database would choose the way
 * itself: one that is right as long as many wait reads all people when few are left, for each attempt anew.
 */
const inTurnSql = (reach: string): string => `select p.id as person
  from (select r.device, r.event from replays r where ${waits} order by r.received_at ${reach}) waiting
    cross join lateral (select d.person from devices d where d.device = waiting.device limit 1) d
    cross join lateral (select p.id from people p where p.id = d.person limit 1 for no key update skip locked) p
    cross join lateral (select 1 from replays own where own.device = waiting.device and own.event = waiting.event
      and own.state = 'waiting' limit 1 for update skip locked) held
  limit 1`;

const searches = [
  { name: 'person-in-turn', text: inTurnSql(`limit ${near}`) },
  { name: 'person-in-turn-of-all', text: inTurnSql(`offset ${near}`) },
] as const;

/**
 * The person whose attempt waits longest, and whom nobody is at. One that is held itself (its person is being erased, or
 * somebody decides about it) is passed over.
 */
export async function personInTurn(client: PoolClient, isParentsWork: boolean): Promise<string | null> {
  for (const search of searches) {
    const { rows } = await client.query<{ person: string }>({ ...search, values: [isParentsWork] });
    if (rows[0]) return rows[0].person;
  }
  return null;
}

/** So many of one person in one transaction: each way to the disk is then one for all of them. */
const mostAtOnce = 20;

/**
 * Those of the person that are counted together, in their order. What failed in our own code before is alone, so that it takes no
 * other down with it; and a programme is, since it rests on what is known of the person.
 */
export async function nextOf(client: PoolClient, person: string, isParentsWork: boolean): Promise<readonly Queued[]> {
  const { rows } = await client.query<Queued>({
    name: 'next-of-person',
    text: `select ${waitingColumns}, r.tries, e.kind from ${waitingFrom}
      where d.person = $2 and ${waits} order by r.received_at, r.n limit ${mostAtOnce} for update of r skip locked`,
    values: [isParentsWork, person],
  });
  const alone = rows.findIndex(({ tries, kind }) => tries > 0 || kind !== 'attempt.decided');
  return alone < 0 ? rows : rows.slice(0, Math.max(alone, 1));
}
