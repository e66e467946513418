import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const orderView = z.strictObject({ type: z.literal('order'), stem: z.string(), steps: z.array(optionView) });
