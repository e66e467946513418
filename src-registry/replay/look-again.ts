/**
 * Programmes that did not count are looked at again when something new is known: of their person, or of content and trust.
 */
import type { Pool } from 'pg';

/**
 * Of a person of whom something was registered just now, in the transaction that did it. One that somebody is at just now is left: it is
 * looked at again from time to time.
 */
export async function lookAgainFor(client: Pick<Pool, 'query'>, person: string): Promise<void> {
  await client.query({
    name: 'look-again-for',
    text: `update replays set state = 'waiting', asks_again = false where (device, event) in (
        select r.device, r.event from replays r join devices d on d.device = r.device
          where d.person = $1 and r.asks_again for update of r skip locked
      )`,
    values: [person],
  });
}

const dayMs = 86_400_000;
/** Whatever is older is sent again when there is something new. */
const longestDays = 400;

/** All of them: content that was published, and an issuer who came onto the trust list, may make them count. How many. */
export async function lookAgainAtAll(pool: Pick<Pool, 'query'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query(
    `update replays set state = 'waiting', asks_again = false where (device, event) in (
        select device, event from replays where asks_again and received_at > $1 for update skip locked
      )`,
    [new Date(now.getTime() - longestDays * dayMs)],
  );
  return rowCount ?? 0;
}
