/**
 * How sending stands, as the screen shows it. No key, no token, no text of a record is in it.
 */
import type { SentAttempt, SentOutcome, SentProgramme, SyncView } from '#core/contract/sync-calls.ts';
import { type LocalText, textIn } from '#core/locale/languages.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import { subjectOfAttempt, subjectsOfListing, subjectsOfProgramme } from '#store/outbox/event-log.ts';
import type { FeedLog } from '#store/outbox/feed-log.ts';
import type { Outbox } from '#store/outbox/outbox.ts';
import type { Desk } from '../desk.ts';

export type Standing = {
  readonly outbox: Outbox;
  readonly feed: FeedLog;
  /** Of the exchange that is under way; null where none is. */
  readonly running: { readonly progress: { done: number; total: number } | null } | null;
  /** What this computer could not do itself. */
  readonly ownProblem: Failure | null;
};

export const notEnrolled: SyncView = {
  registry: null,
  state: 'not-enrolled',
  waiting: { count: 0, bytes: 0, since: null },
  setApart: 0,
  lastSyncedAt: null,
  nextTryAt: null,
  problem: null,
  progress: null,
  attempts: [],
  programmes: [],
  roster: { isSent: null, teams: [] },
};

const mostAttempts = 200;

const outcomeOfVerdict = (verdict: Verdict): SentOutcome => {
  switch (verdict.outcome) {
    case 'refused':
      return { outcome: 'refused', reasons: [verdict.reason], says: verdict.says ?? null };
    case 'review':
      return { outcome: 'review', reasons: [...verdict.reasons], says: null };
    default:
      return { outcome: verdict.outcome, reasons: [], says: null };
  }
};

/** What became of it, under whichever key it was said. */
function outcomeOf(subject: string, { outbox, feed }: Standing): SentOutcome {
  const ids = outbox.idsOfSubject(subject);
  const verdicts = ids.flatMap((id) => feed.verdictOf(id) ?? []);
  const verdict = verdicts.find(({ outcome }) => outcome === 'registered') ?? verdicts[0];
  if (verdict) return outcomeOfVerdict(verdict);
  const { acknowledged, setApart } = outbox.marks.data;
  const apart = setApart.find(({ id, code }) => ids.includes(id) && (code === 'fork' || code === 'device-revoked'));
  if (apart) return { outcome: 'review', reasons: [apart.code as 'fork' | 'device-revoked'], says: null };
  const n = ids[0] === undefined ? null : outbox.numberOf(ids[0]);
  const isSent = n === null ? ids.length > 0 : n <= acknowledged.n;
  return { outcome: isSent ? 'sent' : 'waiting', reasons: [], says: null };
}

/** Whether what is said by this computer is that of whoever sits here. */
function isOfLearner({ learner }: Desk, { outbox }: Standing): boolean {
  const { enrolment } = outbox.marks.data;
  return learner !== null && (!enrolment || enrolment.learner === learner.id);
}

async function attemptsOf(desk: Desk, standing: Standing): Promise<SentAttempt[]> {
  const { learner } = desk;
  if (!isOfLearner(desk, standing) || !learner) return [];
  const { courses } = await desk.library();
  const tries = Object.entries(learner.profile.data.courses).flatMap(([courseId, record]) => {
    const course = courses.find(({ id }) => id === courseId);
    const title = textIn(course?.title ?? record.title ?? {}, desk.language()) || courseId;
    return record.tries.map(({ attemptId, decidedAt }) => ({ attempt: attemptId, course: title, decidedAt }));
  });
  return tries
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))
    .slice(0, mostAttempts)
    .map((one) => ({ ...one, ...outcomeOf(subjectOfAttempt(one.attempt), standing) }));
}

/** Of each programme the last state of the records that was said. */
async function programmesOf(desk: Desk, standing: Standing): Promise<SentProgramme[]> {
  const { learner } = desk;
  if (!isOfLearner(desk, standing) || !learner) return [];
  const { programmes } = await desk.library();
  return programmes.flatMap(({ id, title }) => {
    const subject = standing.outbox.lastSubject(subjectsOfProgramme({ learner: learner.id, programme: id }));
    return subject
      ? [{ programme: id, title: textIn(title, desk.language()) || id, ...outcomeOf(subject, standing) }]
      : [];
  });
}

const mostTeams = 200;

function rosterOf(desk: Desk, standing: Standing): SyncView['roster'] {
  const { learner } = desk;
  const { enrolment } = standing.outbox.marks.data;
  if (!isOfLearner(desk, standing) || !learner) return notEnrolled.roster;
  const subject = standing.outbox.lastSubject(subjectsOfListing(learner.id));
  const teams = enrolment ? standing.feed.teamsOf(enrolment.person.id) : [];
  return {
    isSent: subject === null ? null : outcomeOf(subject, standing).outcome === 'sent',
    teams: teams
      .slice(-mostTeams)
      .map(({ team, name, country, place, at }) => ({ id: team, name, country, place, at })),
  };
}

/** Those that a person over there has not looked at yet. */
const apartOf = ({ outbox, feed }: Standing): number =>
  outbox.marks.data.setApart.filter(({ id }) => (feed.verdictOf(id)?.outcome ?? 'review') === 'review').length;

function stateOf({ outbox, running }: Standing, waiting: number): SyncView['state'] {
  const { enrolment, tries } = outbox.marks.data;
  if (!enrolment || enrolment.needsCode) return 'not-enrolled';
  if (running) return 'syncing';
  if (tries > 0) return 'trying-again';
  return waiting > 0 || outbox.marks.data.lastSyncedAt === null ? 'waiting' : 'up-to-date';
}

export async function syncViewOf(desk: Desk, standing: Standing): Promise<SyncView> {
  const { outbox, running, ownProblem } = standing;
  const { enrolment, lastSyncedAt, nextTryAt, problem } = outbox.marks.data;
  const waiting = enrolment ? outbox.waiting() : notEnrolled.waiting;
  const name = enrolment?.registry.name as LocalText | undefined;
  return {
    registry:
      enrolment && !enrolment.needsCode
        ? {
            name: textIn(name ?? {}, desk.language()) || enrolment.registry.id,
            address: enrolment.address,
            person: enrolment.person.name,
            enrolledAt: enrolment.enrolledAt,
          }
        : null,
    state: stateOf(standing, waiting.count),
    waiting,
    setApart: apartOf(standing),
    lastSyncedAt,
    nextTryAt,
    problem: ownProblem ?? problem ?? (enrolment?.needsCode ? failure('enrolment-missing') : null),
    progress: running?.progress ?? null,
    attempts: await attemptsOf(desk, standing),
    programmes: await programmesOf(desk, standing),
    roster: rosterOf(desk, standing),
  };
}
