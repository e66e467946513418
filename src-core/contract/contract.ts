/**
 * Everything a screen can ask of the main process, and everything main says unasked. One typed, validated table.
 */

import { type Failure, failureSchema } from '../result/failure.ts';
import type { Result } from '../result/result.ts';
import { z } from '../zod.ts';
import { appCalls } from './app-calls.ts';
import { courseCalls } from './course-calls.ts';
import { credentialCalls } from './credential-calls.ts';
import { examCalls } from './exam-calls.ts';
import { attemptId, nothing } from './values.ts';

export const calls = { ...appCalls, ...courseCalls, ...examCalls, ...credentialCalls };

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.infer<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<Calls[N]['output']>;

/** What main says unasked. */
export const events = {
  /** The time of the open attempt ran out and it was submitted; the decision can be read. */
  'exam.time-over': z.strictObject({ attemptId }),
  /** The list of notices changed. */
  'notices.changed': nothing,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** What a call answers on the wire. */
export const replySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema }),
]);
export type Reply<N extends CallName> = Result<CallOutput<N>, Failure>;
