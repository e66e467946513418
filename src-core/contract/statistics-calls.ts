/**
 * Calls about how an exam and its items have done. What is shown names no option: which are right stays in main. The full
 * report, with the choices and the key, is a file that the person asks for.
 */
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId } from './values.ts';

const count = z.number().int().nonnegative();
const maybe = z.number().nullable();
const courseRef = z.strictObject({ courseId: contentId });

/** A code of src-core/statistics/report/report.ts with what its sentence needs. */
const flag = z.looseObject({ code: z.string().max(40) }).catchall(z.union([z.string().max(200), z.number()]));

export const itemFigures = z.strictObject({
  itemId: z.string(),
  /** Title of its competency. */
  competency: z.string(),
  answers: count,
  facility: z.number(),
  omittedShare: z.number(),
  itemRest: maybe,
  /** 95 %; null where there are answers enough. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  medianMs: maybe,
  exposure: z.number(),
  /** Those about its options are one flag `options`, which names none. */
  flags: z.array(flag),
});
export type ItemFigures = z.infer<typeof itemFigures>;

export const statisticsView = z.strictObject({
  courseId: contentId,
  courseTitle: z.string(),
  /** Folders added to the attempts of this learner. */
  folders: z.array(z.string()),
  leftOut: z.array(
    z.strictObject({ file: z.string(), reason: z.enum(['damaged', 'not-decided', 'other-exam', 'items-gone']) }),
  ),
  /** Null when no attempt could be counted. */
  report: z
    .strictObject({
      summary: z.strictObject({
        candidates: count,
        formLength: count,
        itemsAsked: count,
        meanShare: maybe,
        standardDeviation: maybe,
        passRate: maybe,
        reliability: z.strictObject({
          sameForm: z.boolean(),
          alpha: maybe,
          dependability: maybe,
          kr21: maybe,
          errorOfMeasurement: maybe,
        }),
        decision: z.strictObject({ accuracy: z.number(), consistency: z.number(), kappa: maybe }).nullable(),
        referenceLanguage: z.string().nullable(),
      }),
      flags: z.array(flag),
      items: z.array(itemFigures),
    })
    .nullable(),
});
export type StatisticsView = z.infer<typeof statisticsView>;

export const statisticsCalls = declareCalls({
  /** Says how far it is by `work.progress`; `work.cancel` ends it, and then the answer is null. */
  'statistics.read': { input: courseRef, output: statisticsView.nullable() },
  /** Asks for a folder with the system's dialog and reads the journals in it too; null when none was chosen. */
  'statistics.add-folder': { input: courseRef, output: statisticsView.nullable() },
  'statistics.remove-folders': { input: courseRef, output: statisticsView.nullable() },
  /** The full report with choices and keys, as a file. The profile knows the bank from then on. */
  'statistics.save': {
    input: z.strictObject({ ...courseRef.shape, kind: z.enum(['html', 'json']) }),
    output: z.strictObject({ file: z.string().nullable() }),
  },
});
