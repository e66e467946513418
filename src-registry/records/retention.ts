/**
 * Journals of attempts are kept for some time after their verdict, so that a person can look at one that is doubted; then
 * only their hash stays. Names of staff who left are kept for as long as somebody may ask what they did.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../database/connect.ts';
import { forgetMembers } from '../staff/members.ts';

export const usualDaysOfJournals = 400;

/** Each time: so that nobody waits long for the rows. */
const mostAtOnce = 500;
const dayMs = 86_400_000;

/** Drops journals whose verdict is older; how many. What still waits for a person is not touched. */
export async function dropOldJournals(pool: Pool, days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * dayMs);
  for (let dropped = 0; ; ) {
    const some = await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(
        `with old as (
            select device, event, n from replays where state = 'done' and not is_dropped and done_at < $1
            order by done_at limit $2 for update skip locked
          ), emptied as (
            update events e set line = '' from old where e.device = old.device and e.n = old.n and e.id = old.event
          )
          update replays r set is_dropped = true, asks_again = false from old where r.device = old.device and r.event = old.event`,
        [before, mostAtOnce],
      );
      return rowCount ?? 0;
    });
    dropped += some;
    if (some < mostAtOnce) return dropped;
  }
}

export type Retention = { stop(): Promise<void> };

/** Looks at the start and then every hour. `days`: 0 keeps all journals. */
export function keepingJournals(
  pool: Pool,
  days: number,
  { now, onFault }: { now: () => Date; onFault: (error: unknown) => void },
): Retention {
  let working: Promise<unknown> = Promise.resolve();
  const look = () => {
    working = working
      .then(() => (days === 0 ? 0 : dropOldJournals(pool, days, now())))
      .then(() => forgetMembers(pool, now()))
      .catch(onFault);
  };
  look();
  const timer = setInterval(look, 3_600_000);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
