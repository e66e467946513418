/**
 * The key with which an assessor signs: made when first wanted, its private half sealed by the system's key store where it has one.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { createJsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';
import { setAside } from '../disk/quarantine.ts';
import type { Vault } from '../keys/device-keys.ts';

export type AssessorKey = {
  /** `did:key:…`, as an organisation names it in a pass. */
  readonly did: string;
  readonly signing: SigningKey;
  readonly isProtected: boolean;
};

const keySchema = z.strictObject({
  schemaVersion: z.literal(1),
  madeAt: isoInstant,
  isProtected: z.boolean(),
  secret: z.base64().max(20_000),
});
type Kept = z.infer<typeof keySchema>;

const shapeIn = (folder: string): JsonStoreShape<Kept> => ({
  folder,
  name: 'key',
  version: 1,
  schema: keySchema,
  migrations: [],
});

function opened({ secret, isProtected }: Kept, vault: Vault): AssessorKey {
  const signing = signingKeyOf(vault.open(secret));
  return { did: didKeyOf(signing.publicKey), signing, isProtected };
}

/** Opens the key in this folder, or makes one. One that cannot be opened is set aside, and that is said: it has other passes. */
export async function openAssessorKey(
  folder: string,
  vault: Vault,
  now: () => Date,
  random: (bytes: number) => Uint8Array,
): Promise<Result<{ readonly key: AssessorKey; readonly notices: readonly Failure[] }>> {
  const load = await openJsonStore(shapeIn(folder), now);
  if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
  if (load.state === 'unreadable') return failed(load.failure);
  if ('store' in load) {
    try {
      return ok({ key: opened(load.store.data, vault), notices: [] });
    } catch {
      await setAside(join(folder, 'key.json'), 'locked', now());
    }
  }
  const made = await createJsonStore<Kept>(shapeIn(folder), {
    schemaVersion: 1,
    madeAt: now().toISOString(),
    isProtected: vault.isProtected,
    secret: vault.seal(random(32)),
  });
  if (!made.ok) return made;
  const notices = load.state === 'absent' ? [] : [failure('assessor-key-new', { folder })];
  return ok({ key: opened(made.value.data, vault), notices });
}
