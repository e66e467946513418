/**
 * Calls about the learning record store (LRS) that an organisation named for this computer. A password goes in and never
 * comes out again.
 */
import { failureSchema } from '../result/failure.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { isoInstant, nothing } from './values.ts';

const count = z.number().int().nonnegative();
/** As they are typed. */
const address = z.string().min(1).max(300);
const user = z.string().min(1).max(300);
const password = z.string().min(1).max(2000);

/** Why an LRS has not got a statement, and will not get it by itself; see `deadReasons` of the store. */
const notTaken = z.strictObject({
  reason: z.enum(['refused', 'different', 'unseen', 'too-large']),
  count,
  /** What the LRS said of the last of them. */
  said: z.string().max(1000),
});
export type NotTaken = z.infer<typeof notTaken>;

export const lrsView = z.strictObject({
  /** What activities are named below; null where it is still to be chosen. It does not change any more. */
  base: z.string().nullable(),
  /** Null where none is named: then nothing is kept for one. */
  lrs: z.strictObject({ address: z.string(), user: z.string(), isProtected: z.boolean() }).nullable(),
  state: z.enum(['none', 'up-to-date', 'waiting', 'sending', 'trying-again', 'paused']),
  waiting: count,
  notTaken: z.array(notTaken).max(4),
  lastSentAt: isoInstant.nullable(),
  nextTryAt: isoInstant.nullable(),
  /** Why the last try did not work; null when it did. */
  problem: failureSchema.nullable(),
});
export type LrsView = z.infer<typeof lrsView>;

export const lrsCalls = declareCalls({
  'lrs.read': { input: nothing, output: lrsView },
  /** Asks whether an LRS is there that takes statements of this user; nothing is written there, and nothing kept here. */
  'lrs.try': { input: z.strictObject({ address, user, password }), output: nothing },
  /** Names the LRS, or another one, or another user or password. `base` is null where it is settled. */
  'lrs.name': { input: z.strictObject({ base: address.nullable(), address, user, password }), output: lrsView },
  /** Sends at once what waits. `again`: also what the LRS did not take. */
  'lrs.now': { input: z.strictObject({ again: z.boolean() }), output: lrsView },
  /** Sends nothing more, and forgets the password. What was sent stays there. */
  'lrs.forget': { input: nothing, output: lrsView },
});
