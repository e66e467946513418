import { z } from '../../../zod.ts';

/** Left, top, width and height in the picture's own units. */
export const box = z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]);

export const hotspotView = z.strictObject({
  type: z.literal('hotspot'),
  stem: z.string(),
  picture: z.string(),
  alt: z.string(),
  size: z.tuple([z.number(), z.number()]),
  /** `text` names the place for somebody who cannot see the picture, without saying whether it is the right one. */
  regions: z.array(z.strictObject({ id: z.string(), text: z.string(), box })),
});
