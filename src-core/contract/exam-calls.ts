/**
 * Calls about the exam. No key, no rationale and no score leaves the main process before the decision.
 */

import { renewal } from '../credential/renewal.ts';
import { accommodationsSchema, wantedAccommodations } from '../exam/accommodations.ts';
import { assurance } from '../exam/assurance.ts';
import { interruptionSchema } from '../exam/interruptions.ts';
import { questionView } from '../exam/item-types/views.ts';
import { responseSchema } from '../exam/response.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { attemptId, competencyId, contentId, credentialNumber, isoInstant, language } from './values.ts';

const courseRef = z.strictObject({ courseId: contentId });
const attemptRef = z.strictObject({ attemptId });

const standardFacts = z.strictObject({
  basis: z.enum(['authors', 'panel']),
  date: z.string(),
  candidate: z.string(),
  judges: z.number().int(),
  cut: z.number(),
  standardError: z.number().nullable(),
});

export const examIntro = z.strictObject({
  courseId: contentId,
  courseTitle: z.string(),
  items: z.number().int(),
  minutes: z.number().int(),
  /** Of sleep and stops, so much time is given back in all. */
  giveBackMinutes: z.number().int(),
  passPercent: z.number(),
  sections: z.array(z.strictObject({ title: z.string(), items: z.number().int(), sets: z.number().int() })),
  hasCritical: z.boolean(),
  /** How the pass mark was set; null where it is not said. Cut and error in points of 100. */
  standard: standardFacts.nullable(),
  areas: z.array(
    z.strictObject({
      domain: contentId,
      title: z.string(),
      items: z.number().int(),
      essential: z.boolean(),
      minimumPercent: z.number().nullable(),
    }),
  ),
  /** The newest certificate of the course, and until when a pass today would count; null where there is none. */
  holds: z.strictObject({ renewal, newUntil: isoInstant }).nullable(),
  lessonsRead: z.number().int(),
  lessonsTotal: z.number().int(),
  openAttempt: attemptId.nullable(),
  /** Only the areas that were failed are asked, because all the rest was reached before. */
  isRetest: z.boolean(),
  /** Whether a new try may begin now; `left` counts this one. */
  permission: z.union([
    z.strictObject({ may: z.literal(true), left: z.number().int().nullable() }),
    z.strictObject({ may: z.literal(false), because: z.literal('limit') }),
    /** This profile knows the items, as judge or author. */
    z.strictObject({ may: z.literal(false), because: z.literal('bank-known') }),
    z.strictObject({ may: z.literal(false), because: z.literal('cooling-off'), until: isoInstant }),
    z.strictObject({
      may: z.literal(false),
      because: z.literal('restudy'),
      lessons: z.array(z.strictObject({ lessonId: contentId, title: z.string(), minutes: z.number().int() })),
    }),
  ]),
});
export type ExamIntro = z.infer<typeof examIntro>;

/** The situation that an item of a scenario set belongs to, as far as the story has come. */
export const situationView = z.strictObject({
  title: z.string(),
  stimulus: z.string(),
  /** What has happened since, one paragraph an item. */
  stories: z.array(z.string()),
  /** 1-based place of the item in its set, and how many there are. */
  number: z.number().int(),
  count: z.number().int(),
});
export type SituationView = z.infer<typeof situationView>;

/** One item as the candidate sees it. */
export const itemView = z.strictObject({
  position: z.number().int().nonnegative(),
  /** Title of the section it is asked in; null in an exam of one section. */
  section: z.string().nullable(),
  situation: situationView.nullable(),
  question: questionView,
});
export type ItemView = z.infer<typeof itemView>;

/** Where the sitting stands, as folded from the journal. */
export const sittingState = z.strictObject({
  attemptId,
  phase: z.enum(['open', 'decided']),
  position: z.number().int().nonnegative(),
  responses: z.array(responseSchema),
  flagged: z.array(z.boolean()),
  remainingMs: z.number(),
  /** Null where no pauses were allowed. `leftMs`: for how long the clock may still stand still. */
  pause: z.strictObject({ on: z.boolean(), leftMs: z.number().nonnegative() }).nullable(),
  /** What was recorded besides the answers so far. */
  interruptions: z.array(interruptionSchema),
});
export type SittingState = z.infer<typeof sittingState>;

