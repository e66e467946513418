/**
 * The record of how a cut was set, as it stands in `exam.yaml`; standard-cut.ts says what follows from it.
 */
import { contentId } from '../contract/values.ts';
import type { LocalText } from '../locale/languages.ts';
import { z } from '../zod.ts';

const percent = z.number().min(0).max(100);

export const standardSchema = (text: z.ZodType<LocalText>) =>
  z.strictObject({
    method: z.literal('modified-angoff'),
    /** `authors`: their own estimates, until a panel has sat. */
    basis: z.enum(['authors', 'panel']),
    date: z.iso.date(),
    /** Who is just competent enough: what the judges had in mind. */
    candidate: text,
    judges: z
      .array(
        z.strictObject({
          id: contentId,
          /** Of an item that has no rating of its own: by its difficulty 1, 2, 3. */
          byDifficulty: z.strictObject({ 1: percent, 2: percent, 3: percent }),
          ratings: z.record(contentId, percent).default({}),
        }),
      )
      .min(1)
      .max(60),
  });
export type Standard = z.infer<ReturnType<typeof standardSchema>>;
