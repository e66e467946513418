/**
 * Calls of a panel that sets the pass mark. Items go to the screen as a candidate sees them, without their keys.
 */

import { questionView } from '../exam/item-types/views.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { situationView } from './exam-calls.ts';
import { contentId, language, nothing, personName } from './values.ts';

const count = z.number().int().nonnegative();
const points = z.number().min(0).max(100);
const courseRef = z.strictObject({ courseId: contentId });
const judgeRef = z.strictObject({ ...courseRef.shape, judgeId: contentId });

export const panelView = z.strictObject({
  courseId: contentId,
  courseTitle: z.string(),
  /** Who is just competent enough, in the words of the exam. */
  candidate: z.string(),
  passPercent: z.number(),
  formLength: count,
  bankSize: count,
  /** Null until the panel was begun. */
  panel: z
    .strictObject({
      round: z.union([z.literal(1), z.literal(2)]),
      /** False where the exam has another version now than when the panel began. */
      sameVersion: z.boolean(),
      judges: z.array(
        z.strictObject({
          id: contentId,
          name: z.string(),
          rated: count,
          ratedAgain: count,
          /** The cut this judge alone would set; null until they have, and in the first round all have, rated enough. */
          cut: points.nullable(),
        }),
      ),
      /** What the panel says so far; null as long as a judge could be swayed by it. */
      result: z.strictObject({ cut: points, standardError: z.number().nullable(), judges: count }).nullable(),
      /** True when a second round may begin. */
      mayRateAgain: z.boolean(),
      /** Where the judges differ most, the furthest first. */
      disputed: z.array(z.strictObject({ itemId: contentId, stem: z.string(), ratings: z.array(points) })),
    })
    .nullable(),
});
export type PanelView = z.infer<typeof panelView>;

/** An item as a candidate sees it. */
const shownItem = {
  courseId: contentId,
  candidate: z.string(),
  language,
  itemId: contentId,
  question: questionView,
  situation: situationView.nullable(),
};

/** To talk about: what each said, lowest first, or nothing as long as somebody could be swayed by it. */
export const disputedItem = z.strictObject({ ...shownItem, ratings: z.array(points) });
export type DisputedItem = z.infer<typeof disputedItem>;

export const ratingView = z.strictObject({
  ...shownItem,
  judge: z.string(),
  /** 0-based place in the order of rating, and how many there are. */
  place: count,
  total: count,
  /** So many make the judge count. */
  enough: count,
  rated: count,
  own: points.nullable(),
  round: z.union([z.literal(1), z.literal(2)]),
  /** In the second round: what all judges said in the first, lowest first. */
  firstRound: z.array(points),
});
export type RatingView = z.infer<typeof ratingView>;

export const panelCalls = declareCalls({
  'panel.read': { input: courseRef, output: panelView },
  /** From now on this profile cannot sit the exam: it has seen the items. */
  'panel.begin': { input: courseRef, output: panelView },
  'panel.add-judge': { input: z.strictObject({ ...courseRef.shape, name: personName }), output: panelView },
  /** Only a judge who has rated nothing. */
  'panel.remove-judge': { input: judgeRef, output: panelView },
  'panel.second-round': { input: courseRef, output: panelView },
  /** The item at a place; without one, the first that this judge has not rated in this round. */
  'panel.item': { input: z.strictObject({ ...judgeRef.shape, place: count.max(5000).optional() }), output: ratingView },
  /** One item to look at together; nothing is rated. */
  'panel.look': { input: z.strictObject({ ...courseRef.shape, itemId: contentId }), output: disputedItem },
  'panel.rate': {
    input: z.strictObject({ ...judgeRef.shape, itemId: contentId, percent: z.number().int().min(0).max(100) }),
    output: nothing,
  },
  /** Writes the record where the person says. */
  'panel.save': { input: courseRef, output: z.strictObject({ file: z.string().nullable() }) },
});
