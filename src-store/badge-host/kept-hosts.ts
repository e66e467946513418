/**
 * The hosts that a learner has connected, in the learner's folder, and what was handed over to each. What opens them is sealed
 * by the vault of this device and goes into the one header that needs it, least of all to a screen.
 */
import { z } from 'zod';
import { credentialNumber, isoInstant } from '#core/contract/values.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';
import type { Vault } from '../keys/device-keys.ts';
import type { HostClient, HostTokens } from './host-api.ts';

export const mostHosts = 20;

const sent = z.strictObject({
  number: credentialNumber,
  at: isoInstant,
  outcome: z.enum(['added', 'replaced', 'known']),
});
const host = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  address: z.string().max(300),
  name: z.string().max(120),
  connectedAt: isoInstant,
  /** Where its tokens are renewed. */
  refresh: z.string().max(2000),
  isProtected: z.boolean(),
  /** `Secrets`, sealed. */
  secrets: z.base64().max(100_000),
  sent: z.array(sent).max(500),
});
export type KeptHost = z.infer<typeof host>;

const shape = z.strictObject({ schemaVersion: z.literal(1), hosts: z.array(host).max(mostHosts) });
export type KeptHosts = z.infer<typeof shape>;
export type HostStore = JsonStore<KeptHosts>;

const secrets = z.strictObject({
  client: z.strictObject({
    id: z.string(),
    secret: z.string().nullable(),
    method: z.enum(['client_secret_basic', 'client_secret_post', 'none']),
  }),
  tokens: z.strictObject({ access: z.string(), accessUntil: z.string().nullable(), refresh: z.string().nullable() }),
});
export type Secrets = { readonly client: HostClient; readonly tokens: HostTokens };

const shapeIn = (folder: string): JsonStoreShape<KeptHosts> => ({
  folder,
  name: 'badge-hosts',
  version: 1,
  schema: shape,
  migrations: [],
});

export const sealed = (kept: Secrets, vault: Vault): string =>
  vault.seal(new TextEncoder().encode(JSON.stringify(kept)));

/** Null when they were sealed by another user or machine: then the person connects again. */
export function unsealed(kept: Pick<KeptHost, 'secrets'>, vault: Vault): Secrets | null {
  try {
    return secrets.parse(JSON.parse(new TextDecoder().decode(vault.open(kept.secrets))));
  } catch {
    return null;
  }
}

/** `folder`: of the learner. A damaged file is set aside: hosts are connected again, certificates are not in it. */
export async function openHosts(folder: string, now: () => Date): Promise<Result<HostStore>> {
  const load = await openJsonStore(shapeIn(folder), now);
  if (load.state === 'unreadable') return failed(load.failure);
  if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
  if ('store' in load) return ok(load.store);
  return createJsonStore<KeptHosts>(shapeIn(folder), { schemaVersion: 1, hosts: [] });
}
