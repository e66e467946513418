/**
 * Calls for authors: what a blueprint does before people sit it, items in and items out.
 */
import { contentProblemSchema } from '../result/failure.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { competencyId, contentId, language, nothing } from './values.ts';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

export const authoringView = z.strictObject({
  courses: z.array(z.strictObject({ id: contentId, title: z.string(), items: count, sets: count, formLength: count })),
  competencies: z.array(z.strictObject({ id: competencyId, title: z.string(), domain: z.string() })),
});
export type AuthoringView = z.infer<typeof authoringView>;

export const trialReport = z.strictObject({
  candidates: count,
  meanScore: z.number(),
  sdScore: z.number(),
  passRate: share,
  truePassRate: share,
  decisionAccuracy: share,
  passedWrongly: share,
  failedWrongly: share,
  decisionConsistency: share,
  kappa: z.number(),
  overlap: share,
  meanExposure: share,
  maxExposure: share,
  neverShown: z.array(z.string()),
  /** Of each item, most shown first: on what share of forms it stands. */
  exposure: z.array(z.strictObject({ itemId: z.string(), share })),
});
export type TrialReport = z.infer<typeof trialReport>;

/** What did not fit, where, in codes of src-core/exchange/problem.ts. */
export const exchangeProblem = z.strictObject({
  file: z.string(),
  item: z.string(),
  line: count,
  code: z.string().max(60),
  kind: z.enum(['file', 'item', 'note']),
  params: z.record(z.string(), z.string()),
});
export type ExchangeProblemView = z.infer<typeof exchangeProblem>;

export const broughtIn = z.strictObject({
  /** `none`: the person chose no file or no folder. */
  end: z.enum(['none', 'unreadable', 'format-unknown', 'nothing', 'in-the-way', 'written']),
  folder: z.string(),
  questions: count,
  items: count,
  sets: count,
  pictures: count,
  problems: z.array(exchangeProblem),
  /** What the application would say of the written files. */
  faults: z.array(contentProblemSchema),
});
export type BroughtInView = z.infer<typeof broughtIn>;

export const authoringCalls = declareCalls({
  'authoring.read': { input: nothing, output: authoringView },
  /** Runs until done or cancelled (`work.cancel`); null when cancelled. Says how far it is by `work.progress`. */
  'authoring.try-out': {
    input: z.strictObject({
      courseId: contentId,
      candidates: z.number().int().min(100).max(1_000_000),
      seed: z.string().min(1).max(40),
    }),
    output: trialReport.nullable(),
  },
  /** The whole bank, keys too, as a QTI 3.0 package where the person says. The profile knows the bank from then on. */
  'authoring.take-out': {
    input: z.strictObject({ courseId: contentId }),
    output: z.strictObject({
      file: z.string().nullable(),
      items: count,
      sets: count,
      problems: z.array(exchangeProblem),
    }),
  },
  /** A file of questions (QTI, Moodle, GIFT) as the files of a course, in a folder the person names. */
  'authoring.bring-in': {
    input: z.strictObject({
      competency: competencyId,
      source: z.string().trim().min(1).max(400),
      difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      language,
    }),
    output: broughtIn,
  },
});
