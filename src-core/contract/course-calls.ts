/**
 * Calls about studying: the home screen, courses, lessons and the checks inside them.
 */

import { blockSchema } from '../content/lesson-block.ts';
import { courseLevels } from '../content/pack.ts';
import { renewal } from '../credential/renewal.ts';
import { choiceView } from '../exam/item-types/choice/view.ts';
import { multipleView } from '../exam/item-types/multiple/view.ts';
import { chosenResponse } from '../exam/response.ts';
import { filmView } from '../films/film.ts';
import { z } from '../zod.ts';
import { articleCard } from './article-card.ts';
import { declareCalls } from './call.ts';
import { attemptId, competencyId, contentId, credentialNumber, isoInstant, language, nothing } from './values.ts';

const progress = z.strictObject({ read: z.number().int(), total: z.number().int() });

/** The one thing to do now. */
export const nextStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin-course'), courseId: contentId, lessonId: contentId }),
  z.strictObject({
    kind: z.literal('continue-lesson'),
    courseId: contentId,
    lessonId: contentId,
    lessonTitle: z.string(),
    moduleTitle: z.string(),
  }),
  z.strictObject({
    kind: z.literal('resume-exam'),
    courseId: contentId,
    /** As the exam was begun: the course may not be taught any more. */
    courseTitle: z.string(),
    attemptId,
    remainingMs: z.number(),
  }),
  z.strictObject({ kind: z.literal('sit-exam'), courseId: contentId }),
  z.strictObject({ kind: z.literal('restudy'), courseId: contentId, attemptId }),
  z.strictObject({ kind: z.literal('print-certificate'), courseId: contentId, number: credentialNumber }),
  z.strictObject({ kind: z.literal('renew'), courseId: contentId, renewal }),
  z.strictObject({ kind: z.literal('nothing') }),
]);
export type NextStep = z.infer<typeof nextStep>;

