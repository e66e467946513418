import { z } from '../../../zod.ts';
import { optionView } from '../view-parts.ts';

export const gapView = z.strictObject({
  type: z.literal('gap'),
  stem: z.string(),
  /** The text in pieces: words, or the id of a gap. */
  pieces: z.array(z.union([z.strictObject({ words: z.string() }), z.strictObject({ gap: z.string() })])),
  gaps: z.array(z.strictObject({ id: z.string(), options: z.array(optionView) })),
});
