/**
 * What is said to devices, in the order in which it was decided: to one person, or to all.
 *
 * [Note: positions] A position is taken by counting up the audience's row, which stays locked until the transaction ends. So
 * a later position is never seen before an earlier one, and a reader that remembers the last it saw misses nothing. A
 * sequence would not do: it gives out numbers before their transactions end.
 */
import type { Pool } from 'pg';
import type { FeedCursor, FeedReply } from '#core/sync/calls.ts';
import { audienceOf, everybody, type FeedBody, type FeedItem, feedIdOf, signFeedItem } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';

type Client = Pick<Pool, 'query'>;

/** In the transaction that decides it. What was said before is not said again. */
export function sayTo(
  client: Client,
  audience: string,
  body: FeedBody,
  { keyName, signing }: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<boolean> {
  return keepItem(client, audience, signFeedItem(feedIdOf(audience, body), body, { name: keyName, key: signing }));
}

/** False when it is there already. */
export async function keepItem(client: Client, audience: string, item: FeedItem): Promise<boolean> {
  const known = await client.query({
    name: 'feed-known',
    text: 'select 1 from feed where audience = $1 and id = $2',
    values: [audience, item.id],
  });
  if (known.rowCount) return false;
  const { rows } = await client.query<{ last: string }>({
    name: 'feed-next',
    text: `insert into feed_ends (audience, last) values ($1, 1)
      on conflict (audience) do update set last = feed_ends.last + 1 returning last`,
    values: [audience],
  });
  const kept = await client.query({
    name: 'feed-say',
    text: `insert into feed (audience, pos, id, body, key, signature) values ($1, $2, $3, $4, $5, $6)
      on conflict (audience, id) do nothing`,
    values: [audience, rows[0]?.last, item.id, item.body, item.key, item.signature],
  });
  return kept.rowCount === 1;
}

export type Saying = { readonly audience: string; readonly body: FeedBody };

/** The same to many, each their own words, in a few queries. One item for each audience; none of them was said before. */
export async function sayToMany(
  client: Client,
  sayings: readonly Saying[],
  { keyName, signing }: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<void> {
  if (sayings.length === 0) return;
  // In one order, so that two who speak to the same people wait for each other.
  const inOrder = [...sayings].sort((a, b) => (a.audience < b.audience ? -1 : 1));
  const items = inOrder.map(({ audience, body }) =>
    signFeedItem(feedIdOf(audience, body), body, { name: keyName, key: signing }),
  );
  await client.query(
    `with said as (
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
          as said(audience, id, body, key, signature)
      ), ends as (
        insert into feed_ends (audience, last) select audience, 1 from said order by audience
          on conflict (audience) do update set last = feed_ends.last + 1 returning audience, last
      )
      insert into feed (audience, pos, id, body, key, signature)
        select said.audience, ends.last, said.id, said.body, said.key, said.signature from said join ends using (audience)
        on conflict (audience, id) do nothing`,
    [
      inOrder.map(({ audience }) => audience),
      ...(['id', 'body', 'key', 'signature'] as const).map((name) => items.map((item) => item[name])),
    ],
  );
}

type FeedRow = { pos: string; id: string; body: string; key: string; signature: string };

async function after(pool: Client, audience: string, pos: number, limit: number) {
  const { rows } = await pool.query<FeedRow>({
    name: 'feed-after',
    text: 'select pos, id, body, key, signature from feed where audience = $1 and pos > $2 order by pos limit $3',
    values: [audience, pos, limit],
  });
  return {
    items: rows.map(({ pos: _, ...item }): FeedItem => ({ v: 1, ...item })),
    last: Number(rows.at(-1)?.pos ?? pos),
  };
}

/** What follows a cursor: first what is said to the person. */
export async function readFeed(
  pool: Client,
  person: string,
  cursor: FeedCursor,
  limit: number,
): Promise<Omit<FeedReply, 'epoch'>> {
  const own = await after(pool, audienceOf(person), cursor.own, limit);
  const room = limit - own.items.length;
  const all = room > 0 ? await after(pool, everybody, cursor.all, room) : { items: [], last: cursor.all };
  const items = [...own.items, ...all.items];
  return { items, next: { own: own.last, all: all.last }, more: items.length === limit };
}

/** Where the feed of a person ends. */
export async function feedEnds(pool: Client, person: string): Promise<FeedCursor> {
  const { rows } = await pool.query<{ audience: string; last: string }>({
    name: 'feed-ends',
    text: 'select audience, last from feed_ends where audience = any($1)',
    values: [[audienceOf(person), everybody]],
  });
  const endOf = (audience: string) => Number(rows.find((row) => row.audience === audience)?.last ?? 0);
  return { own: endOf(audienceOf(person)), all: endOf(everybody) };
}
