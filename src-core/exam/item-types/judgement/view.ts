import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

/** From very wrong (1) to very right (4). */
export const ratings = ['1', '2', '3', '4'] as const;

export const judgementView = z.strictObject({
  type: z.literal('judgement'),
  stem: z.string(),
  mode: z.enum(['rate', 'rank']),
  actions: z.array(optionView),
});
