/**
 * Looking for hazards in drawn pictures: one marks what is a hazard among places that are not all hazards, and reads of each
 * what can happen and what to do about it today.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { box } from '../places.ts';
import { faultIn } from './marks.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);

export const spotHazards = {
  name: 'spot-hazards',
  body: (text: TextShape) => ({
    scenes: z
      .array(
        z.strictObject({
          id,
          title: text,
          /** Where one is, and how one looks at it. */
          story: text,
          /** A picture of 720 by 420; see `sheet`. */
          picture: z.string().regex(/^[a-z0-9-]+\.svg$/),
          /** What the picture shows as a whole, without judging it. */
          alternative: text,
          /** In the order in which one looks. */
          places: z
            .array(
              z.strictObject({
                id,
                box,
                /** What is to be seen there, without saying whether it is a hazard. */
                seen: text,
                hazard: z.strictObject({ happens: text, today: text }).optional(),
                /** Why it is well as it is. */
                sound: text.optional(),
              }),
            )
            .min(5)
            .max(9),
        }),
      )
      .min(1)
      .max(6),
  }),
  fault: (content: Parameters<typeof faultIn>[0]): ExerciseFault | null => faultIn(content),
  pictures: ({ scenes }: { readonly scenes: readonly { readonly picture: string }[] }) =>
    scenes.map(({ picture }) => picture),
} as const;
