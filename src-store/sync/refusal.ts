/**
 * What can come back from a registry instead of an answer: what the caller does about it, and what a person is told.
 */
import type { Failure } from '#core/result/failure.ts';
import { type FailureCode, failure } from '#core/result/failure.ts';
import { failed } from '#core/result/result.ts';

export const refusalKinds = [
  /** No answer, half of one, or a fault over there. */
  'unreachable',
  'busy',
  /** Something else answered: a sign-in page, another server. */
  'not-one',
  'clock',
  'certificate',
  /** Less in one request. */
  'too-large',
  'malformed',
  /** A new hello. */
  'token',
  'challenge',
  'epoch',
  'code',
  'unknown-device',
  /** It was reported lost: its key counts no more. */
  'device-revoked',
  'missing',
  'refused',
  /** Our own disk or records. */
  'own',
  'stopped',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export type Refusal = {
  readonly kind: RefusalKind;
  readonly failure: Failure;
  /** How long the registry wants to be left alone. */
  readonly askedMs: number;
};

const codes: Record<RefusalKind, FailureCode> = {
  unreachable: 'registry-unreachable',
  busy: 'registry-busy',
  'not-one': 'registry-not-one',
  clock: 'registry-clock',
  certificate: 'registry-certificate',
  'too-large': 'registry-refused',
  malformed: 'registry-refused',
  token: 'registry-refused',
  challenge: 'registry-refused',
  epoch: 'registry-refused',
  code: 'enrolment-code',
  'unknown-device': 'enrolment-missing',
  'device-revoked': 'device-revoked',
  missing: 'registry-not-one',
  refused: 'registry-refused',
  own: 'internal',
  stopped: 'registry-unreachable',
};

export const refusal = (kind: RefusalKind, params: Failure['params'], askedMs = 0): Refusal => ({
  kind,
  failure: failure(codes[kind], params),
  askedMs,
});

/** Our own disk did not take it, or the records here are not as they should be. */
export const ownRefusal = (own: Failure) => failed<Refusal>({ kind: 'own', failure: own, askedMs: 0 });
