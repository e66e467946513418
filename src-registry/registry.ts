/**
 * What every part of a running registry works with.
 */
import type { Pool } from 'pg';
import type { RegistryIdentity } from './identity/registry-identity.ts';
import type { ReplayTools } from './replay/replay-next.ts';

export type Registry = {
  readonly pool: Pool;
  readonly identity: RegistryIdentity;
  readonly tools: ReplayTools;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
  /** Something waits for its replay. */
  readonly wakeReplays: () => void;
};
