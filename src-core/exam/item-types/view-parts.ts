/**
 * Parts of what a candidate sees that several types share.
 */
import { z } from '../../zod.ts';

export const optionView = z.strictObject({ id: z.string(), text: z.string() });
