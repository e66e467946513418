/**
 * What an event of a device can say.
 */
import { attemptId, contentId, isoInstant, learnerId, personName } from '../contract/values.ts';
import { z } from '../zod.ts';
import { thinJournal } from './thin-journal.ts';

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
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type AttemptDecided = Extract<EventBody, { kind: 'attempt.decided' }>;
