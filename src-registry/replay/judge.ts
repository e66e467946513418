/**
 * What is to be said of an attempt: only its journal is believed, counted anew from our own bank. What makes it doubtful is for
 * a person to look at, and what a person decided about it holds.
 */
import type { PoolClient } from 'pg';
import { type DeviceEvent, deviceEventSchema } from '#core/sync/device-event.ts';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import { audienceOf, type ReviewReason, type Verdict } from '#core/sync/feed-item.ts';
import { journalLines } from '#core/sync/thin-journal.ts';
import { saidVerdicts } from '../records/said-verdicts.ts';
import { register } from './register.ts';
import { replayAmong } from './replay-among.ts';
import type { ReplayTools } from './replay-next.ts';
import type { Waiting } from './waiting.ts';

export const eventIn = (line: string): DeviceEvent =>
  deviceEventSchema.parse(JSON.parse(line.slice(line.indexOf(' ') + 1)));

/**
 * A certificate is made on the way where it comes to one. `isReleased`: a person looked at what is doubtful about it, and it
 * counts all the same.
 */
export async function judge(
  client: PoolClient,
  waiting: Waiting,
  tools: ReplayTools,
  isReleased = false,
): Promise<Verdict> {
  const before = isReleased ? null : await decidedBefore(client, waiting);
  if (before && !counts(before)) return before;
  const isDecided = isReleased || before !== null;
  if (!isDecided && waiting.state !== 'stored') return { outcome: 'review', reasons: [waiting.state] };
  const body = eventIn(waiting.line).body as AttemptDecided;
  const lines = journalLines(body.journal);
  if (!lines) return { outcome: 'refused', reason: 'journal-broken' };
  const { replay, by } = await replayAmong(lines, tools.taught);
  if (replay.kind === 'refused') return { outcome: 'refused', reason: replay.reason };
  const { started } = replay.state;
  if (started.attemptId !== body.attempt || started.learnerId !== body.learner.id)
    return { outcome: 'refused', reason: 'journal-broken' };
  if (!(await isOwnLearner(client, body.learner.id, waiting, tools.now())))
    return { outcome: 'refused', reason: 'not-the-person' };
  if (!(await isOwnAttempt(client, body))) return { outcome: 'refused', reason: 'journal-known' };
  const earlier = isDecided ? null : await decidedOfJournal(client, body.journal.hash, waiting);
  if (earlier && !counts(earlier)) return earlier;
  const reasons: ReviewReason[] = [...replay.doubts];
  if (!(await isOwnJournal(client, body.journal.hash, waiting))) reasons.push('journal-shared');
  if (reasons.length > 0 && !isDecided && !earlier) return { outcome: 'review', reasons };
  if (!replay.decision.passed) return { outcome: 'recorded' };
  return register(client, { ...waiting, body, replay, by }, tools);
}

const counts = ({ outcome }: Verdict) => outcome === 'registered' || outcome === 'recorded';

/** What a person decided, or has to decide. */
const isOfPerson = (verdict: Verdict | undefined): verdict is Verdict =>
  verdict !== undefined &&
  (counts(verdict) ||
    (verdict.outcome === 'refused' && verdict.reason === 'not-accepted') ||
    (verdict.outcome === 'review' && verdict.reasons.includes('reported')));

/**
 * An attempt that nobody counted yet was spoken of already: the records were put back to an earlier state, and a device gave back
 * what it had been told since.
 */
async function decidedBefore(client: PoolClient, { person, event }: Waiting): Promise<Verdict | null> {
  const [last] = await saidVerdicts(client, audienceOf(person), event);
  return isOfPerson(last) ? last : null;
}

/** The same journal came before, from another machine of the same person. */
async function decidedOfJournal(client: PoolClient, hash: string, { person, event }: Waiting): Promise<Verdict | null> {
  const { rows } = await client.query<{ verdict: Verdict }>(
    `select r.verdict from journals j join replays r on r.device = j.device and r.event = j.event
      where j.hash = $1 and j.person = $2 and j.event <> $3 and r.state = 'done'`,
    [hash, person, event],
  );
  const verdict = rows[0]?.verdict;
  return isOfPerson(verdict) ? verdict : null;
}

/** A learner's profile belongs to the person who sent it first. */
async function isOwnLearner(client: PoolClient, learner: string, { person }: Waiting, now: Date): Promise<boolean> {
  await client.query(
    'insert into learners (learner, person, bound_at) values ($1, $2, $3) on conflict (learner) do nothing',
    [learner, person, now],
  );
  const { rows } = await client.query<{ person: string }>('select person from learners where learner = $1', [learner]);
  return rows[0]?.person === person;
}

/** Two journals of one attempt: it was gone back to and sat again. */
async function isOwnAttempt(client: PoolClient, { learner, attempt, journal }: AttemptDecided): Promise<boolean> {
  await client.query(
    'insert into attempts (learner, attempt, hash) values ($1, $2, $3) on conflict (learner, attempt) do nothing',
    [learner.id, attempt, journal.hash],
  );
  const { rows } = await client.query<{ hash: string }>(
    'select hash from attempts where learner = $1 and attempt = $2',
    [learner.id, attempt],
  );
  return rows[0]?.hash === journal.hash;
}

/** The same journal from two people is a copy. The same person may send it from two machines. */
async function isOwnJournal(client: PoolClient, hash: string, { person, device, event }: Waiting): Promise<boolean> {
  await client.query(
    'insert into journals (hash, person, device, event) values ($1, $2, $3, $4) on conflict (hash) do nothing',
    [hash, person, device, event],
  );
  const { rows } = await client.query<{ person: string }>('select person from journals where hash = $1', [hash]);
  return rows[0]?.person === person;
}
