/**
 * The keys of this machine, in its data folder: one that signs credentials (Ed25519), one that signs PDFs (P-256, with a
 * certificate of its own). Private halves are sealed by the system's key store where it has one.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type SealOpener, sealOpenerOf } from '#core/sync/sealed-file.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import { type FolderLock, lockFolder } from '../disk/folder-lock.ts';
import { createJsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';
import { setAside } from '../disk/quarantine.ts';
import { makePaperKey, paperSignerOf } from './paper-key.ts';

/** Where secrets are sealed: by the system for this user, or not at all, and then that is said. */
export type Vault = {
  readonly isProtected: boolean;
  seal(secret: Uint8Array): string;
  /** Throws when it was sealed by another user, another machine, or not at all. */
  open(sealed: string): Uint8Array;
};

export type DeviceKeys = {
  readonly did: string;
  readonly signing: SigningKey;
  /** Opens what was sealed for this device: the same key, see [Note: by hand] in core. */
  readonly opener: SealOpener;
  readonly paper: PaperSigner;
  /** Of the certificate that signs PDFs. */
  readonly fingerprint: string;
  readonly isProtected: boolean;
};

export type OpenedKeys = { readonly keys: DeviceKeys; readonly notices: readonly Failure[] };

const base64 = z.base64().max(20_000);
const keysSchema = z.strictObject({
  schemaVersion: z.literal(1),
  madeAt: isoInstant,
  isProtected: z.boolean(),
  signing: base64,
  paper: base64,
  certificate: base64,
});
type Kept = z.infer<typeof keysSchema>;

const shapeIn = (folder: string): JsonStoreShape<Kept> => ({
  folder,
  name: 'keys',
  version: 1,
  schema: keysSchema,
  migrations: [],
});

/** What this machine's certificate is called: no name of a person or of the machine. */
const commonName = 'Fieldpass device';
/** A device's papers are judged by the credential inside; its certificate must outlive them. */
const daysOfCertificate = 36_500;

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function opened(kept: Kept, vault: Vault): DeviceKeys {
  const secret = vault.open(kept.signing);
  const signing = signingKeyOf(secret);
  const did = didKeyOf(signing.publicKey);
  const certificate = bytesOf(kept.certificate);
  return {
    did,
    signing,
    opener: sealOpenerOf(did, ed25519.utils.toMontgomerySecret(secret)),
    paper: paperSignerOf({ privateKey: vault.open(kept.paper), certificate }),
    fingerprint: fingerprintOf(certificate),
    isProtected: kept.isProtected,
  };
}

async function make(folder: string, vault: Vault, now: Date, random: (bytes: number) => Uint8Array) {
  const paper = await makePaperKey(commonName, now, daysOfCertificate, random(16));
  return createJsonStore<Kept>(shapeIn(folder), {
    schemaVersion: 1,
    madeAt: now.toISOString(),
    isProtected: vault.isProtected,
    signing: vault.seal(random(32)),
    paper: vault.seal(paper.privateKey),
    certificate: textOf(paper.certificate),
  });
}

/** Whether the keys in this folder are sealed by a system's key store; null where there are none. Opens nothing. */
export async function areKeysProtected(dataFolder: string): Promise<boolean | null> {
  for (const name of ['keys.json', 'keys.good.json']) {
    try {
      return keysSchema.parse(JSON.parse(await readFile(join(dataFolder, 'device', name), 'utf8'))).isProtected;
    } catch {
      // The other one, then.
    }
  }
  return null;
}

/** Whoever is in there is out in a moment. */
const patienceMs = 10_000;

async function lockInTurn(folder: string): Promise<Result<FolderLock>> {
  for (let waited = 0; ; waited += 50) {
    const lock = await lockFolder(folder);
    if (lock.ok || lock.failure.code !== 'learner-locked' || waited >= patienceMs) return lock;
    await wait(50);
  }
}

/** One process at a time works on the keys; what the disk does not take is a failure. */
async function aloneIn<T>(dataFolder: string, work: (folder: string) => Promise<Result<T>>): Promise<Result<T>> {
  const folder = join(dataFolder, 'device');
  try {
    await ensureFolder(folder);
    const lock = await lockInTurn(folder);
    if (!lock.ok) return lock;
    try {
      return await work(folder);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** Opens the keys of this machine, or makes them when there are none. */
export const openDeviceKeys = (
  dataFolder: string,
  vault: Vault,
  now: () => Date,
  random: (bytes: number) => Uint8Array,
): Promise<Result<OpenedKeys>> =>
  aloneIn(dataFolder, async (folder): Promise<Result<OpenedKeys>> => {
    const load = await openJsonStore(shapeIn(folder), now);
    if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
    if (load.state === 'unreadable') return failed(load.failure);
    const notices: Failure[] = [];
    if ('store' in load) {
      try {
        return ok({ keys: opened(load.store.data, vault), notices });
      } catch {
        await setAside(join(folder, 'keys.json'), 'locked', now());
      }
    }
    if (load.state !== 'absent') notices.push(failure('device-keys-new', { folder }));
    const made = await make(folder, vault, now(), random);
    return made.ok ? ok({ keys: opened(made.value.data, vault), notices }) : made;
  });

/**
 * Makes other keys in place of those of this machine, which stay beside them under a name of their own: records of this
 * device were copied or put back to an earlier state, and two machines must not speak with one key.
 */
export const renewDeviceKeys = (
  dataFolder: string,
  vault: Vault,
  now: () => Date,
  random: (bytes: number) => Uint8Array,
): Promise<Result<DeviceKeys>> =>
  aloneIn(dataFolder, async (folder) => {
    const earlier = await readFile(join(folder, 'keys.json')).catch(() => null);
    const stamp = now().toISOString().replace(/[-:.]/g, '');
    if (earlier) await writeDurably(join(folder, `keys.replaced-${stamp}.json`), earlier);
    const made = await make(folder, vault, now(), random);
    return made.ok ? ok(opened(made.value.data, vault)) : made;
  });
