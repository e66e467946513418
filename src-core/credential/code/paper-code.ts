/**
 * What the QR code on a paper holds: `FP1:` and, in Base45, a signed CBOR map of what a person at a gate must know. It
 * can be checked without a network and without the credential itself, whose digest it carries.
 *
 * The map is a CBOR Web Token (RFC 8392 section 3.1: 4 expires, 6 issued); our own claims are one map under -65537, where
 * private use begins.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { decode, encode } from 'cborg';
import { contentId, credentialNumber } from '../../contract/values.ts';
import { digestOf, type QuickHash } from '../../evidence/digest.ts';
import { assuranceLevels } from '../../exam/assurance.ts';
import { z } from '../../zod.ts';
import { documentOf } from '../achievement-credential.ts';
import { type Claims, statusListLength } from '../claims.ts';
import type { QuickCheck, SigningKey } from '../proof/signing-key.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { isMessageSignedBy, type Message, readMessage, signMessage } from './cose-sign1.ts';

export const codePrefix = 'FP1:';

const times = { expires: 4, issued: 6 } as const;
const ownClaims = -65_537;
const own = { number: 1, holder: 2, course: 3, version: 4, title: 5, assurance: 6, credential: 7, status: 8 } as const;

const seconds = z.number().int().min(0).max(8_640_000_000_000);
const bytesOf = (length: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);

const codeSchema = z.strictObject({
  number: credentialNumber,
  holder: z.string().min(1).max(200),
  course: contentId,
  version: z.string().max(30),
  title: z.string().min(1).max(200),
  assurance: z
    .number()
    .int()
    .min(0)
    .max(assuranceLevels.length - 1),
  /** The first half of the SHA-256 of the credential's canonical JSON. */
  credential: bytesOf(16),
  /** The place in the issuer's status lists, counted through all of them. */
  status: z.number().int().min(0).optional(),
  issued: seconds,
  expires: seconds,
});
export type PaperCode = z.infer<typeof codeSchema>;

/** How a key is named: a device's by itself, since no list knows it; an organisation's by eight bytes of its digest. */
export const keyIdOf = (publicKey: Uint8Array, isListed: boolean): Uint8Array =>
  isListed ? sha256(publicKey).slice(0, 8) : publicKey;

/** Ties the code to the credential that it stands for. */
export const credentialHash = (claims: Claims, hash?: QuickHash): Uint8Array =>
  hexToBytes(digestOf(documentOf(claims), hash)).slice(0, 16);

const inSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** What stands on the paper of these claims. */
export function codeOf(claims: Claims, hash?: QuickHash): PaperCode {
  const { status } = claims;
  return {
    number: claims.number,
    holder: claims.holder.name,
    course: claims.course.id,
    version: claims.course.version,
    title: claims.course.title,
    assurance: assuranceLevels.indexOf(claims.assurance),
    credential: credentialHash(claims, hash),
    ...(status && { status: Number(/\d+$/.exec(status.lists)?.[0]) * statusListLength + status.index }),
    issued: inSeconds(claims.issuedAt),
    expires: inSeconds(claims.expiresAt),
  };
}

type Labels = Partial<Record<keyof PaperCode, number>>;

const labelled = (code: PaperCode, labels: Labels) =>
  (Object.entries(labels) as [keyof PaperCode, number][]).flatMap(([name, label]) =>
    code[name] === undefined ? [] : [[label, code[name]] as const],
  );

const named = (map: ReadonlyMap<unknown, unknown>, labels: Labels) =>
  Object.entries(labels).flatMap(([name, label]) => (map.has(label) ? [[name, map.get(label)] as const] : []));

const toCbor = (code: PaperCode): Uint8Array =>
  encode(new Map<number, unknown>([...labelled(code, times), [ownClaims, new Map(labelled(code, own))]]));

function fromCbor(payload: Uint8Array): PaperCode | null {
  try {
    const outer = decode(payload, { useMaps: true, strict: true, rejectDuplicateMapKeys: true }) as Map<
      number,
      unknown
    >;
    const inner = outer.get(ownClaims) as Map<number, unknown>;
    const found = [...named(outer, times), ...named(inner, own)];
    if (found.length !== outer.size - 1 + inner.size) return null;
    const code = codeSchema.safeParse(Object.fromEntries(found));
    return code.success ? code.data : null;
  } catch {
    return null;
  }
}

/** The text of the QR code, all of characters that it packs tightly. */
export const signCode = (code: PaperCode, key: SigningKey, isListed: boolean): string =>
  `${codePrefix}${toBase45(signMessage(toCbor(code), keyIdOf(key.publicKey, isListed), key))}`;

export type ReadCode = { readonly code: PaperCode; readonly message: Message };

/** Takes the text of a code apart; null when it is none of ours. Whether it is signed is another question. */
export function readCode(text: string): ReadCode | null {
  if (!text.startsWith(codePrefix) || text.length > 4296) return null;
  const bytes = fromBase45(text.slice(codePrefix.length));
  const message = bytes && readMessage(bytes);
  const code = message && fromCbor(message.payload);
  return code && { code, message };
}

export const isCodeSignedBy = (publicKey: Uint8Array, { message }: ReadCode, quick?: QuickCheck): boolean =>
  isMessageSignedBy(publicKey, message, quick);
