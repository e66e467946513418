/**
 * Calming down: slow breathing by a drawing, then a walk through the senses; how one feels is asked before and after and
 * kept nowhere. At the end, moments: which of the two helps, and when to do something else first.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { type Calm, faultIn, feelings } from './breath.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const seconds = z.number().int().min(2).max(10);

export const breathing = {
  name: 'breathing',
  body: (text: TextShape) => ({
    scene: text,
    /** How one may feel, from the most uneasy to the calmest. */
    feelings: z.array(text).length(feelings),
    /** What is said when somebody felt calmer afterwards, or not. */
    change: z.strictObject({ calmer: text, same: text, harder: text, untold: text }),
    rhythms: z
      .array(z.strictObject({ id, name: text, in: seconds, out: seconds }))
      .min(1)
      .max(3),
    /** How many breaths can be chosen, the fewest first. */
    breaths: z.array(z.number().int().min(1).max(40)).min(2).max(4),
    /** What to mind while breathing. */
    notes: z.array(text).min(1).max(5),
    senses: z
      .array(
        z.strictObject({
          id,
          sense: z.enum(['see', 'feel', 'hear', 'smell', 'taste', 'here']),
          count: z.number().int().min(1).max(5),
          title: text,
          text,
        }),
      )
      .min(3)
      .max(7),
    /** What can be done in a moment that is hard. */
    ways: z.array(z.strictObject({ id, text })).min(2).max(4),
    moments: z
      .array(
        z.strictObject({
          id,
          text,
          /** What comes of each way. */
          answers: z
            .array(z.strictObject({ way: id, why: text, right: z.literal(true).optional() }))
            .min(2)
            .max(4),
        }),
      )
      .min(1)
      .max(6),
    /** When the exercise is not enough, and whom to ask. */
    help: z
      .array(z.strictObject({ id, when: text, what: text }))
      .min(1)
      .max(4),
  }),
  fault: (content: Calm): ExerciseFault | null => faultIn(content),
} as const;
