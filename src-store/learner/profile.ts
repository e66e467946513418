/**
 * What is kept of one learner besides attempts and certificates. Small by design: nothing here grows with use beyond
 * one record a lesson.
 */
import { z } from 'zod';
import { exerciseDone } from '#core/contract/course-calls.ts';
import { attemptId, competencyId, contentId, isoInstant, language, learnerId } from '#core/contract/values.ts';
import { chosenResponse } from '#core/exam/response.ts';
import type { JsonStoreShape } from '../disk/json-store.ts';

const lessonRecord = z.strictObject({
  /** When it was last read to its end. */
  readAt: isoInstant.nullable(),
  place: z.number().int().nonnegative(),
  checks: z.record(contentId, chosenResponse),
});
export type LessonRecord = z.infer<typeof lessonRecord>;

const courseRecord = z.strictObject({
  /** What it was called when its exam was last decided: it may not be taught any more. */
  title: z.partialRecord(language, z.string().max(300)).nullable(),
  lastLessonId: contentId.nullable(),
  lessons: z.record(contentId, lessonRecord),
  openAttempt: attemptId.nullable(),
  lastAttempt: attemptId.nullable(),
  /** Since when this profile knows the items as judge or author; who knows them does not sit the exam. */
  bankKnownAt: isoInstant.nullable(),
  /** How often each exam item stood on a form of this person: the next draw avoids what was seen. */
  seen: z.record(contentId, z.number().int().positive()),
  /** Decided tries at the exam, the earliest first: what the rule of tries asks. The journals hold the rest. */
  tries: z
    .array(
      z.strictObject({
        attemptId,
        decidedAt: isoInstant,
        passed: z.boolean(),
        missed: z.array(competencyId).max(200),
        /** The areas that alone were failed, where the exam lets just them be sat again. */
        failedPart: z.array(contentId).max(50).nullable(),
      }),
    )
    .max(200),
});
export type CourseRecord = z.infer<typeof courseRecord>;

export const profileSchema = z.strictObject({
  schemaVersion: z.literal(5),
  learnerId,
  name: z.string().min(1).max(80),
  language,
  createdAt: isoInstant,
  /** In which a lesson was read or an exam was begun last. */
  lastCourseId: contentId.nullable(),
  courses: z.record(contentId, courseRecord),
  /** Exercises that were done: when last, and the largest share that was right. */
  exercises: z.record(contentId, exerciseDone),
});
export type Profile = z.infer<typeof profileSchema>;

/** A migration that adds to the record of every course. */
const addedToCourses =
  (added: object) =>
  (profile: Record<string, unknown>): Record<string, unknown> => {
    const courses = Object.entries((profile.courses ?? {}) as Record<string, object>);
    return { ...profile, courses: Object.fromEntries(courses.map(([id, course]) => [id, { ...course, ...added }])) };
  };

export const profileShape = (folder: string): JsonStoreShape<Profile> => ({
  folder,
  name: 'profile',
  version: 5,
  schema: profileSchema,
  migrations: [
    // What was seen and tried before this was kept is not known.
    { from: 1, migrate: addedToCourses({ seen: {}, tries: [] }) },
    { from: 2, migrate: addedToCourses({ bankKnownAt: null }) },
    { from: 3, migrate: addedToCourses({ title: null }) },
    { from: 4, migrate: (profile) => ({ ...profile, lastCourseId: null, exercises: {} }) },
  ],
});

export const newCourseRecord = (): CourseRecord => ({
  title: null,
  lastLessonId: null,
  lessons: {},
  openAttempt: null,
  lastAttempt: null,
  bankKnownAt: null,
  seen: {},
  tries: [],
});
export const newLessonRecord = (): LessonRecord => ({ readAt: null, place: 0, checks: {} });

/** The record of a course in a profile that is being changed; made if it is the first time. */
export function courseRecordIn(profile: Profile, courseId: string): CourseRecord {
  profile.courses[courseId] ??= newCourseRecord();
  return profile.courses[courseId] as CourseRecord;
}
