/**
 * Courses that newer content teaches no longer: what was begun in them can be finished, and then only its result is shown.
 */
import type { PastCourse } from '#core/contract/course-calls.ts';
import { textIn } from '#core/locale/languages.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';
import type { ExamService } from '../exam/exam-service.ts';
import { recordOf } from './course-record.ts';

/** One that was left out because of a mistake in it is not among them: it comes back. */
async function isPast(desk: Desk): Promise<(courseId: string) => boolean> {
  const { courses, refused } = await desk.library();
  // Where the folder cannot be read, nobody knows what is taught.
  if (refused.some(({ pack }) => pack === 'issuer' || pack === 'competencies')) return () => false;
  const known = new Set([...courses.map(({ id }) => `courses/${id}`), ...refused.map(({ pack }) => pack)]);
  return (courseId) => !known.has(`courses/${courseId}`);
}

/** What can still be finished first, then the latest. */
export async function pastCourses(desk: Desk, learner: LearnerFolder, exams: ExamService): Promise<PastCourse[]> {
  const past = await isPast(desk);
  const found: PastCourse[] = [];
  for (const id of Object.keys(learner.profile.data.courses).filter(past)) {
    const open = await exams.openAttempt(id);
    const { title, tries } = recordOf(learner, id);
    const last = tries.at(-1);
    if (!open && !last) continue;
    found.push({
      id,
      title: textIn(open?.course.title ?? title ?? {}, desk.language()) || id,
      open: open && { attemptId: open.attemptId, remainingMs: open.remainingMs },
      last: last ? { attemptId: last.attemptId, decidedAt: last.decidedAt, passed: last.passed } : null,
    });
  }
  const rank = ({ open, last }: PastCourse) => (open ? '9' : (last?.decidedAt ?? ''));
  return found.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}
