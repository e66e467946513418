/**
 * An entry of the logbook: that one did something for others, when, how long and for how many. Never for whom: there is no field for it.
 */
import { contentId, isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';

export const longestNote = 280;

export const logEntrySchema = z.strictObject({
  id: z.uuid(),
  /** Of the programme: what kind of activity it was. */
  activity: contentId,
  from: isoInstant,
  to: isoInstant,
  /** How many people were there; those of a group are counted, not named. */
  people: z.number().int().min(1).max(500),
  /** About the work, never about a person. */
  note: z.string().max(longestNote),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
