/**
 * What an event of a device can say.
 */
import { attemptId, contentId, isoInstant, language, learnerId, personName } from '../contract/values.ts';
import { activityCount, month } from '../crisis/activity.ts';
import { listingSchema } from '../crisis/listing.ts';
import { hoursPiece } from '../programme/hours-piece.ts';
import { z } from '../zod.ts';
import { thinJournal } from './thin-journal.ts';

const version = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const signedLine = (longest: number) => z.string().min(1).max(longest);

export const eventBodySchema = z.discriminatedUnion('kind', [
  /** A learner read a lesson to its end. */
  z.strictObject({
    kind: z.literal('lesson.read'),
    learner: learnerId,
    course: contentId,
    version: z.string().max(30),
    lesson: contentId,
    readAt: isoInstant,
  }),
  /** An attempt that was decided, as its journal has it: the registry counts it anew. */
  z.strictObject({
    kind: z.literal('attempt.decided'),
    learner: z.strictObject({ id: learnerId, name: personName }),
    attempt: attemptId,
    /** What was passed before on this machine, which decides how long a pass counts. */
    journal: thinJournal,
  }),
  /** A learner has met all that a programme asks for: the records it rests on, as far as the registry does not have them. */
  z.strictObject({
    kind: z.literal('programme.reached'),
    learner: z.strictObject({ id: learnerId, name: personName }),
    programme: contentId,
    /** Digest of the records: the same is said once. */
    state: sha256,
    version,
    /** Of the certificate. */
    language,
    takenUp: z
      .array(z.strictObject({ version, at: isoInstant }))
      .min(1)
      .max(20),
    declared: z.array(z.strictObject({ document: contentId, digest: sha256, at: isoInstant })).max(50),
    /** As assessors and supervisors signed them. */
    signOffs: z.array(signedLine(16 * 1024)).max(300),
    /** Of all who signed; each once. */
    passes: z.array(signedLine(16 * 1024)).max(100),
    /** Of the logbook: how much, never what. */
    hours: z.array(hoursPiece).max(400),
  }),
  /** A learner lets others see that they can be called, or takes that back. What was said last counts. */
  z.strictObject({
    kind: z.literal('roster.changed'),
    learner: learnerId,
    /** Of the line in the learner's record: the same is said once. */
    state: sha256,
    /** Null: nobody is to see them any more. */
    listing: listingSchema.nullable(),
  }),
  /** What a listed learner did in a month, in counts. A later one of the same month stands in place of those before. */
  z.strictObject({
    kind: z.literal('activity.counted'),
    learner: learnerId,
    programme: contentId,
    month,
    /** Of the line in the learner's record. */
    state: sha256,
    counts: z.array(activityCount).max(100),
  }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type AttemptDecided = Extract<EventBody, { kind: 'attempt.decided' }>;
export type ReachedEvent = Extract<EventBody, { kind: 'programme.reached' }>;
export type RosterEvent = Extract<EventBody, { kind: 'roster.changed' }>;
export type ActivityEvent = Extract<EventBody, { kind: 'activity.counted' }>;
