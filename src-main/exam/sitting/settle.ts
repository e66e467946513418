/**
 * Whatever an attempt still lacks is brought to its end.
 *
 * [Note: settling] Every step after the last answer can be repeated: submit when the time is over, decide what was
 * submitted, make the certificate, note the decision in the profile. `settle` does whatever is still to do, so that a
 * machine which stopped between two steps goes on where it was.
 */
import { assuranceOf } from '#core/exam/assurance.ts';
import type { AttemptState } from '#core/exam/attempt-state.ts';
import { decide, missedIn } from '#core/exam/decision.ts';
import { blueprintOf, failedPartOf } from '#core/exam/retest.ts';
import { ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { courseRecordIn } from '#store/learner/profile.ts';
import { passesIn, recordOf } from '../../course/course-record.ts';
import type { CredentialService } from '../../credential/credential-service.ts';
import type { AttemptLog } from './attempt-log.ts';
import type { AttemptCourse } from './course-of-attempt.ts';

type Taught = Pick<AttemptCourse, 'course' | 'framework' | 'items'>;
/** Answers true when the attempt is over. */
export type Settle = (learner: LearnerFolder, log: AttemptLog, taught: Taught) => Promise<Result<boolean>>;

async function decideNow(log: AttemptLog, { course, items }: Taught): Promise<Result<boolean>> {
  if (log.state.phase === 'open') {
    if (log.remainingMs() > 0) return ok(false);
    const submitted = await log.append({ kind: 'submitted', by: 'time' });
    if (!submitted.ok) return submitted;
  }
  if (log.state.phase === 'submitted') {
    const appended = await log.append({
      kind: 'decided',
      decision: decide(blueprintOf(course.blueprint, log.state.started), items, log.state.responses),
    });
    if (!appended.ok) return appended;
  }
  return ok(true);
}

/** Answers whether there was anything to note. */
async function note(
  learner: LearnerFolder,
  { decision, decidedAt, started }: AttemptState,
  { course }: Taught,
): Promise<Result<boolean>> {
  const { attemptId } = started;
  const { openAttempt, lastAttempt, tries } = recordOf(learner, course.id);
  const isNoted = lastAttempt === attemptId || tries.some((one) => one.attemptId === attemptId);
  if (openAttempt !== attemptId && isNoted) return ok(false);
  const noted = await learner.profile.update((profile) => {
    const changed = courseRecordIn(profile, course.id);
    if (changed.openAttempt === attemptId) changed.openAttempt = null;
    changed.lastAttempt = attemptId;
    changed.title = course.title;
    if (decision && decidedAt && !changed.tries.some((one) => one.attemptId === attemptId)) {
      const one = {
        attemptId,
        decidedAt,
        passed: decision.passed,
        missed: missedIn(decision),
        failedPart: failedPartOf(blueprintOf(course.blueprint, started), decision),
      };
      changed.tries = [...changed.tries, one].slice(-200);
    }
  });
  return noted.ok ? ok(true) : noted;
}

/** `decided`: an attempt was decided and noted. */
export function settling(credentials: Pick<CredentialService, 'issue'>, decided: () => void): Settle {
  return async (learner, log, taught) => {
    const over = await decideNow(log, taught);
    if (!over.ok || !over.value) return over;
    const { decision, decidedAt, evidence, started } = log.state;
    if (decision?.passed && decidedAt && evidence) {
      const issued = await credentials.issue(learner, taught, {
        evidence,
        decision,
        decidedAt,
        earlier: passesIn(recordOf(learner, taught.course.id)).filter((at) => at < decidedAt),
        language: started.language,
        assurance: assuranceOf(started),
      });
      if (!issued.ok) return issued;
    }
    const noted = await note(learner, log.state, taught);
    if (!noted.ok) return noted;
    if (noted.value) decided();
    return ok(true);
  };
}
