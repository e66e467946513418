import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const trueFalseView = z.strictObject({
  type: z.literal('true-false'),
  stem: z.string(),
  reasons: z.array(optionView),
});
