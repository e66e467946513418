/**
 * Text that lies on the disk encrypted (AES-256-GCM), with a key that the system's key store seals. Where the system has none the key lies
 * beside it, which whoever shows the vault says.
 *
 * A file begun without a key store gets another key as soon as there is one: the first could be read by anybody.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok } from '#core/result/result.ts';
import type { Sealing } from '../disk/json-store.ts';
import type { Vault } from '../keys/device-keys.ts';
import { plainVault } from '../keys/plain-vault.ts';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
/** As NIST SP 800-38D recommends for this mode; a new one each time, by chance. */
const nonceBytes = 12;
const tagBytes = 16;

const base64 = z.base64();
const sealedSchema = z.strictObject({
  sealed: z.literal(1),
  isProtected: z.boolean(),
  /** Sealed by the vault. */
  key: base64,
  /** Of the key: tells another key from damage. */
  mark: z.string().regex(/^[0-9a-f]{64}$/),
  nonce: base64,
  tag: base64,
  box: base64,
});
type Sealed = z.infer<typeof sealedSchema>;

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const markOf = (key: Uint8Array) => createHash('sha256').update('fieldpass key mark 1\n').update(key).digest('hex');

type Key = { readonly bytes: Uint8Array; readonly isProtected: boolean; readonly sealed: string };

export type SealedWith = {
  readonly vault: Vault;
  readonly random: (bytes: number) => Uint8Array;
  /** What is in the box and whose it is: what was sealed for something else does not open. */
  readonly purpose: string;
  /** What the person is told where the vault does not give the key. */
  readonly locked: Failure['code'];
};

export function sealedByVault({ vault, random, purpose, locked }: SealedWith): Sealing {
  const aad = Buffer.from(purpose, 'utf8');
  let key: Key | null = null;

  const parse = (text: string): Sealed | null => {
    try {
      return sealedSchema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  };
  const keyIn = ({ isProtected, key: sealed, mark }: Sealed): Key | null => {
    try {
      const bytes = (isProtected ? vault : plainVault).open(sealed);
      return markOf(bytes) === mark ? { bytes, isProtected, sealed } : null;
    } catch {
      return null;
    }
  };
  const newKey = (): Key => {
    const bytes = random(keyBytes);
    return { bytes, isProtected: vault.isProtected, sealed: vault.seal(bytes) };
  };

  return {
    seal: (text) => {
      if (!key || (vault.isProtected && !key.isProtected)) key = newKey();
      const nonce = random(nonceBytes);
      const box = createCipheriv(cipher, key.bytes, nonce, { authTagLength: tagBytes }).setAAD(aad);
      const closed = Buffer.concat([box.update(text, 'utf8'), box.final()]);
      const { isProtected, sealed } = key;
      return JSON.stringify({
        ...{ sealed: 1, isProtected, key: sealed, mark: markOf(key.bytes) },
        ...{ nonce: textOf(nonce), tag: textOf(box.getAuthTag()), box: textOf(closed) },
      } satisfies Sealed);
    },
    open: (text) => {
      const read = parse(text);
      if (!read) return null;
      const found = keyIn(read);
      if (!found) return failed(failure(locked));
      try {
        const box = createDecipheriv(cipher, found.bytes, bytesOf(read.nonce), { authTagLength: tagBytes })
          .setAAD(aad)
          .setAuthTag(bytesOf(read.tag));
        const opened = Buffer.concat([box.update(bytesOf(read.box)), box.final()]).toString('utf8');
        key = found;
        return ok(opened);
      } catch {
        return null;
      }
    },
  };
}
