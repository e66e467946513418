/**
 * Packing a bag for a situation: things with a weight, a bag that takes so much, and nights in which it shows what was
 * missing and what was only weight.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { faultIn, type Packing } from './bag.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const grams = z.number().int().min(1).max(50_000);

export const packing = {
  name: 'packing',
  body: (text: TextShape) => ({
    situation: text,
    /** In grams. */
    limit: grams,
    things: z
      .array(
        z.strictObject({
          id,
          name: text,
          grams,
          /** Why it is only weight, or worse: of things that no night asks for. */
          vain: text.optional(),
        }),
      )
      .min(6)
      .max(40),
    nights: z
      .array(
        z.strictObject({
          id,
          title: text,
          text,
          /** Each asks for one of these things. */
          needs: z
            .array(z.strictObject({ id, things: z.array(id).min(1).max(4), has: text, lacks: text }))
            .min(1)
            .max(8),
        }),
      )
      .min(1)
      .max(5),
  }),
  fault: (content: Packing): ExerciseFault | null => faultIn(content),
} as const;
