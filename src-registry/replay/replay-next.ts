/**
 * Counts attempts of one person anew, or looks at one programme, and says what became of them. All of it is one transaction: a
 * process that dies in between leaves them waiting, and another one takes them.
 */
import type { Pool } from 'pg';
import type { PassTrust } from '#core/assessment/withdrawn-passes.ts';
import type { Course, Framework } from '#core/content/pack.ts';
import type { ProgrammeWords } from '#core/credential/claims-of-programme.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Programme } from '#core/programme/programme.ts';
import { audienceOf, type Verdict } from '#core/sync/feed-item.ts';
import type { TaughtContent } from '../content/taught.ts';
import { inTransaction } from '../database/connect.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { saidOfEach } from '../records/said-verdicts.ts';
import { nextOf, personInTurn } from './in-turn.ts';
import { judge } from './judge.ts';
import { type Settling, settleAll, type Waiting } from './waiting.ts';

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

/**
 * What became of some attempts of one person; empty when none waits. Throws when our own code failed on one: that is noted, and it
 * is tried again.
 */
export async function replayNext(pool: Pool, tools: ReplayTools): Promise<readonly Verdict[]> {
  let at: Waiting | null = null;
  try {
    return await inTransaction(pool, async (client): Promise<readonly Verdict[]> => {
      const person = await personInTurn(client, tools.isParentsWork);
      const queued = person === null ? [] : await nextOf(client, person, tools.isParentsWork);
      if (person === null || queued.length === 0) return [];
      const said = await saidOfEach(
        client,
        audienceOf(person),
        queued.map(({ event }) => event),
      );
      const settled: Settling[] = [];
      for (const waiting of queued) {
        at = waiting;
        const before = said.get(waiting.event) ?? [];
        settled.push({ ...waiting, before, judged: await judge(client, waiting, tools, { said: before }) });
      }
      await settleAll(client, person, settled, tools);
      return settled.map(({ judged: { verdict } }) => verdict);
    });
  } catch (fault) {
    if (at && !isOfDatabase(fault)) await noteFault(pool, at);
    throw fault;
  }
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
