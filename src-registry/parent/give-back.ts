/**
 * Gives back what the parent said before its records were put back to an earlier state, as it signed it.
 */
import type { Pool } from 'pg';
import type { FeedItem } from '#core/sync/feed-item.ts';
import { done, type Exchange, otherLife, type Step } from './exchange.ts';
import { noteGivenBack } from './marks.ts';

const itemsAtOnce = 200;
const bytesAtOnce = 4 * 1024 * 1024;

type Row = { person: string; id: string; body: string; key: string; signature: string };

async function after(pool: Pool, parent: string, person: string, id: string, keys: readonly string[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select person, id, body, key, signature from parent_items
      where parent = $1 and (person, id) > ($2, $3) and key = any($4) order by person, id limit $5`,
    [parent, person, id, keys, itemsAtOnce],
  );
  return rows;
}

/** As many of one person, from the first, as go in one request. */
function together(rows: readonly Row[]): Row[] {
  const [first] = rows;
  const some: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += Buffer.byteLength(row.body) + 500;
    if (row.person !== first?.person || (some.length > 0 && bytes > bytesAtOnce)) break;
    some.push(row);
  }
  return some;
}

export async function giveBack({ registry, api, hello, parent, keys }: Exchange): Step {
  const { pool } = registry;
  let last = { person: '', id: '' };
  for (;;) {
    const some = together(await after(pool, parent, last.person, last.id, keys));
    const [first] = some;
    if (!first) break;
    last = some.at(-1) as Row;
    const items = some.map(({ person: _, ...item }): FeedItem => ({ v: 1, ...item }));
    const reply = await api.recover(first.person || null, items);
    // A person who is of another office now, or erased there: nothing of them is wanted.
    const isUnknown = !reply.ok && reply.failure.failure.params.reason === 'unknown-person';
    if (!reply.ok && !isUnknown) return reply;
    if (reply.ok && reply.value.epoch !== hello.epoch) return otherLife(api);
  }
  await noteGivenBack(pool, parent);
  return done;
}
