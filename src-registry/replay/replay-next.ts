/**
 * Counts one attempt anew, or looks at one programme, and says what became of it. All of it is one transaction: a process that dies in between leaves
 * the attempt waiting, and another one takes it.
 */
import type { Pool, PoolClient } from 'pg';
import type { PassTrust } from '#core/assessment/withdrawn-passes.ts';
import type { Course, Framework } from '#core/content/pack.ts';
import type { ProgrammeWords } from '#core/credential/claims-of-programme.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import type { TaughtContent } from '../content/taught.ts';
import { inTransaction } from '../database/connect.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { saidSql, verdictsIn } from '../records/said-verdicts.ts';
import { judge } from './judge.ts';
import { settle, type Waiting, waitingColumns, waitingFrom } from './waiting.ts';

export type ReplayTools = {
  readonly identity: RegistryIdentity;
  readonly courses: readonly Course[];
  readonly programmes: readonly Programme[];
  readonly framework: Framework;
  /** What attempts may have been sat with. */
  readonly taught: Pick<TaughtContent, 'look' | 'among' | 'current'>;
  /** Whose passes of assessors are believed, by the trust list that is handed out; and which were withdrawn, by the lists beside it. */
  readonly trusted: () => Promise<PassTrust | null>;
  readonly now: () => Date;
  /** What had to be done for a course, in one sentence. */
  readonly criteria: (language: LanguageCode, percent: number) => string;
  readonly programmeWords: (language: LanguageCode) => ProgrammeWords;
  /** What counts is counted by a parent; here only what was set apart is looked at. */
  readonly isParentsWork: boolean;
  /** A free place in the status lists. */
  readonly nextPlace: () => Promise<number>;
};

/** Attempts that fail in our own code are tried again, and then left for a person. */
const mostTries = 5;

/** Null when none waits. Throws when our own code failed on it: that is noted, and it is tried again. */
export async function replayNext(pool: Pool, tools: ReplayTools): Promise<Verdict | null> {
  let at: Waiting | null = null;
  try {
    return await inTransaction(pool, async (client): Promise<Verdict | null> => {
      const person = await personInTurn(client, tools);
      const first = person === null ? null : await firstOf(client, person, tools);
      if (!first) return null;
      at = first;
      const said = verdictsIn(first.said, first.event);
      const judged = await judge(client, first, tools, { said });
      await settle(client, first, judged, said, tools);
      return judged.verdict;
    });
  } catch (fault) {
    if (at && !isOfDatabase(fault)) await noteFault(pool, at);
    throw fault;
  }
}

const waits = "r.state = 'waiting' and not ($1 and e.state = 'stored')";

/**
 * The person whose attempt waits longest, and whom nobody is at.
 *
 * [Note: one person, one lane] How long a certificate counts depends on the passes before it, so attempts of one person are
 * counted one after the other, in the order in which they came; those of others meanwhile. Whoever counts one, or decides
 * about one, holds the person's row until the end. Which attempt is the first is asked only then: what was seen before the row
 * was ours may be over. One that is held itself (its person is being erased, or somebody decides about it) is passed over.
 */
async function personInTurn(client: PoolClient, { isParentsWork }: ReplayTools): Promise<string | null> {
  const { rows } = await client.query<{ person: string }>({
    name: 'person-in-turn',
    // No more in order than the index has it: else all that wait would be read to sort them.
    text: `select d.person from ${waitingFrom} where ${waits}
      order by r.received_at limit 1 for no key update of p skip locked for update of r skip locked`,
    values: [isParentsWork],
  });
  return rows[0]?.person ?? null;
}

async function firstOf(
  client: PoolClient,
  person: string,
  { isParentsWork }: ReplayTools,
): Promise<(Waiting & { readonly said: readonly string[] }) | null> {
  const { rows } = await client.query<Waiting & { said: string[] }>({
    name: 'first-of-person',
    text: `select ${waitingColumns}, ${saidSql("'person:' || d.person", 'r.event')} as said from ${waitingFrom}
      where d.person = $2 and ${waits} order by r.received_at, r.n limit 1 for update of r skip locked`,
    values: [isParentsWork, person],
  });
  return rows[0] ?? null;
}

/** So that what we cannot count holds nobody up for good. */
async function noteFault(pool: Pool, { device, event }: Waiting): Promise<void> {
  await pool.query(
    `update replays set tries = tries + 1, state = case when tries + 1 >= $3 then 'failed' else state end
      where device = $1 and event = $2 and state = 'waiting'`,
    [device, event, mostTries],
  );
}

/** Then nothing can be written any more; the whole is tried again. */
const isOfDatabase = (error: unknown) => typeof (error as { severity?: unknown }).severity === 'string';
