/**
 * Brings every unfinished step of a learner's attempts to its end, when they open their profile.
 */
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { recordOf } from '../../course/course-record.ts';
import { findCourse } from '../../course/open-course.ts';
import type { Desk } from '../../desk.ts';
import { attemptExists, openAttempt } from './attempt-log.ts';
import { courseOfAttempt } from './course-of-attempt.ts';
import type { Settle } from './settle.ts';

/** Those that may be unfinished, and those that were passed: a certificate that is not there any more is made again. */
const unfinishedOf = (learner: LearnerFolder) =>
  Object.entries(learner.profile.data.courses).flatMap(([courseId, { openAttempt, lastAttempt, tries }]) => {
    const passed = tries.filter((one) => one.passed).map((one) => one.attemptId);
    const wanted = new Set([openAttempt, lastAttempt, ...passed]);
    return [...wanted].flatMap((attemptId) => (attemptId ? [{ courseId, attemptId }] : []));
  });

export async function settleAll(desk: Desk, learner: LearnerFolder, settle: Settle): Promise<void> {
  for (const { courseId, attemptId } of unfinishedOf(learner)) {
    if (!(await attemptExists(learner.attempts, attemptId))) continue;
    const opened = await openAttempt(learner.attempts, attemptId);
    if (!opened.ok) continue;
    const { log, notices } = opened.value;
    const { phase, started } = log.state;
    // Until an attempt is noted as over it is open here, whatever was decided: its certificate is of its own content.
    const isOpen = recordOf(learner, courseId).openAttempt === attemptId;
    const own = isOpen ? await courseOfAttempt(desk, started) : null;
    const shown = await findCourse(desk, courseId);
    const course = own?.course ?? (shown.ok ? shown.value : null);
    if (course && phase !== 'voided' && (phase === 'decided' || own)) {
      const { framework } = own ?? (await desk.library());
      await settle(learner, log, { course, framework, items: own?.items ?? [] });
    }
    desk.notices.post(notices);
    await log.close();
  }
}
