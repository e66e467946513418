/**
 * Whoever sees the items of an exam as judge or author does not sit it with that profile. A lock on a drawer: another
 * profile is quickly made. It keeps honest people from a mistake.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { courseRecordIn } from '#store/learner/profile.ts';
import { recordOf } from '../course/course-record.ts';
import { now } from './system-clock.ts';

/** Refused while an attempt is open, which it would spoil. */
export const mayKnowBank = (learner: LearnerFolder, courseId: string): Result<null> =>
  recordOf(learner, courseId).openAttempt ? failed(failure('bank-exam-open')) : ok(null);

/** Notes it just before something is shown, and not for who turns back at the question where to save it. */
export async function markBankKnown(learner: LearnerFolder, courseId: string): Promise<Result<null>> {
  if (recordOf(learner, courseId).bankKnownAt) return ok(null);
  const may = mayKnowBank(learner, courseId);
  if (!may.ok) return may;
  const noted = await learner.profile.update((profile) => {
    courseRecordIn(profile, courseId).bankKnownAt = now().toISOString();
  });
  return noted.ok ? ok(null) : noted;
}
