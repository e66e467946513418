/**
 * What every part of a running registry works with.
 */
import type { Pool } from 'pg';
import type { FeedItem } from '#core/sync/feed-item.ts';
import type { TaughtContent } from './content/taught.ts';
import type { IdTokenChecker } from './identity/id-token.ts';
import type { RegistryIdentity } from './identity/registry-identity.ts';
import type { Limits } from './limits/limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Parent } from './parent/parent-loop.ts';
import type { ReplayTools } from './replay/replay-next.ts';
import type { Policies } from './server/open-badges-description.ts';

export type Registry = {
  readonly pool: Pool;
  readonly identity: RegistryIdentity;
  /** Where its keys, secrets and trust lists lie. */
  readonly dataFolder: string;
  readonly tools: ReplayTools;
  /** The content that is taught, and was. */
  readonly taught: TaughtContent;
  /** From its first key to the one it signs with now. */
  readonly keyChanges: readonly FeedItem[];
  /** Of the organisation's own sign-in, where it has one. */
  readonly idTokens: IdTokenChecker | null;
  /** Addresses of its terms and of what it says about privacy. */
  readonly policies: Policies;
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** Where it forwards to: then the parent counts attempts and registers certificates. */
  readonly parent: Parent | null;
  /** The file of the page that checks papers, as it is shipped; null where there is none. */
  readonly verifyPage: string | null;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
  /** Something waits for its replay, here or at the parent. */
  readonly wakeReplays: () => void;
};
