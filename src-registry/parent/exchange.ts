/**
 * What the parts of one exchange with the parent share.
 */
import type { Result } from '#core/result/result.ts';
import type { RelayHello } from '#core/sync/relay.ts';
import { type Refusal, refusal } from '#store/sync/refusal.ts';
import type { Registry } from '../registry.ts';
import type { ParentApi } from './parent-api.ts';

export type Exchange = {
  readonly registry: Pick<Registry, 'pool' | 'identity' | 'dataFolder' | 'now'>;
  readonly api: ParentApi;
  readonly hello: RelayHello;
  /** The parent's id. */
  readonly parent: string;
  /** Its keys that count. */
  readonly keys: readonly string[];
};

export type Step = Promise<Result<Record<string, never>, Refusal>>;

export const done = { ok: true, value: {} } as const;

/** What was agreed at the hello does not hold any more. */
export const otherLife = ({ address }: ParentApi): { ok: false; failure: Refusal } => ({
  ok: false,
  failure: refusal('epoch', { address, reason: 'epoch' }),
});
