/**
 * A file that one recipient alone can open, carried by anybody: what waits goes up in one (`.fsx`), the answers come back in
 * another (`.fsr`). Whoever carries it can neither read nor change it.
 *
 * One line of JSON in the clear says what it is and for whom; then AES-256-GCM over the packed content, with that line as
 * additional data. The key comes out of X25519 between a key that is made for this one file and that of the recipient, by
 * HKDF-SHA-256 (RFC 5869) over both public keys. So each key seals once, and its nonce may come from the same place.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { strFromU8 } from 'fflate';
import { isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';

export const mostBytesOfFile = 64 * 1024 * 1024;
/** Before it is packed; with room for what does not get smaller by packing. */
export const mostBytesOfContent = mostBytesOfFile - 64 * 1024;
/** Of one file; more go in the next. */
export const mostEventsOfFile = 20_000;

export const sealedKinds = ['fieldpass-records', 'fieldpass-answers'] as const;
export type SealedKind = (typeof sealedKinds)[number];

const publicKey = z.string().regex(/^[\w-]{43}$/);
const headerSchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum(sealedKinds),
  /** Who may open it: the registry, or the device. */
  to: z.string().min(1).max(300),
  /** And with which key: a registry that was set up anew has another. */
  key: publicKey,
  created: isoInstant,
  ephemeral: publicKey,
});
export type SealedHeader = z.infer<typeof headerSchema>;

const mostBytesOfHeader = 1000;
const lineEnd = 0x0a;

/** The part of the web's cryptography (`crypto.subtle`, in every browser and in Node) that is needed. */
export type SealCrypto = {
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: 'AES-GCM',
    extractable: boolean,
    uses: ['encrypt', 'decrypt'],
  ): Promise<unknown>;
  encrypt(algorithm: object, key: never, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: never, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
};

export type SealTools = {
  readonly web: SealCrypto;
  readonly gzip: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Rejects what is none, or comes to more than `most` bytes: before they are made. */
  readonly gunzip: (bytes: Uint8Array, most: number) => Promise<Uint8Array>;
};

export type SealRecipient = {
  readonly id: string;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
};
/** Somebody who can open: the secret stays with whoever made this. */
export type SealOpener = SealRecipient & { agree(other: Uint8Array): Uint8Array };

/** From the 32 secret bytes of X25519. */
export const sealOpenerOf = (id: string, secret: Uint8Array): SealOpener => ({
  id,
  publicKey: x25519.getPublicKey(secret),
  agree: (other) => x25519.getSharedSecret(secret, other),
});

const keyAndNonce = (shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array) => {
  const made = hkdf(sha256, shared, concatBytes(ephemeral, recipient), utf8ToBytes('fieldpass sealed file 1'), 44);
  return { key: new Uint8Array(made.subarray(0, 32)), iv: new Uint8Array(made.subarray(32)) };
};

const importKey = async (web: SealCrypto, key: Uint8Array<ArrayBuffer>) =>
  (await web.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])) as never;

export type Sealing = {
  readonly kind: SealedKind;
  readonly to: SealRecipient;
  /** ISO instant. */
  readonly created: string;
  /** 32 bytes by chance, for this one file. */
  readonly secret: Uint8Array;
};

/** Null when it is more than one file holds. */
export async function sealFile(
  content: Uint8Array,
  { kind, to, created, secret }: Sealing,
  { web, gzip }: Pick<SealTools, 'web' | 'gzip'>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (content.length > mostBytesOfContent) return null;
  const ephemeral = x25519.getPublicKey(secret);
  const header: SealedHeader = {
    v: 1,
    kind,
    to: to.id,
    key: base64urlnopad.encode(to.publicKey),
    created,
    ephemeral: base64urlnopad.encode(ephemeral),
  };
  const line = new Uint8Array(utf8ToBytes(`${JSON.stringify(header)}\n`));
  const { key, iv } = keyAndNonce(x25519.getSharedSecret(secret, to.publicKey), ephemeral, to.publicKey);
  const packed = new Uint8Array(await gzip(content));
  const sealed = await web.encrypt(
    { name: 'AES-GCM', iv, additionalData: line, tagLength: 128 },
    await importKey(web, key),
    packed,
  );
  const file = new Uint8Array(line.length + sealed.byteLength);
  file.set(line);
  file.set(new Uint8Array(sealed), line.length);
  return file.length > mostBytesOfFile ? null : file;
}

export const sealProblems = ['not-one', 'too-large', 'other-kind', 'other-recipient', 'damaged'] as const;
/**
 * `not-one`: no such file, or its first line is not whole; `other-recipient`: sealed for somebody else, or for a key that is
 * not there any more; `damaged`: changed or cut off on the way.
 */
export type SealProblem = (typeof sealProblems)[number];

type Parts = { readonly header: SealedHeader; readonly line: Uint8Array; readonly sealed: Uint8Array };

function partsOf(file: Uint8Array): Parts | { readonly problem: SealProblem } {
  if (file.length > mostBytesOfFile) return { problem: 'too-large' };
  const end = file.subarray(0, mostBytesOfHeader).indexOf(lineEnd) + 1;
  if (end === 0) return { problem: 'not-one' };
  const line = file.subarray(0, end);
  try {
    return { header: headerSchema.parse(JSON.parse(strFromU8(line))), line, sealed: file.subarray(end) };
  } catch {
    return { problem: 'not-one' };
  }
}

/** What stands on the outside. Nobody has vouched for it. */
export function readSealedHeader(file: Uint8Array): SealedHeader | { readonly problem: SealProblem } {
  const parts = partsOf(file);
  return 'problem' in parts ? parts : parts.header;
}

export type OpenedFile = { readonly content: Uint8Array; readonly created: string };

/** Opens a file of this kind that was sealed for `opener`. Whoever made it is not known by that. */
export async function openSealed(
  file: Uint8Array,
  kind: SealedKind,
  opener: SealOpener,
  { web, gunzip }: Pick<SealTools, 'web' | 'gunzip'>,
): Promise<OpenedFile | { readonly problem: SealProblem }> {
  const parts = partsOf(file);
  if ('problem' in parts) return parts;
  const { header, line, sealed } = parts;
  if (header.kind !== kind) return { problem: 'other-kind' };
  if (header.to !== opener.id || header.key !== base64urlnopad.encode(opener.publicKey))
    return { problem: 'other-recipient' };
  try {
    const ephemeral = base64urlnopad.decode(header.ephemeral);
    const { key, iv } = keyAndNonce(opener.agree(ephemeral), ephemeral, opener.publicKey);
    const packed = await web.decrypt(
      { name: 'AES-GCM', iv, additionalData: new Uint8Array(line), tagLength: 128 },
      await importKey(web, key),
      new Uint8Array(sealed),
    );
    const content = await gunzip(new Uint8Array(packed), mostBytesOfContent);
    return content.length > mostBytesOfContent ? { problem: 'too-large' } : { content, created: header.created };
  } catch (error) {
    return { problem: (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
  }
}
