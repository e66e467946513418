/**
 * What is kept of a learner's way through one course.
 */
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { type CourseRecord, newCourseRecord } from '#store/learner/profile.ts';

export const recordOf = (learner: LearnerFolder, courseId: string): CourseRecord =>
  learner.profile.data.courses[courseId] ?? newCourseRecord();

/** When the exam was passed: ISO instants, the earliest first. */
export const passesIn = ({ tries }: CourseRecord): string[] =>
  tries.filter(({ passed }) => passed).map(({ decidedAt }) => decidedAt);
