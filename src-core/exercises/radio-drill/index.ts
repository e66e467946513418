/**
 * A radio drill: one sits at a hand-held radio and spells, calls and answers, over channels of which not all comes through.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { roles } from './call-order.ts';
import { type Drill, faultInDrill } from './drill.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);

const taskOf = (text: TextShape) => {
  const common = {
    id,
    text,
    /** What the other station says before; what is lost of it stands in square brackets. */
    heard: text.optional(),
    /** What the other station says when it was done right. */
    reply: text.optional(),
  };
  return z.discriminatedUnion('does', [
    z.strictObject({
      ...common,
      does: z.literal('spell'),
      name: z.string().regex(/^[A-Z]{2,10}$/),
    }),
    z.strictObject({
      ...common,
      does: z.literal('call'),
      /** In the order in which they are offered. */
      parts: z
        .array(
          z.strictObject({
            id,
            text,
            role: z.enum(roles).optional(),
            /** Why it does not belong in the call: of parts without a role. */
            why: text.optional(),
          }),
        )
        .min(4)
        .max(14),
    }),
    z.strictObject({
      ...common,
      does: z.literal('answer'),
      options: z
        .array(
          z.strictObject({
            id,
            text,
            right: z.boolean().optional(),
            /** Nothing is said into the radio. */
            silent: z.boolean().optional(),
            why: text,
          }),
        )
        .min(2)
        .max(5),
    }),
  ]);
};

export const radioDrill = {
  name: 'radio-drill',
  body: (text: TextShape) => ({
    scene: text,
    /** The call signs. */
    base: text,
    you: text,
    /** When the first entry of the log was written. */
    begins: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    rounds: z
      .array(z.strictObject({ id, title: text, text, tasks: z.array(taskOf(text)).min(1).max(8) }))
      .min(1)
      .max(6),
  }),
  fault: (content: Drill): ExerciseFault | null => faultInDrill(content),
} as const;
