import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const matchView = z.strictObject({
  type: z.literal('match'),
  stem: z.string(),
  premises: z.array(optionView),
  targets: z.array(optionView),
});
