/**
 * What was said to the people of another registry, and to all: each audience after a place of its own, in one page.
 */
import type { Pool } from 'pg';
import { audienceOf, everybody, type FeedItem } from '#core/sync/feed-item.ts';
import type { RelayFeed, RelayFeedRequest } from '#core/sync/relay.ts';

type Client = Pick<Pool, 'query'>;
type Row = { audience: string; pos: string; id: string; body: string; key: string; signature: string };
/** An audience, and how far it was read. */
type Read = { readonly audience: string; readonly after: number };

async function following(pool: Client, read: readonly Read[], limit: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    name: 'relayed-feed',
    text: `select a.audience, f.pos, f.id, f.body, f.key, f.signature
      from unnest($1::text[], $2::bigint[]) with ordinality as a(audience, after, place)
      cross join lateral (
        select pos, id, body, key, signature from feed where audience = a.audience and pos > a.after order by pos limit $3
      ) f order by a.place, f.pos limit $3`,
    values: [read.map(({ audience }) => audience), read.map(({ after }) => after), limit],
  });
  return rows;
}

const itemOf = ({ id, body, key, signature }: Row): FeedItem => ({ v: 1, id, body, key, signature });

type Asked = Pick<RelayFeedRequest, 'people' | 'all' | 'limit'>;

/** `known`: its name for each person → who it is here. Of anybody else nothing comes. */
const readOf = ({ people, all }: Asked, known: ReadonlyMap<string, string>): Read[] => [
  ...people.flatMap(({ id, own }) => {
    const person = known.get(id);
    return person === undefined ? [] : [{ audience: audienceOf(person), after: own }];
  }),
  { audience: everybody, after: all },
];

export async function readRelayedFeed(
  pool: Client,
  asked: Asked,
  known: ReadonlyMap<string, string>,
): Promise<Omit<RelayFeed, 'epoch'>> {
  const rows = await following(pool, readOf(asked, known), asked.limit);
  const of = (audience: string) => rows.filter((row) => row.audience === audience);
  const people = asked.people.flatMap(({ id }) => {
    const own = of(audienceOf(known.get(id) ?? ''));
    const last = own.at(-1);
    return known.has(id) && last ? [{ id, own: Number(last.pos), items: own.map(itemOf) }] : [];
  });
  const all = of(everybody);
  return {
    people,
    all: { next: Number(all.at(-1)?.pos ?? asked.all), items: all.map(itemOf) },
    more: rows.length === asked.limit,
  };
}

/** Whether it has read further than there is: then a backup was put back here, and nobody said so. */
export async function isReadBeyond(pool: Client, asked: Asked, known: ReadonlyMap<string, string>): Promise<boolean> {
  const read = readOf(asked, known);
  const { rowCount } = await pool.query({
    name: 'relayed-beyond',
    text: `select 1 from unnest($1::text[], $2::bigint[]) as a(audience, after)
      left join feed_ends e on e.audience = a.audience where a.after > coalesce(e.last, 0) limit 1`,
    values: [read.map(({ audience }) => audience), read.map(({ after }) => after)],
  });
  return rowCount !== null && rowCount > 0;
}
