import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const multipleView = z.strictObject({
  type: z.literal('multiple'),
  stem: z.string(),
  options: z.array(optionView),
});
