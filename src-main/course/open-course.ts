/**
 * A course by its id, alone or together with the learner who is at the desk.
 */
import type { Course } from '#core/content/pack.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';

export async function findCourse(desk: Desk, courseId: string): Promise<Result<Course>> {
  const course = (await desk.library()).courses.find(({ id }) => id === courseId);
  return course ? ok(course) : failed(failure('course-unknown'));
}

export type AtCourse = { readonly learner: LearnerFolder; readonly course: Course };

export async function learnerAtCourse(desk: Desk, courseId: string): Promise<Result<AtCourse>> {
  const learner = desk.openLearner();
  if (!learner.ok) return learner;
  const course = await findCourse(desk, courseId);
  return course.ok ? ok({ learner: learner.value, course: course.value }) : course;
}
