/**
 * The home screen answers one question: what should I do now?
 */

import { courseLanguage } from '#core/content/pack.ts';
import type { CourseCard, HomeView, NextStep } from '#core/contract/course-calls.ts';
import { textIn } from '#core/locale/languages.ts';
import { ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';
import type { ExamService } from '../exam/exam-service.ts';
import type { PracticeService } from '../practice/practice-service.ts';
import type { OpenAssignment } from './assignments.ts';
import { recordOf } from './course-record.ts';
import type { CourseService } from './course-service.ts';
import { pastCourses } from './past-courses.ts';

export type HomeService = { read(): Promise<Result<HomeView>> };

export function homeService(
  desk: Desk,
  courses: CourseService,
  exams: ExamService,
  practice: PracticeService,
): HomeService {
  const openExam = async (learner: LearnerFolder): Promise<NextStep | null> => {
    for (const [courseId, record] of Object.entries(learner.profile.data.courses)) {
      const open = record.openAttempt && (await exams.openAttempt(courseId));
      if (!open) continue;
      const { attemptId, remainingMs, course } = open;
      const courseTitle = textIn(course.title, desk.language());
      return { kind: 'resume-exam', courseId, courseTitle, attemptId, remainingMs };
    }
    return null;
  };

  const nextStep = async (cards: readonly CourseCard[], asked: readonly OpenAssignment[]): Promise<NextStep> => {
    const learner = desk.openLearner();
    // Its clock runs, whatever else there is to do.
    const open = learner.ok && (await openExam(learner.value));
    if (open) return open;
    const here = (await desk.library()).courses;
    // What is due first comes first; a course that is not on this machine cannot be begun.
    const assigned = asked.find(({ courseId }) => here.some(({ id }) => id === courseId));
    const wanted = assigned?.courseId ?? (learner.ok ? learner.value.profile.data.lastCourseId : null);
    const course = here.find(({ id }) => id === wanted) ?? here[0];
    if (!learner.ok || !course) return { kind: 'nothing' };
    const courseId = course.id;
    const record = recordOf(learner.value, courseId);

    const held = cards.find((card) => card.id === courseId)?.credential;
    const isDue = held && held.renewal.state !== 'later';
    if (isDue) {
      const last = record.tries.at(-1);
      return last && !last.passed
        ? { kind: 'restudy', courseId, attemptId: last.attemptId }
        : { kind: 'renew', courseId, renewal: held.renewal };
    }
    // One that will not count on the day on which it is asked for: the course is gone through once more.
    if (held && !assigned) return { kind: 'print-certificate', courseId, number: held.number };

    const lesson = courses.nextLesson(course, record);
    if (!lesson) {
      const isPassed = record.tries.at(-1)?.passed ?? false;
      return record.lastAttempt && !isPassed
        ? { kind: 'restudy', courseId, attemptId: record.lastAttempt }
        : { kind: 'sit-exam', courseId };
    }
    if (Object.keys(record.lessons).length === 0) return { kind: 'begin-course', courseId, lessonId: lesson.id };
    const language = courseLanguage(course, desk.language());
    const module = course.modules.find((candidate) => candidate.id === lesson.moduleId);
    return {
      kind: 'continue-lesson',
      courseId,
      lessonId: lesson.id,
      lessonTitle: lesson.texts[language]?.title ?? lesson.id,
      moduleTitle: textIn(module?.title ?? {}, language),
    };
  };

  /** The first course with something to go over today. */
  const toPractise = async (): Promise<HomeView['practice']> => {
    const learner = desk.openLearner();
    if (!learner.ok) return null;
    for (const course of (await desk.library()).courses) {
      const count = await practice.today(learner.value, course);
      if (count > 0) return { courseId: course.id, courseTitle: textIn(course.title, desk.language()), count };
    }
    return null;
  };

  return {
    read: async () => {
      const cards = await courses.list();
      if (!cards.ok) return cards;
      const learner = desk.openLearner();
      const asked = learner.ok ? await courses.assigned(learner.value) : [];
      const titleOf = (courseId: string) => cards.value.find(({ id }) => id === courseId)?.title ?? null;
      return ok({
        next: await nextStep(cards.value, asked),
        courses: cards.value,
        past: learner.ok ? await pastCourses(desk, learner.value, exams) : [],
        assigned: asked.map((one) => ({ ...one, title: titleOf(one.courseId) })),
        practice: await toPractise(),
        notices: desk.notices.list().length,
      });
    },
  };
}
