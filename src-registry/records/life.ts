/**
 * Which life of the records this is. After a backup was put back another one begins, so that every device gives back what
 * the backup did not have.
 */
import type { Pool } from 'pg';
import { takingTurns } from '#core/result/turns.ts';

type Client = Pick<Pool, 'query'>;

/** The epoch of the records; the first start makes it. `fresh`: 32 hexadecimal digits by chance. */
export async function epochOf(client: Client, fresh: string, now: Date): Promise<string> {
  await client.query('insert into life (epoch, begun_at) values ($1, $2) on conflict do nothing', [fresh, now]);
  return currentEpoch(client);
}

export async function currentEpoch(client: Client): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>({ name: 'epoch', text: 'select epoch from life' });
  if (!rows[0]) throw new Error('the records have no epoch');
  return rows[0].epoch;
}

/** More than a registry gives out between two backups. */
const placesLeftFree = 100_000;

/**
 * Begins another life, unless somebody else did so since `before` was read. Places in the status lists that were given out
 * after the backup are not given out again: they stand in certificates that the records do not know yet.
 */
export async function beginLife(client: Client, before: string, fresh: string, now: Date): Promise<string> {
  await client.query(
    `with begun as (update life set epoch = $2, begun_at = $3 where epoch = $1 returning 1)
      update counters set last = last + $4 where name = $5 and exists (select 1 from begun)`,
    [before, fresh, now, placesLeftFree, placeCounter],
  );
  return currentEpoch(client);
}

const placeCounter = 'status-place';

/** Places that a process takes at once. */
const placesInBlock = 32;

/**
 * The next free place in the status lists, counted through all of them. They are taken some at a time and for good, before the
 * transaction that issues: in it, everybody else who issues would wait until it ends. What is left over stays free.
 */
export function placesOf(pool: Client): () => Promise<number> {
  const inTurn = takingTurns();
  let [next, end] = [0, 0];
  return () =>
    inTurn(async () => {
      if (next === end) {
        const { rows } = await pool.query<{ end: string }>({
          name: 'next-places',
          text: `insert into counters (name, last) values ($1, $2 - 1)
            on conflict (name) do update set last = counters.last + $2 returning last + 1 as end`,
          values: [placeCounter, placesInBlock],
        });
        end = Number(rows[0]?.end);
        next = end - placesInBlock;
      }
      next += 1;
      return next - 1;
    });
}