/** A course that the person is to pass. */
export const assignmentView = z.strictObject({
  dueOn: z.iso.date(),
  isOverdue: z.boolean(),
  /** From today to the day; less than nothing when it is past. */
  days: z.number().int(),
  /** What whoever assigned it wrote. */
  note: z.string(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

export const courseCard = z.strictObject({
  id: contentId,
  level: z.enum(courseLevels),
  title: z.string(),
  summary: z.string(),
  minutes: z.number().int(),
  progress,
  /** The language the texts of the course are in: the person's, or the nearest one the course has. */
  language,
  /** Asked of the person by their registry, and not done yet. */
  assignment: assignmentView.nullable(),
  /** The newest one. */
  credential: z.strictObject({ number: credentialNumber, renewal }).nullable(),
});
export type CourseCard = z.infer<typeof courseCard>;

/** A course that newer content teaches no longer, in which the person has begun something. */
export const pastCourse = z.strictObject({
  id: contentId,
  title: z.string(),
  /** An exam that can be finished. */
  open: z.strictObject({ attemptId, remainingMs: z.number() }).nullable(),
  /** The last one that was decided. */
  last: z.strictObject({ attemptId, decidedAt: isoInstant, passed: z.boolean() }).nullable(),
});
export type PastCourse = z.infer<typeof pastCourse>;

export const homeView = z.strictObject({
  next: nextStep,
  courses: z.array(courseCard),
  past: z.array(pastCourse),
  /** What the person is to pass, by the day on which it is due. */
  assigned: z.array(
    z.strictObject({
      courseId: contentId,
      /** Null where this machine does not have the course. */
      title: z.string().nullable(),
      ...assignmentView.shape,
    }),
  ),
  /** Checks to go over today; null where there are none. */
  practice: z
    .strictObject({ courseId: contentId, courseTitle: z.string(), count: z.number().int().positive() })
    .nullable(),
  notices: z.number().int(),
});
export type HomeView = z.infer<typeof homeView>;

export const lessonState = z.enum(['new', 'begun', 'read']);

export const courseView = z.strictObject({
  ...courseCard.shape,
  languages: z.array(language),
  modules: z.array(
    z.strictObject({
      id: contentId,
      title: z.string(),
      summary: z.string(),
      lessons: z.array(
        z.strictObject({
          id: contentId,
          title: z.string(),
          summary: z.string(),
          minutes: z.number().int(),
          state: lessonState,
        }),
      ),
    }),
  ),
  exam: z.strictObject({
    items: z.number().int(),
    minutes: z.number().int(),
    openAttempt: attemptId.nullable(),
    lastAttempt: attemptId.nullable(),
  }),
});
export type CourseView = z.infer<typeof courseView>;

/** A check as the screen may see it: no key. */
export const checkView = z.strictObject({ id: contentId, question: z.union([choiceView, multipleView]) });
export type CheckView = z.infer<typeof checkView>;

export const exerciseDone = z.strictObject({
  /** The last time. */
  doneAt: isoInstant,
  /** The largest share that was right so far; null where there is no right and wrong. */
  best: z.number().nullable(),
});
export type ExerciseDone = z.infer<typeof exerciseDone>;

/** An exercise as it stands in a lesson or a list. */
export const exerciseCard = z.strictObject({
  id: contentId,
  title: z.string(),
  lead: z.string(),
  minutes: z.number().int(),
  language,
  done: exerciseDone.nullable(),
});
export type ExerciseCard = z.infer<typeof exerciseCard>;

/** A word and what it means. */
export const termView = z.strictObject({ id: contentId, term: z.string(), text: z.string() });
export type TermView = z.infer<typeof termView>;

export const lessonView = z.strictObject({
  courseId: contentId,
  id: contentId,
  title: z.string(),
  summary: z.string(),
  moduleTitle: z.string(),
  minutes: z.number().int(),
  language,
  /** 1-based place of this lesson in the course, and how many there are. */
  number: z.number().int(),
  count: z.number().int(),
  blocks: z.array(blockSchema),
  checks: z.array(checkView),
  exercises: z.array(exerciseCard),
  /** Of the library: where it can be looked up later. */
  articles: z.array(articleCard),
  films: z.array(filmView),
  /** Words of the glossary that stand in the lesson. */
  terms: z.array(termView),
  /** What the person answered before to each check of this lesson. */
  answered: z.record(z.string(), chosenResponse),
  competencies: z.array(z.strictObject({ id: competencyId, title: z.string(), criteria: z.array(z.string()) })),
  state: lessonState,
  /** Index of the block the person was last reading. */
  place: z.number().int().nonnegative(),
  previous: contentId.nullable(),
  next: contentId.nullable(),
  nextTitle: z.string().nullable(),
});
export type LessonView = z.infer<typeof lessonView>;

export const checkFeedback = z.strictObject({
  correct: z.boolean(),
  /** Ids of the options that are right; a check teaches, so they may be seen now. */
  key: z.array(z.string()),
  feedback: z.array(z.strictObject({ optionId: z.string(), text: z.string() })),
  rationale: z.string(),
});
export type CheckFeedback = z.infer<typeof checkFeedback>;

const lessonRef = z.strictObject({ courseId: contentId, lessonId: contentId });

export const courseCalls = declareCalls({
  'home.read': { input: nothing, output: homeView },
  'course.list': { input: nothing, output: z.array(courseCard) },
  'course.past': { input: nothing, output: z.array(pastCourse) },
  'course.read': { input: z.strictObject({ courseId: contentId }), output: courseView },
  'lesson.read': { input: lessonRef, output: lessonView },
  'lesson.keep-place': {
    input: z.strictObject({ ...lessonRef.shape, place: z.number().int().min(0).max(2000) }),
    output: nothing,
  },
  'lesson.answer-check': {
    input: z.strictObject({ ...lessonRef.shape, checkId: contentId, response: chosenResponse }),
    output: checkFeedback,
  },
  /** The lesson has been read to its end. Answers with the next lesson, or null after the last one. */
  'lesson.finish': { input: lessonRef, output: z.strictObject({ next: contentId.nullable() }) },
});
