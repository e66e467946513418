/**
 * A convoy before it leaves: vehicles are put in order, and so is what is said in the few minutes there are. Then it drives,
 * and each stage of the road shows what was there and what was missed.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { type Convoy, faultIn } from './order.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const rule = z.union([
  z.strictObject({ first: z.array(id).min(1).max(4) }),
  z.strictObject({ last: id }),
  z.strictObject({ before: z.array(id).min(2).max(6) }),
  z.strictObject({ told: id }),
]);

export const convoy = {
  name: 'convoy',
  body: (text: TextShape) => ({
    situation: text,
    /** In the order in which they stand in the yard. */
    vehicles: z
      .array(z.strictObject({ id, shape: z.enum(['car', 'pickup', 'lorry', 'minibus']), text }))
      .min(3)
      .max(5),
    /** How many minutes the briefing may take. */
    time: z.number().int().min(3).max(30),
    parts: z
      .array(z.strictObject({ id, text, minutes: z.number().int().min(1).max(15) }))
      .min(5)
      .max(14),
    good: z.strictObject({ vehicles: z.array(id), parts: z.array(id) }),
    stages: z
      .array(
        z.strictObject({
          id,
          scenery: z.enum(['gate', 'village', 'ridge', 'stop', 'block']),
          title: text,
          text,
          looks: z
            .array(
              z.strictObject({
                id,
                rule,
                has: text,
                lacks: text,
                /** The vehicle that is out of sight where it is missed. */
                loses: id.optional(),
              }),
            )
            .min(1)
            .max(4),
        }),
      )
      .min(2)
      .max(8),
  }),
  fault: (content: Convoy): ExerciseFault | null => faultIn(content),
} as const;
