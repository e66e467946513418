import { z } from '../../../zod.ts';

export const numericView = z.strictObject({
  type: z.literal('numeric'),
  stem: z.string(),
  /** Shown after the field; null where the number has none. */
  unit: z.string().nullable(),
});
