/**
 * Hours as somebody elsewhere is told of them: so many entries of a logbook, so many minutes together, between when and when.
 */
import { contentId, isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';

export const hoursPiece = z.strictObject({
  /** The id of the sign-off that confirms them; null: nobody has. */
  signOff: z.uuid().nullable(),
  activity: contentId,
  count: z.number().int().min(1).max(10_000),
  minutes: z.number().int().min(0).max(500_000),
  from: isoInstant,
  to: isoInstant,
});
export type HoursPiece = z.infer<typeof hoursPiece>;
