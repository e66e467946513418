/**
 * How far an LRS was told, and how that went: one small file, written after what it speaks of has happened.
 */
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import { failureSchema } from '#core/result/failure.ts';
import { statementId } from '#core/xapi/statement.ts';
import type { JsonStoreShape } from '../disk/json-store.ts';

/**
 * Why an LRS has not got a statement, and will not get it by itself: it says that this is none (`refused`), has another one
 * of this id (`different`), says so and does not show it (`unseen`), or takes nothing as long as this (`too-large`).
 */
export const deadReasons = ['refused', 'different', 'unseen', 'too-large'] as const;
export type DeadReason = (typeof deadReasons)[number];

const deadLetter = z.strictObject({
  id: statementId,
  reason: z.enum(deadReasons),
  /** What the LRS said, shortened. */
  said: z.string().max(1000),
  at: isoInstant,
});
export type DeadLetter = z.infer<typeof deadLetter>;

export const marksSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of which LRS all of this speaks; one address may be many, by who asks. */
  lrs: z.strictObject({ address: z.string().max(300), user: z.string().max(300) }).nullable(),
  /** Up to which place it was told, and what stands there. */
  done: z.strictObject({ count: z.number().int().nonnegative(), id: statementId.nullable() }),
  dead: z.array(deadLetter).max(100_000),
  lastSentAt: isoInstant.nullable(),
  /** How often in a row it did not work, and when it is tried again. */
  tries: z.number().int().nonnegative(),
  nextTryAt: isoInstant.nullable(),
  /** Nothing is sent by itself until somebody changes what the LRS did not accept. */
  isPaused: z.boolean(),
  problem: failureSchema.nullable(),
});
export type XapiMarks = z.infer<typeof marksSchema>;

export const marksShape = (folder: string): JsonStoreShape<XapiMarks> => ({
  folder,
  name: 'marks',
  version: 1,
  schema: marksSchema,
  migrations: [],
});

export const newMarks: XapiMarks = {
  schemaVersion: 1,
  lrs: null,
  done: { count: 0, id: null },
  dead: [],
  lastSentAt: null,
  tries: 0,
  nextTryAt: null,
  isPaused: false,
  problem: null,
};

/** Whether it is time to send without being asked. */
export const isDue = ({ isPaused, nextTryAt }: XapiMarks, now: Date): boolean =>
  !isPaused && (nextTryAt === null || Date.parse(nextTryAt) <= now.getTime());
