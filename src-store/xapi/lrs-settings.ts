/**
 * Which LRS an organisation named, and as whom it is called. The password is sealed by the vault of this device; it goes into
 * the one header that needs it and nowhere else, least of all to a screen.
 *
 * What statements are named below is fixed with the first of them: they never change, and others below another address would
 * tell everything a second time.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder } from '../disk/durable-file.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';
import type { Vault } from '../keys/device-keys.ts';
import { activityBase, lrsAddress } from './addresses.ts';

const settingsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  base: z.string().max(300),
  lrs: z
    .strictObject({
      address: z.string().max(300),
      user: z.string().max(300),
      secret: z.base64().max(20_000),
      isProtected: z.boolean(),
    })
    .nullable(),
});
type Kept = z.infer<typeof settingsSchema>;

export type Lrs = { readonly address: string; readonly user: string; readonly password: string };

/** What may be shown. */
export type LrsSettings = {
  readonly base: string;
  /** Null where none is named; then nothing is kept for one. `isProtected`: the password is sealed by the system. */
  readonly lrs: { readonly address: string; readonly user: string; readonly isProtected: boolean } | null;
};

export const xapiFolder = (dataFolder: string): string => join(dataFolder, 'device', 'xapi');

const shapeIn = (dataFolder: string): JsonStoreShape<Kept> => ({
  folder: xapiFolder(dataFolder),
  name: 'lrs',
  version: 1,
  schema: settingsSchema,
  migrations: [],
});

/** Null where nothing was settled yet; a damaged file is set aside, and then somebody must say it again. */
async function openKept(dataFolder: string, now: () => Date): Promise<Result<JsonStore<Kept> | null>> {
  try {
    await ensureFolder(xapiFolder(dataFolder));
  } catch (error) {
    return failed(diskFailure(error));
  }
  const load = await openJsonStore(shapeIn(dataFolder), now);
  if (load.state === 'unreadable') return failed(load.failure);
  if (load.state === 'too-new')
    return failed(failure('profile-too-new', { version: load.version, folder: xapiFolder(dataFolder) }));
  return ok('store' in load ? load.store : null);
}

/** Whether anybody ever named one here; nothing is made by asking. */
export const hasLrsSettings = (dataFolder: string): Promise<boolean> =>
  access(join(xapiFolder(dataFolder), 'lrs.json')).then(
    () => true,
    () => false,
  );

export async function readLrsSettings(dataFolder: string, now: () => Date): Promise<Result<LrsSettings | null>> {
  const kept = await openKept(dataFolder, now);
  if (!kept.ok) return kept;
  if (!kept.value) return ok(null);
  const { base, lrs } = kept.value.data;
  return ok({ base, lrs: lrs && { address: lrs.address, user: lrs.user, isProtected: lrs.isProtected } });
}

/** The base of this device's statements: what it is, or from now on is. */
export async function settleBase(dataFolder: string, wanted: string | null, now: () => Date): Promise<Result<string>> {
  const kept = await openKept(dataFolder, now);
  if (!kept.ok) return kept;
  const base = wanted === null ? null : activityBase(wanted);
  if (wanted !== null && base === null) return failed(failure('xapi-base', { base: wanted }));
  if (kept.value) {
    const { base: fixed } = kept.value.data;
    return base === null || base === fixed ? ok(fixed) : failed(failure('xapi-base-fixed', { base, fixed }));
  }
  if (base === null) return failed(failure('xapi-base', { base: '' }));
  const made = await createJsonStore<Kept>(shapeIn(dataFolder), { schemaVersion: 1, base, lrs: null });
  return made.ok ? ok(base) : made;
}

/** Names the LRS, or another one, or another password. `base` may be null where it was settled before. */
export async function nameLrs(
  dataFolder: string,
  wanted: { readonly base: string | null } & Lrs,
  vault: Vault,
  now: () => Date,
): Promise<Result<LrsSettings>> {
  const address = lrsAddress(wanted.address);
  if (address === null) return failed(failure('lrs-address', { address: wanted.address }));
  const base = await settleBase(dataFolder, wanted.base, now);
  if (!base.ok) return base;
  const { user } = wanted;
  const secret = vault.seal(new TextEncoder().encode(wanted.password));
  const { isProtected } = vault;
  const made = await createJsonStore<Kept>(shapeIn(dataFolder), {
    schemaVersion: 1,
    base: base.value,
    lrs: { address, user, secret, isProtected },
  });
  return made.ok ? ok({ base: base.value, lrs: { address, user, isProtected } }) : made;
}

export async function forgetLrs(dataFolder: string, now: () => Date): Promise<Result<Record<string, never>>> {
  const kept = await openKept(dataFolder, now);
  if (!kept.ok) return kept;
  const forgotten = await kept.value?.update((copy) => {
    copy.lrs = null;
  });
  return !forgotten || forgotten.ok ? ok({}) : forgotten;
}

/** With its password, for whoever sends. Null where none is named; a password of another user or machine must be said again. */
export async function openLrs(dataFolder: string, vault: Vault, now: () => Date): Promise<Result<Lrs | null>> {
  const kept = await openKept(dataFolder, now);
  if (!kept.ok) return kept;
  const lrs = kept.value?.data.lrs;
  if (!lrs) return ok(null);
  const { address, user, secret } = lrs;
  try {
    return ok({ address, user, password: new TextDecoder().decode(vault.open(secret)) });
  } catch {
    return failed(failure('lrs-refused', { address, status: 401 }));
  }
}
