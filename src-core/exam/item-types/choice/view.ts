import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const choiceView = z.strictObject({ type: z.literal('choice'), stem: z.string(), options: z.array(optionView) });
