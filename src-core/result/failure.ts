/**
 * The only error vocabulary that crosses a room. Every code has a message in each complete language
 * (`failure.<code>.what`, `.kept`, `.next`): what happened, that nothing was lost (or what was), what to do.
 */
import { z } from '../zod.ts';

export const failureCodes = [
  'internal',
  'input-invalid',
  'sender-untrusted',
  'disk-full',
  'disk-read-only',
  'disk-failed',
  'settings-damaged',
  'learner-not-open',
  'learner-unknown',
  'learner-locked',
  'profile-restored',
  'profile-damaged',
  'profile-too-new',
  'practice-restored',
  'practice-begun-anew',
  'content-refused',
  'course-unknown',
  'lesson-unknown',
  'check-unknown',
  'attempt-unknown',
  'attempt-tail-set-aside',
  'attempt-damaged',
  'attempt-closed',
  'attempt-bank-changed',
  'exam-limit',
  'exam-cooling-off',
  'exam-restudy',
  'exam-bank-known',
  'panel-damaged',
  'bank-exam-open',
  'panel-judge-rated',
  'credential-unknown',
  'credential-key-elsewhere',
  'device-keys-new',
  'folder-in-use',
  'folder-locked',
  'issuer-folder',
  'issuer-passphrase',
  'issuer-ledger-damaged',
  'issuer-status-missing',
  'number-unknown',
  'roster-unreadable',
  'batch-other',
  'template-unfit',
  'trust-none',
  'trust-root',
  'trust-changed-meanwhile',
  'trust-too-many',
  'template-picture',
  'registry-unreachable',
  'registry-not-one',
  'registry-busy',
  'registry-clock',
  'registry-certificate',
  'registry-refused',
  'registry-changed',
  'registry-other-address',
  'registry-issuer-used',
  'registry-port',
  'enrolment-code',
  'enrolment-missing',
  'by-hand-nothing',
  'by-hand-not-one',
  'by-hand-damaged',
  'by-hand-other',
  'by-hand-too-large',
  'by-hand-copied',
  'by-hand-keys-locked',
  'database-missing',
  'database-not-started',
  'database-folder-unreachable',
  'database-refused',
  'database-too-new',
  'save-failed',
  'open-failed',
  'print-failed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What is wrong in a content pack, and where. `line` is 1-based; 0 where the whole file is meant. */
export const contentProblemSchema = z.strictObject({
  file: z.string().max(400),
  line: z.number().int().nonnegative(),
  code: z.string().max(60),
  params: z.record(z.string().max(40), z.string().max(400)),
});
export type ContentProblem = z.infer<typeof contentProblemSchema>;

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  params: z.record(z.string().max(40), z.union([z.string().max(1000), z.number()])),
  problems: z.array(contentProblemSchema).max(50).optional(),
});
export type Failure = z.infer<typeof failureSchema>;

export const failure = (code: FailureCode, params: Failure['params'] = {}): Failure => ({ code, params });
