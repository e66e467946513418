/**
 * What is to be said of an attempt: only its journal is believed, counted anew from our own bank. What makes it doubtful is for
 * a person to look at, and what a person decided about it holds. The same of a programme: judge-programme.ts.
 */
import type { PoolClient } from 'pg';
import { type ChainReading, readEvents } from '#core/evidence/chain.ts';
import { type AttemptEvent, attemptEventSchema } from '#core/exam/attempt-event.ts';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import type { ReviewReason, Verdict } from '#core/sync/feed-item.ts';
import { wholeJournal } from '#core/sync/thin-journal.ts';
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import { piece } from './in-pieces.ts';
import { judgeProgramme } from './judge-programme.ts';
import { register } from './register.ts';
import { replayAmong } from './replay-among.ts';
import type { ReplayTools } from './replay-next.ts';
import { eventIn, type Judged, judged, type Waiting } from './waiting.ts';
import { whoseJournal } from './whose-journal.ts';

/** Null when its hashes do not come to the one it names. */
export function journalOf({ journal }: AttemptDecided): ChainReading<AttemptEvent> | null {
  const whole = wholeJournal(journal, quickSha256);
  return whole && readEvents(whole, attemptEventSchema);
}

export type Judging = {
  /** What was said of it, the latest first. */
  readonly said: readonly Verdict[];
  /** A person looked at what is doubtful about it, and it counts all the same. */
  readonly isReleased?: boolean;
};

const refused = (reason: Extract<Verdict, { outcome: 'refused' }>['reason']) => judged({ outcome: 'refused', reason });

/** A certificate is made on the way where it comes to one. */
export async function judge(
  client: PoolClient,
  waiting: Waiting,
  tools: ReplayTools,
  { said, isReleased = false }: Judging,
): Promise<Judged> {
  const before = isReleased ? null : decidedBefore(said);
  if (before && !counts(before)) return judged(before);
  const isDecided = isReleased || before !== null;
  if (!isDecided && waiting.state !== 'stored') return judged({ outcome: 'review', reasons: [waiting.state] });
  const body = await piece(() => eventIn(waiting.line).body);
  if (body.kind === 'programme.reached') return judgeProgramme(client, waiting, body, tools, isDecided);
  if (body.kind !== 'attempt.decided') throw new Error(`nothing is to be said of ${body.kind}`);
  return judgeAttempt(client, waiting, body, tools, isDecided);
}

async function judgeAttempt(
  client: PoolClient,
  waiting: Waiting,
  body: AttemptDecided,
  tools: ReplayTools,
  isDecided: boolean,
): Promise<Judged> {
  const journal = await piece(() => journalOf(body));
  if (!journal) return refused('journal-broken');
  const { replay, by } = await replayAmong(journal, tools.taught);
  if (replay.kind === 'refused') return refused(replay.reason);
  const { started } = replay.state;
  if (started.attemptId !== body.attempt || started.learnerId !== body.learner.id) return refused('journal-broken');
  const whose = await whoseJournal(client, waiting, body, tools.now());
  if (whose.learner !== waiting.person) return refused('not-the-person');
  if (whose.attempt !== body.journal.hash) return refused('journal-known');
  // The same journal came before, from another machine of the same person.
  const earlier = !isDecided && whose.verdict && isOfPerson(whose.verdict) ? whose.verdict : null;
  if (earlier && !counts(earlier)) return judged(earlier);
  const reasons: ReviewReason[] = [...replay.doubts];
  if (whose.journal !== waiting.person) reasons.push('journal-shared');
  if (reasons.length > 0 && !isDecided && !earlier) return judged({ outcome: 'review', reasons });
  if (!replay.decision.passed) return judged({ outcome: 'recorded' });
  return register(client, { ...waiting, body, replay, by }, tools);
}

const counts = ({ outcome }: Verdict) => outcome === 'registered' || outcome === 'recorded';

/** What a person decided, or has to decide. */
const isOfPerson = (verdict: Verdict): boolean =>
  counts(verdict) ||
  (verdict.outcome === 'refused' && verdict.reason === 'not-accepted') ||
  (verdict.outcome === 'review' &&
    verdict.reasons.some((reason) => reason === 'reported' || reason === 'pass-withdrawn'));

/**
 * An attempt that nobody counted yet was spoken of already: the records were put back to an earlier state, and a device gave back
 * what it had been told since.
 */
function decidedBefore([last]: readonly Verdict[]): Verdict | null {
  return last && isOfPerson(last) ? last : null;
}
