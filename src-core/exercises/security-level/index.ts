/**
 * The security level of an area: five kinds of threat are rated from reports, the level comes about, news moves it or does not,
 * and questions ask what it is good for.
 */
import { z } from '../../zod.ts';
import { rangeSchema } from '../estimate.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { factors, stepsOf } from '../threat-factors.ts';
import { type Assessment, categories, faultIn } from './level.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);

export const securityLevel = {
  name: 'security-level',
  body: (text: TextShape) => {
    const reports = z
      .array(z.strictObject({ id, from: text, text }))
      .min(2)
      .max(5);
    const deliberate = z.strictObject({
      reports,
      factors: z.strictObject({
        intent: rangeSchema(text, stepsOf.intent),
        capability: rangeSchema(text, stepsOf.capability),
        context: rangeSchema(text, stepsOf.context),
      }),
    });
    const hazard = z.strictObject({
      reports,
      factors: z.strictObject({
        often: rangeSchema(text, stepsOf.often),
        strength: rangeSchema(text, stepsOf.strength),
        softening: rangeSchema(text, stepsOf.softening),
      }),
    });
    return {
      /** The area, and why somebody asks for its level. */
      area: text,
      categories: z.strictObject({
        'armed-conflict': deliberate,
        terrorism: deliberate,
        crime: deliberate,
        'civil-unrest': deliberate,
        hazards: hazard,
      }),
      /** Each by itself: does the level rise, stay or fall? */
      news: z
        .array(
          z.strictObject({
            id,
            text,
            /** None: it changes nothing of the threat. */
            changes: z
              .array(
                z.strictObject({
                  category: z.enum(categories),
                  factor: z.enum(factors),
                  to: z.number().int().min(1).max(5),
                }),
              )
              .max(4),
            why: text,
          }),
        )
        .min(2)
        .max(6),
      questions: z
        .array(
          z.strictObject({
            id,
            text,
            options: z
              .array(z.strictObject({ id, text, why: text, right: z.literal(true).optional() }))
              .min(3)
              .max(4),
          }),
        )
        .min(1)
        .max(5),
    };
  },
  fault: (content: Assessment): ExerciseFault | null => faultIn(content),
} as const;
