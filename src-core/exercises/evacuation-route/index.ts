/**
 * A way out of a building: one goes from room to room, what is wrong on the way comes to light as one gets there, and at the
 * end the way that was gone lies beside the best one. The drawing is made from what stands here.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { box } from '../places.ts';
import { faultIn } from './best-way.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const seconds = z.number().int().min(0).max(300);
/** How a room is drawn; the last ones lie outside. */
export const roomLooks = [
  'room',
  'corridor',
  'stairs',
  'lift',
  'store',
  'kitchen',
  'washroom',
  'yard',
  'gate',
  'cars',
  'tree',
] as const;
const worth = z.literal([0, 0.5, 1]);

export const evacuationRoute = {
  name: 'evacuation-route',
  body: (text: TextShape) => ({
    cases: z
      .array(
        z.strictObject({
          id,
          title: text,
          /** Where one is, what one was shown before, and what is heard. */
          story: text,
          /** What the plan shows, for somebody who cannot see it. */
          alternative: text,
          /** Units of the drawing in a metre. */
          scale: z.number().min(5).max(60),
          begin: id,
          /** `means`: what happens then. */
          limit: z.strictObject({ seconds: seconds.min(20), means: text }),
          rooms: z
            .array(
              z.strictObject({
                id,
                name: text,
                box,
                looks: z.enum(roomLooks),
                /** What one sees there. */
                seen: text,
                meets: z
                  .array(
                    z.strictObject({
                      id,
                      text,
                      choices: z
                        .array(z.strictObject({ id, text, happens: text, worth, seconds }))
                        .min(2)
                        .max(4),
                    }),
                  )
                  .max(4)
                  .optional(),
                end: z.strictObject({ title: text, text, worth }).optional(),
              }),
            )
            .min(4)
            .max(24),
          doors: z
            .array(
              z.strictObject({
                id,
                between: z.tuple([id, id]),
                /** On the wall between the two. */
                at: z.tuple([z.number(), z.number()]),
                oneWay: z.literal(true).optional(),
                seconds: seconds.optional(),
                /** What one can do at the shut door before opening it, and what that tells. */
                closed: z.strictObject({ try: text, tells: text }).optional(),
                /** Nobody gets through. `why`: of what one could have known. */
                stops: z
                  .strictObject({
                    mark: z.enum(['smoke', 'blocked', 'danger']),
                    text,
                    seconds,
                    why: text.optional(),
                  })
                  .optional(),
              }),
            )
            .min(3)
            .max(40),
        }),
      )
      .min(1)
      .max(4),
  }),
  fault: (content: Parameters<typeof faultIn>[0]): ExerciseFault | null => faultIn(content),
} as const;
