/**
 * What the parts of one exchange with the registry share, and how a part ends.
 */
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import type { HelloReply } from '#core/sync/calls.ts';
import type { FeedLog } from '../outbox/feed-log.ts';
import type { Enrolment, Marks } from '../outbox/marks.ts';
import type { Outbox, OutboxKeys } from '../outbox/outbox.ts';
import type { TrustFolders } from '../trust/bring-lists.ts';
import type { CheckBytes } from './paper-check.ts';
import { ownRefusal, type Refusal } from './refusal.ts';
import type { RegistryApi } from './registry-api.ts';

export type ExchangeInput = {
  readonly dataFolder: string;
  readonly outbox: Outbox;
  readonly feed: FeedLog;
  readonly api: RegistryApi;
  readonly keys: OutboxKeys;
  readonly now: () => Date;
  /** Other keys in place of those of this device, which was copied or put back to an earlier state. */
  readonly renewKeys: () => Promise<Result<OutboxKeys>>;
  readonly checkPaper: CheckBytes;
  /** What time it is over there, as the registry says at the beginning. */
  readonly onTime?: (now: string) => void;
  /** Where lists that come down are kept; without it none is asked for. */
  readonly trust?: TrustFolders;
  readonly onProgress: (done: number, total: number) => void;
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
};

export type Exchange = ExchangeInput & {
  readonly enrolment: Enrolment;
  readonly hello: HelloReply;
  readonly pace: Pace;
};

/** `again`: what was agreed at the hello does not hold any more. */
export type Stop = { readonly kind: 'again' | 'stop'; readonly refusal: Refusal };
export type Step = Promise<Result<Record<string, never>, Stop>>;

export const stop = (refusal: Refusal): { ok: false; failure: Stop } => ({
  ok: false,
  failure: { kind: ['token', 'challenge', 'epoch'].includes(refusal.kind) ? 'again' : 'stop', refusal },
});
export const again = (refusal: Refusal): { ok: false; failure: Stop } => ({
  ok: false,
  failure: { kind: 'again', refusal },
});
export const stopOwn = (failure: Failure) => stop(ownRefusal(failure).failure);

/** Writes marks; what they speak of is on the disk. */
export async function mark({ outbox }: Pick<ExchangeInput, 'outbox'>, change: (marks: Marks) => void): Step {
  const marked = await outbox.marks.update(change);
  return marked.ok ? { ok: true, value: {} } : stopOwn(marked.failure);
}

/** How much is sent at once: little on a line that was slow or cut off, more as it goes well. */
export type Pace = {
  bytes: number;
  /** As the last batch went. */
  isSlow: boolean;
  took(ms: number): void;
};

const leastBytes = 20_000;
const mostBytes = 1024 * 1024;
const quickMs = 5_000;
const slowMs = 15_000;

export function paceOf(isSlow: boolean): Pace {
  const pace: Pace = {
    bytes: isSlow ? leastBytes : mostBytes / 2,
    isSlow,
    took: (ms) => {
      if (ms < quickMs) Object.assign(pace, { isSlow: false, bytes: Math.min(mostBytes, pace.bytes * 2) });
      if (ms > slowMs) Object.assign(pace, { isSlow: true, bytes: Math.max(leastBytes, Math.floor(pace.bytes / 2)) });
    },
  };
  return pace;
}
