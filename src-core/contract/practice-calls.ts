/**
 * Calls about practice: checks of the lessons, spaced out. Never an item of the exam.
 */
import { chosenResponse } from '../exam/response.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { checkFeedback, checkView } from './course-calls.ts';
import { competencyId, contentId, language } from './values.ts';

const count = z.number().int().nonnegative();

export const practiceOutlook = z.strictObject({
  courseId: contentId,
  courseTitle: z.string(),
  /** The language the checks are in. */
  language,
  /** To be asked today. */
  today: count,
  /** Of the next days, today first: how many come back. */
  days: z.array(count),
  /** The lesson to read where nothing was met yet. */
  nextLesson: contentId.nullable(),
  areas: z.array(
    z.strictObject({
      domain: contentId,
      title: z.string(),
      competencies: z.array(competencyId),
      total: count,
      asked: count,
      /** How many of them would be answered right today, by expectation. */
      firm: z.number().nonnegative(),
    }),
  ),
});
export type PracticeOutlook = z.infer<typeof practiceOutlook>;

/** `due`: what is due and new; `missed`: what the last try at the exam missed; else those competencies. */
export const practiceFocus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('due') }),
  z.strictObject({ kind: z.literal('missed') }),
  z.strictObject({ kind: z.literal('competencies'), competencies: z.array(competencyId).min(1).max(200) }),
]);
export type PracticeFocus = z.infer<typeof practiceFocus>;

export const practiceCheck = z.strictObject({
  ...checkView.shape,
  /** The lesson that teaches it. */
  lesson: z.strictObject({ id: contentId, title: z.string() }).nullable(),
});
export type PracticeCheck = z.infer<typeof practiceCheck>;

export const practiceCalls = declareCalls({
  'practice.read': { input: z.strictObject({ courseId: contentId }), output: practiceOutlook },
  'practice.begin': {
    input: z.strictObject({ courseId: contentId, focus: practiceFocus }),
    output: z.strictObject({ courseTitle: z.string(), language, checks: z.array(practiceCheck) }),
  },
  'practice.answer': {
    input: z.strictObject({ courseId: contentId, checkId: contentId, response: chosenResponse }),
    output: z.strictObject({
      ...checkFeedback.shape,
      /** In how many days it comes again. */
      againInDays: count,
    }),
  },
});
