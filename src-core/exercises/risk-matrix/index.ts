/**
 * A workshop on risk: each threat to one activity is placed on the matrix, measures are chosen for a budget, and with what is
 * left one decides.
 */
import { z } from '../../zod.ts';
import { rangeSchema } from '../estimate.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { factors } from '../threat-factors.ts';
import { faultIn, results, steps, type Workshop } from './matrix.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const row = z.array(z.enum(results)).length(steps);
const change = z
  .number()
  .int()
  .min(1 - steps)
  .max(steps - 1)
  .optional();

export const riskMatrix = {
  name: 'risk-matrix',
  body: (text: TextShape) => {
    const range = rangeSchema(text, steps);
    const outcome = z.strictObject({ worth: z.number().min(0).max(1), text });
    /** What it means here, and what comes of it where the risk that is left is within what the work may bear, and above it. */
    const decision = z.strictObject({ text, within: outcome, above: outcome });
    return {
      situation: text,
      /** What is to be done there, and how important it was found to be. */
      work: text,
      /** The most that this work may bear, and by whose word. */
      bears: z.enum(results),
      /** From negligible to critical in each row. */
      table: z.strictObject({
        'very-likely': row,
        likely: row,
        'moderately-likely': row,
        unlikely: row,
        'very-unlikely': row,
      }),
      /** Whose table it is, said below it. */
      tableNote: text,
      budget: z.number().int().min(1).max(20),
      threats: z
        .array(
          z.strictObject({
            id,
            name: text,
            /** What is known of it. */
            known: z
              .array(z.strictObject({ id: z.enum(factors), text }))
              .min(2)
              .max(factors.length),
            likelihood: range,
            impact: range,
          }),
        )
        .min(2)
        .max(4),
      measures: z
        .array(
          z.strictObject({
            id,
            name: text,
            cost: z.number().int().min(1).max(20),
            /** By how many steps it moves a risk; one that raises is a side effect. None: it is only expense. */
            changes: z.array(z.strictObject({ threat: id, likelihood: change, impact: change })).max(4),
            does: text,
          }),
        )
        .min(4)
        .max(14),
      decisions: z.strictObject({ accept: decision, control: decision, avoid: decision, transfer: decision }),
    };
  },
  fault: (content: Workshop): ExerciseFault | null => faultIn(content),
} as const;
