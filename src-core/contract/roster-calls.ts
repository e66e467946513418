/**
 * Calls about what a person who is certified lets others see, so that they are found when something happens.
 */
import { listingSchema } from '../crisis/listing.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId, isoInstant, nothing } from './values.ts';

export const rosterView = z.strictObject({
  /** Programmes whose certificate the person has now: without one, nobody is listed. */
  certified: z.array(z.strictObject({ id: contentId, title: z.string(), until: isoInstant })),
  /** What they let others see; null: nothing. */
  listing: listingSchema.nullable(),
  /** When that was said; null: nothing ever was. */
  saidAt: isoInstant.nullable(),
  /** Whether there is a logbook of which counts could go along. */
  hasLogbook: z.boolean(),
});
export type RosterView = z.infer<typeof rosterView>;

export const rosterCalls = declareCalls({
  'roster.read': { input: nothing, output: rosterView },
  /** Null: nobody is to see them any more. */
  'roster.change': { input: z.strictObject({ listing: listingSchema.nullable() }), output: rosterView },
});
