/**
 * What is written in the journal of an attempt, one event a line.
 */

import { sha256Hex } from '../content-update/release.ts';
import { attemptId, contentId, language, learnerId } from '../contract/values.ts';
import { z } from '../zod.ts';
import { accommodationsSchema } from './accommodations.ts';
import { assurance } from './assurance.ts';
import { decisionSchema } from './decision.ts';
import { formSchema } from './form.ts';
import { responseSchema } from './response.ts';

const position = z.number().int().min(0).max(500);

/** The window lost the focus and got it back; the screen was locked; the machine slept; the program was started twice. */
export const observations = ['left', 'back', 'locked', 'unlocked', 'slept', 'woke', 'second-start'] as const;
export type Observation = (typeof observations)[number];

export const attemptEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('started'),
    attemptId,
    learnerId,
    courseId: contentId,
    courseVersion: z.string(),
    /** The release of the content that it was drawn from; not there: what came with the program. */
    content: sha256Hex.optional(),
    examId: contentId,
    examVersion: z.string(),
    language,
    seed: z.string().max(80),
    form: formSchema,
    itemsDigest: z.string(),
    limitMs: z.number().int().positive(),
    /** How much of the time in which nobody could work is given back in all; see time-rule.ts. */
    giveBackMs: z.number().int().nonnegative().optional(),
    /** A retest of these areas only, after an attempt whose decision stands for the rest; see retest.ts. */
    part: z.strictObject({ domains: z.array(contentId).min(1).max(50), after: attemptId }).optional(),
    /** Not there: self-study. */
    assurance: assurance.optional(),
    /** Contained in `limitMs`. */
    accommodations: accommodationsSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('visited'), position }),
  z.strictObject({ kind: z.literal('answered'), position, response: responseSchema }),
  z.strictObject({ kind: z.literal('flagged'), position, flagged: z.boolean() }),
  /** The application was started again, or the sitting was opened again, and goes on. */
  z.strictObject({ kind: z.literal('resumed') }),
  /** The person stops the clock, where that was allowed, and goes on. */
  z.strictObject({ kind: z.literal('paused') }),
  z.strictObject({ kind: z.literal('continued') }),
  /** Written now and then, so that the elapsed time is known even after a reboot with a changed clock. */
  z.strictObject({ kind: z.literal('heartbeat') }),
  /** What happened around the answering; see interruptions.ts. Nothing else of the machine is looked at. */
  z.strictObject({ kind: z.literal('observed'), what: z.enum(observations) }),
  z.strictObject({ kind: z.literal('submitted'), by: z.enum(['candidate', 'time']) }),
  z.strictObject({ kind: z.literal('decided'), decision: decisionSchema }),
  /** The attempt cannot go on and counts for nothing: its items are no longer in the bank as they were. */
  z.strictObject({ kind: z.literal('voided'), reason: z.enum(['bank-changed']) }),
]);
export type AttemptEvent = z.infer<typeof attemptEventSchema>;
export type StartedEvent = Extract<AttemptEvent, { kind: 'started' }>;
