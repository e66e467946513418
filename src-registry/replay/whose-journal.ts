/**
 * Whose a learner's profile, an attempt and a journal are: who sent them first has them. In one statement, and each only
 * written down where the one before is theirs, so that nobody takes what belongs to another.
 */
import type { PoolClient } from 'pg';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import type { Waiting } from './waiting.ts';

export type WhoseJournal = {
  /** Whose the learner's profile is. */
  readonly learner: string;
  /** The hash of the first journal of this attempt: another one says that it was gone back to and sat again. */
  readonly attempt: string | null;
  /** Who sent this journal first: the same from two people is a copy, and one person may send it from two machines. */
  readonly journal: string | null;
  /** What was said of it when the same person sent it before, from another machine. */
  readonly verdict: Verdict | null;
};

const text = `with new_learner as (
    insert into learners (learner, person, bound_at) values ($1, $2, $3) on conflict (learner) do nothing returning person
  ), learner as (
    select person from new_learner union all select person from learners where learner = $1
  ), new_attempt as (
    insert into attempts (learner, attempt, hash) select $1, $4, $5 from learner where person = $2
      on conflict (learner, attempt) do nothing returning hash
  ), attempt as (
    select hash from new_attempt union all select hash from attempts where learner = $1 and attempt = $4
  ), new_journal as (
    insert into journals (hash, person, device, event) select $5, $2, $6, $7 from attempt, learner
      where attempt.hash = $5 and learner.person = $2
      on conflict (hash) do nothing returning person
  ), journal as (
    select person from new_journal union all select person from journals where hash = $5
  )
  select (select person from learner) as learner, (select hash from attempt) as attempt,
    (select person from journal) as journal,
    (select r.verdict from journals j join replays r on r.device = j.device and r.event = j.event
      where j.hash = $5 and j.person = $2 and j.event <> $7 and r.state = 'done') as verdict`;

/** Somebody else wrote the same down while this statement ran: the next one sees it. */
const isMissed = ({ learner, attempt, journal }: WhoseJournal, person: string, hash: string): boolean =>
  learner === null || (learner === person && (attempt === null || (attempt === hash && journal === null)));

/** Whose a learner's profile is: from now on this person's, if nobody has it. */
export async function whoseLearner(client: PoolClient, learner: string, person: string, now: Date): Promise<string> {
  await client.query(
    'insert into learners (learner, person, bound_at) values ($1, $2, $3) on conflict (learner) do nothing',
    [learner, person, now],
  );
  const { rows } = await client.query<{ person: string }>('select person from learners where learner = $1', [learner]);
  if (!rows[0]) throw new Error('a learner who was there is gone');
  return rows[0].person;
}

const mostTries = 3;

export async function whoseJournal(
  client: PoolClient,
  { person, device, event }: Waiting,
  { learner, attempt, journal }: AttemptDecided,
  now: Date,
): Promise<WhoseJournal> {
  const values = [learner.id, person, now, attempt, journal.hash, device, event];
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { rows } = await client.query<WhoseJournal>({ name: 'whose-journal', text, values });
    const [whose] = rows;
    if (whose && !isMissed(whose, person, journal.hash)) return whose;
  }
  throw new Error('an attempt that somebody else writes down again and again');
}
