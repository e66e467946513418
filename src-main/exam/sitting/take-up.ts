/**
 * Takes up an attempt that was begun. One that cannot be gone on with is put away, with a notice.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../../desk.ts';
import { openAttempt } from './attempt-log.ts';
import { courseOfAttempt, isReadable } from './course-of-attempt.ts';
import type { Sitting } from './sitting.ts';

const forgetOpen = (learner: LearnerFolder, courseId: string) =>
  learner.profile.update((profile) => {
    const record = profile.courses[courseId];
    if (record) record.openAttempt = null;
  });

/** Null when it was put away. */
export async function takeUp(
  desk: Desk,
  learner: LearnerFolder,
  courseId: string,
  attemptId: string,
): Promise<Result<Sitting | null>> {
  const opened = await openAttempt(learner.attempts, attemptId);
  if (!opened.ok) {
    if (opened.failure.code !== 'attempt-damaged' && opened.failure.code !== 'attempt-unknown') return opened;
    const forgotten = await forgetOpen(learner, courseId);
    if (!forgotten.ok) return forgotten;
    if (opened.failure.code === 'attempt-damaged') desk.notices.post([opened.failure]);
    return ok(null);
  }
  const { log, notices } = opened.value;
  desk.notices.post(notices);
  const own = await courseOfAttempt(desk, log.state.started);
  if (own) return ok({ log, ...own });
  // What cannot be read now (a folder that is not there for a moment, a course with a mistake in it) may be read later.
  if (!(await isReadable(desk, log.state.started))) {
    await log.close();
    return failed(failure('course-unknown'));
  }
  const voided = await log.append({ kind: 'voided', reason: 'bank-changed' });
  await log.close();
  if (!voided.ok) return voided;
  const forgotten = await forgetOpen(learner, courseId);
  if (!forgotten.ok) return forgotten;
  desk.notices.post([failure('attempt-bank-changed')]);
  return ok(null);
}
