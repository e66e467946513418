/**
 * What a person answered to one item, as the journal keeps it: the ids of the options chosen.
 * An empty list is "no answer". Later item types add members to the union.
 */
import { z } from '../zod.ts';

export const responseSchema = z.strictObject({
  chosen: z.array(z.string().max(40)).max(12),
});
export type Response = z.infer<typeof responseSchema>;

export const noResponse: Response = { chosen: [] };
