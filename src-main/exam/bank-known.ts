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

/** Notes it before anything is shown; refused while an attempt is open, which it would spoil. */
export async function markBankKnown(learner: LearnerFolder, courseId: string): Promise<Result<null>> {
  const record = recordOf(learner, courseId);
  if (record.bankKnownAt) return ok(null);
  if (record.openAttempt) return failed(failure('bank-exam-open'));
  const noted = await learner.profile.update((profile) => {
    courseRecordIn(profile, courseId).bankKnownAt = now().toISOString();
  });
  return noted.ok ? ok(null) : noted;
}