export const sittingView = z.strictObject({
  courseId: contentId,
  courseTitle: z.string(),
  language,
  minutes: z.number().int(),
  items: z.array(itemView),
  state: sittingState,
  /** True when an unfinished attempt was taken up again. */
  resumed: z.boolean(),
});
export type SittingView = z.infer<typeof sittingView>;

export const score = z.strictObject({ points: z.number(), max: z.number(), percent: z.number() });

export const decisionView = z.strictObject({
  attemptId,
  courseId: contentId,
  courseTitle: z.string(),
  /** False of a course that newer content teaches no longer: nothing of it can be read or sat again. */
  isTaught: z.boolean(),
  decidedAt: isoInstant,
  submittedBy: z.enum(['candidate', 'time']),
  passed: z.boolean(),
  overall: z.strictObject({
    ...score.shape,
    required: z.number(),
    met: z.boolean(),
    /** In points of 100; null in attempts decided before it was kept. */
    standardError: z.number().nullable(),
    near: z.boolean(),
  }),
  areas: z.array(
    z.strictObject({
      domain: contentId,
      title: z.string(),
      ...score.shape,
      essential: z.boolean(),
      /** The minimum of an essential area, in per cent; null where the area is not judged on its own. */
      required: z.number().nullable(),
      met: z.boolean(),
      competencies: z.array(
        z.strictObject({
          id: competencyId,
          title: z.string(),
          ...score.shape,
          criticalMissed: z.boolean(),
          restudy: z.array(z.strictObject({ lessonId: contentId, title: z.string(), minutes: z.number().int() })),
        }),
      ),
    }),
  ),
  /** Titles of the competencies in which a critical item was missed. */
  criticalMissed: z.array(z.string()),
  elapsedMs: z.number(),
  interruptions: z.array(interruptionSchema),
  giveBackMinutes: z.number().int(),
  /** Null where there were none. */
  accommodations: accommodationsSchema.nullable(),
  credential: credentialNumber.nullable(),
  assurance,
  /** Titles of the areas of a retest; null where the whole exam was sat. */
  retestOf: z.array(z.string()).nullable(),
  holder: z.string(),
  exam: z.strictObject({ id: contentId, version: z.string() }),
  /** How the pass mark in force when it was decided was set; null where it is not said, or the exam has changed since. */
  standard: standardFacts.nullable(),
  /** The hash of the journal's entry with the decision: what the result rests on. */
  evidence: z.string(),
});
export type DecisionView = z.infer<typeof decisionView>;

export const examCalls = declareCalls({
  'exam.intro': { input: courseRef, output: examIntro },
  /** Takes up the open attempt of this course if there is one, else draws a form and starts the clock. */
  'exam.sit': {
    input: z.strictObject({ ...courseRef.shape, accommodations: wantedAccommodations.optional() }),
    output: sittingView,
  },
  /** Resolves after the event is on disk. */
  'exam.answer': {
    input: z.strictObject({
      ...attemptRef.shape,
      position: z.number().int().min(0).max(500),
      response: responseSchema,
    }),
    output: sittingState,
  },
  'exam.flag': {
    input: z.strictObject({ ...attemptRef.shape, position: z.number().int().min(0).max(500), flagged: z.boolean() }),
    output: sittingState,
  },
  'exam.visit': {
    input: z.strictObject({ ...attemptRef.shape, position: z.number().int().min(0).max(500) }),
    output: sittingState,
  },
  /** Stops the clock and covers the questions, where that was allowed; or goes on. */
  'exam.pause': { input: z.strictObject({ ...attemptRef.shape, on: z.boolean() }), output: sittingState },
  /** The state now, with the true remaining time. Decides the attempt if the time is over. */
  'exam.state': { input: attemptRef, output: sittingState },
  'exam.submit': { input: attemptRef, output: decisionView },
  'exam.decision': { input: attemptRef, output: decisionView },
});
