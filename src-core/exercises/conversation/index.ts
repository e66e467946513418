/**
 * A conversation: at each point another person says or does something, one chooses what to say or do, and the other's mood
 * and the way on follow from it; at the end one looks back over the way.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { faultIn, moods, type Talk } from './way-gone.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const mood = z.number().int().min(moods.from).max(moods.to);
const worth = z.literal([0, 0.5, 1]);

export const conversation = {
  name: 'conversation',
  body: (text: TextShape) => ({
    scene: text,
    picture: z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.svg$/), alternative: text }).optional(),
    people: z
      .array(z.strictObject({ id, name: text, about: text }))
      .min(1)
      .max(6),
    /**
     * What is followed, a person or how far one opens up; how it is drawn; where it begins, and what it looks like from the
     * worst to the best.
     */
    mood: z.strictObject({
      who: text,
      shown: z.enum(['face', 'door']).default('face'),
      begin: mood,
      lines: z.array(text).length(moods.to - moods.from + 1),
    }),
    /** The first one is the beginning. */
    points: z
      .array(
        z.strictObject({
          id,
          title: text,
          text,
          ways: z
            .array(
              z.strictObject({
                id,
                /** What one says or does. */
                words: text,
                happens: text,
                /** Why it was better or worse: said when looking back. */
                why: text,
                mood: z.number().int().min(-2).max(2),
                worth,
                /** A point or an ending. */
                to: id,
                /** What happens instead where the mood has fallen below this. */
                uneasy: z.strictObject({ below: mood, happens: text, to: id }).optional(),
              }),
            )
            .min(2)
            .max(4),
        }),
      )
      .min(3)
      .max(30),
    endings: z
      .array(z.strictObject({ id, title: text, text, worth }))
      .min(2)
      .max(10),
  }),
  fault: (content: Talk): ExerciseFault | null => faultIn(content),
  pictures: (content: { readonly picture?: { readonly file: string } }) =>
    content.picture ? [content.picture.file] : [],
} as const;
