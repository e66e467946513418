/**
 * Somebody else's attempt, replayed: only the journal is believed, and only as far as it follows from itself and from our
 * own copy of the bank. What it says it came to is compared, never taken over.
 */
import type { Course } from '../content/pack.ts';
import { type ChainReading, type Entry, readChain } from '../evidence/chain.ts';
import { elapsedBetween } from '../evidence/clock-reading.ts';
import { canonicalJson, type QuickHashOfParts } from '../evidence/digest.ts';
import { noAccommodations, timeWith } from '../exam/accommodations.ts';
import { type AttemptEvent, attemptEventSchema } from '../exam/attempt-event.ts';
import { type AttemptState, foldAttempt } from '../exam/attempt-state.ts';
import type { Blueprint } from '../exam/blueprint.ts';
import { type Decision, decide } from '../exam/decision.ts';
import { itemsDigest, itemsOf } from '../exam/form.ts';
import { formFits } from '../exam/form-fits.ts';
import { isAnswered } from '../exam/response.ts';
import { blueprintOf, hasPart } from '../exam/retest.ts';

/** Why an attempt does not count. */
export const replayRefusals = [
  'journal-broken',
  'not-decided',
  'course-unknown',
  'other-version',
  'items-changed',
  'form-unfit',
  'time-too-long',
  'decision-differs',
] as const;
export type ReplayRefusal = (typeof replayRefusals)[number];

/** Why a person should look at an attempt that counts. */
export const replayDoubts = ['too-fast', 'clock-wild'] as const;
export type ReplayDoubt = (typeof replayDoubts)[number];

export type Replay =
  | { readonly kind: 'refused'; readonly reason: ReplayRefusal; readonly line?: number }
  | {
      readonly kind: 'confirmed';
      readonly state: AttemptState;
      readonly decision: Decision;
      readonly doubts: readonly ReplayDoubt[];
    };

const refused = (reason: ReplayRefusal, line?: number): Replay => ({
  kind: 'refused',
  reason,
  ...(line !== undefined && { line }),
});

/** Of the lines of a journal. `courses`: our own, in every version that we have. */
export const replayAttempt = (lines: readonly string[], courses: readonly Course[]): Replay =>
  replayJournal(readChain(lines, attemptEventSchema), courses);

/** Of a journal that was read. */
export function replayJournal(
  { entries, brokenAtLine }: ChainReading<AttemptEvent>,
  courses: readonly Course[],
  hash?: QuickHashOfParts,
): Replay {
  if (brokenAtLine !== null) return refused('journal-broken', brokenAtLine);
  const state = foldAttempt(entries);
  if (!state?.decision) return refused('not-decided');
  const { started } = state;
  const ofExam = courses.filter(({ id, blueprint }) => id === started.courseId && blueprint.id === started.examId);
  if (ofExam.length === 0) return refused('course-unknown');
  const course = ofExam.find(({ blueprint }) => blueprint.version === started.examVersion);
  if (!course) return refused('other-version');
  const items = itemsOf(started.form, course.bank);
  if (!items || itemsDigest(items, hash) !== started.itemsDigest) return refused('items-changed');
  const { part } = started;
  if (part && !hasPart(course.blueprint, part.domains)) return refused('form-unfit');
  const blueprint = blueprintOf(course.blueprint, started);
  if (!formFits(blueprint, { items: course.bank, sets: course.sets }, started.form)) return refused('form-unfit');
  if (isTooLong(state, course.blueprint, blueprint)) return refused('time-too-long');
  const decision = decide(blueprint, items, state.responses);
  if (!isAlike(decision, state.decision)) return refused('decision-differs');
  return { kind: 'confirmed', state, decision, doubts: doubtsOf(state, entries) };
}

/** More time than the exam gives, with what is added to it by the rules. */
function isTooLong({ started }: AttemptState, whole: Blueprint, own: Blueprint): boolean {
  const { limitMs, giveBackMs = 0, accommodations = noAccommodations } = started;
  return limitMs > timeWith(own.minutes, accommodations) || giveBackMs > whole.giveBackMinutes * 60_000;
}

/** Older journals do not have the standard error; where it stands it must be right. */
function isAlike(ours: Decision, theirs: Decision): boolean {
  const { standardError, near, ...overall } = ours.overall;
  const kept = {
    ...overall,
    ...(theirs.overall.standardError !== undefined && { standardError }),
    ...(theirs.overall.near !== undefined && { near }),
  };
  return canonicalJson({ ...ours, overall: kept }) === canonicalJson(theirs);
}

/** Nobody reads a question and its answers in less. */
const leastMsOfAnswer = 2000;
/** A clock that is set by the network jumps, but not so far. */
const mostDriftMs = 10 * 60_000;

function doubtsOf(state: AttemptState, entries: readonly Entry<AttemptEvent>[]): ReplayDoubt[] {
  const answered = state.responses.filter(isAnswered).length;
  const drifts = entries.slice(1).map(({ at }, index) => {
    const before = (entries[index] as Entry<AttemptEvent>).at;
    const byWall = Date.parse(at.wall) - Date.parse(before.wall);
    return Math.abs(byWall - elapsedBetween(before, at));
  });
  return [
    ...(state.elapsedMs < answered * leastMsOfAnswer ? (['too-fast'] as const) : []),
    ...(drifts.some((drift) => drift > mostDriftMs) ? (['clock-wild'] as const) : []),
  ];
}
