/**
 * Counts one attempt anew and says what became of it. All of it is one transaction: a process that dies in between leaves
 * the attempt waiting, and another one takes it.
 */
import type { Pool } from 'pg';
import type { Course, Framework } from '#core/content/pack.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import type { TaughtContent } from '../content/taught.ts';
import { inTransaction } from '../database/connect.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { judge } from './judge.ts';
import { settle, type Waiting, waitingColumns, waitingFrom } from './waiting.ts';

export type ReplayTools = {
  readonly identity: RegistryIdentity;
  readonly courses: readonly Course[];
  readonly framework: Framework;
  /** What attempts may have been sat with. */
  readonly taught: Pick<TaughtContent, 'look' | 'among'>;
  readonly now: () => Date;
  /** What had to be done for a course, in one sentence. */
  readonly criteria: (language: LanguageCode, percent: number) => string;
  /** What counts is counted by a parent; here only what was set apart is looked at. */
  readonly isParentsWork: boolean;
};

/** Attempts that fail in our own code are tried again, and then left for a person. */
const mostTries = 5;

/** Null when none waits. Throws when our own code failed on it: that is noted, and it is tried again. */
export async function replayNext(pool: Pool, tools: ReplayTools): Promise<Verdict | null> {
  const done = await inTransaction(pool, async (client): Promise<{ verdict: Verdict } | { fault: unknown } | null> => {
    const { rows } = await client.query<Waiting>({
      name: 'next-replay',
      text: `select ${waitingColumns} from ${waitingFrom}
        where r.state = 'waiting' and not ($1 and e.state = 'stored')
        order by r.received_at, r.n limit 1 for update of r skip locked`,
      values: [tools.isParentsWork],
    });
    const waiting = rows[0];
    if (!waiting) return null;
    await client.query('savepoint replaying');
    try {
      const verdict = await judge(client, waiting, tools);
      await settle(client, waiting, verdict, tools);
      return { verdict };
    } catch (fault) {
      if (isOfDatabase(fault)) throw fault;
      await client.query('rollback to savepoint replaying');
      await client.query(
        `update replays set tries = tries + 1, state = case when tries + 1 >= $3 then 'failed' else state end
          where device = $1 and event = $2`,
        [waiting.device, waiting.event, mostTries],
      );
      return { fault };
    }
  });
  if (done && 'fault' in done) throw done.fault;
  return done?.verdict ?? null;
}

/** Then nothing can be written any more; the whole is tried again. */
const isOfDatabase = (error: unknown) => typeof (error as { severity?: unknown }).severity === 'string';
