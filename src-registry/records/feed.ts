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
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';

type Client = Pick<Pool, 'query'>;

/** In the transaction that decides it. What was said before is not said again. */
export function sayTo(
  client: Client,
  audience: string,
  body: FeedBody,
  { keyName, signing }: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<boolean> {
  return sayAllTo(client, audience, [body], { keyName, signing });
}

/** The same of several, in this order. False when all of them were said before. */
export async function sayAllTo(
  client: Client,
  audience: string,
  bodies: readonly FeedBody[],
  { keyName, signing }: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<boolean> {
  if (bodies.length === 0) return false;
  const items = bodies.map((body) =>
    signFeedItem(feedIdOf(audience, body, quickSha256), body, { name: keyName, key: signing }),
  );
  return (await keepItems(client, audience, items)) > 0;
}

/** False when it is there already. */
export const keepItem = async (client: Client, audience: string, item: FeedItem): Promise<boolean> =>
  (await keepItems(client, audience, [item])) === 1;

/** How many of them were not there already. */
async function keepItems(client: Client, audience: string, items: readonly FeedItem[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'feed-say',
    text: `with said as (
        select id, body, key, signature, row_number() over (order by place) as nth
        from unnest($2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as said(id, body, key, signature, place)
        where not exists (select 1 from feed where audience = $1 and feed.id = said.id)
      ), ends as (
        insert into feed_ends (audience, last) select $1, count(*) from said having count(*) > 0
          on conflict (audience) do update set last = feed_ends.last + excluded.last returning last
      )
      insert into feed (audience, pos, id, body, key, signature)
        select $1, ends.last - (select count(*) from said) + said.nth, said.id, said.body, said.key, said.signature
        from said, ends on conflict (audience, id) do nothing`,
    values: [audience, ...(['id', 'body', 'key', 'signature'] as const).map((name) => items.map((item) => item[name]))],
  });
  return rowCount ?? 0;
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
