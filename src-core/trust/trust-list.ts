/**
 * The trust list: which organisations issue credentials, with which keys, from when until when. Signed; the next one must
 * be signed by a key that the one before names.
 *
 * What is signed is the canonical JSON (RFC 8785) of the list, after the words `fieldpass trust list 1` and a line break.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { isoInstant } from '../contract/values.ts';
import { publicKeyOf } from '../credential/proof/did-key.ts';
import { isSignedBy, type SigningKey } from '../credential/proof/signing-key.ts';
import { canonicalJson } from '../evidence/digest.ts';
import { type LocalText, languageCodes } from '../locale/languages.ts';
import { z } from '../zod.ts';

const publicKey = z.string().refine((text) => publicKeyOf(text) !== null);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
export const issuerName = z.partialRecord(z.enum(languageCodes), z.string().min(1).max(200)) as z.ZodType<LocalText>;
export const issuerId = z.string().regex(/^did:web:[A-Za-z0-9.%:-]{1,200}$/);
/** Where an issuer puts its status lists. */
export const statusFolder = z
  .url({ protocol: /^https$/ })
  .max(200)
  .refine((address) => !address.endsWith('/'));

const listedKey = z.strictObject({
  publicKey,
  from: isoInstant,
  until: isoInstant.nullable(),
  /** It was stolen or lost: what it signed on this day or later does not count. */
  compromisedFrom: isoInstant.nullable(),
});
export type ListedKey = z.infer<typeof listedKey>;

const listedIssuer = z.strictObject({
  id: issuerId,
  name: issuerName,
  keys: z.array(listedKey).min(1).max(50),
  /** SHA-256 of the X.509 certificates that sign its PDFs. */
  certificates: z.array(fingerprint).max(50),
  /** The folder of its status lists; null where it never withdraws anything. */
  status: statusFolder.nullable(),
});
export type ListedIssuer = z.infer<typeof listedIssuer>;

/** Whether what the key signed on that day counts. `on`: ISO instant. */
export const keyCountsOn = ({ from, until, compromisedFrom }: ListedKey, on: string): boolean =>
  from <= on && (until === null || on <= until) && (compromisedFrom === null || on < compromisedFrom);

/** The key of an issuer, where the list names it and it counted on that day; null otherwise. */
export function keyListedOn(
  trusted: Pick<TrustList, 'issuers'> | null,
  issuer: string,
  publicKey: string,
  on: string,
): ListedKey | null {
  const key = trusted?.issuers.find(({ id }) => id === issuer)?.keys.find((one) => one.publicKey === publicKey);
  return key && keyCountsOn(key, on) ? key : null;
}

export const trustListSchema = z.strictObject({
  version: z.literal(1),
  /** One more in every list that follows. */
  sequence: z.number().int().min(1),
  issuedAt: isoInstant,
  /** Keys that may sign the next list. */
  roots: z.array(publicKey).min(1).max(10),
  issuers: z.array(listedIssuer).max(1000),
});
export type TrustList = z.infer<typeof trustListSchema>;

export const signedTrustListSchema = z.strictObject({
  list: trustListSchema,
  signatures: z
    .array(z.strictObject({ key: publicKey, signature: z.string().max(100) }))
    .min(1)
    .max(10),
});
export type SignedTrustList = z.infer<typeof signedTrustListSchema>;

const signedBytes = (list: TrustList): Uint8Array => utf8ToBytes(`fieldpass trust list 1\n${canonicalJson(list)}`);

export function signTrustList(list: TrustList, keys: readonly { name: string; key: SigningKey }[]): SignedTrustList {
  const bytes = signedBytes(list);
  return {
    list,
    signatures: keys.map(({ name, key }) => ({ key: name, signature: base64urlnopad.encode(key.sign(bytes)) })),
  };
}

/** Whether one of these keys has signed it. */
export function isSignedByOne({ list, signatures }: SignedTrustList, roots: readonly string[]): boolean {
  const bytes = signedBytes(list);
  return signatures.some(({ key, signature }) => {
    const bytesOfKey = roots.includes(key) ? publicKeyOf(key) : null;
    try {
      return bytesOfKey !== null && isSignedBy(bytesOfKey, bytes, base64urlnopad.decode(signature));
    } catch {
      return false;
    }
  });
}

/** The list in a text; null when it is none, or is not signed by one of its own roots. */
export function readTrustList(text: string): SignedTrustList | null {
  try {
    const signed = signedTrustListSchema.parse(JSON.parse(text));
    return isSignedByOne(signed, signed.list.roots) ? signed : null;
  } catch {
    return null;
  }
}

/** Whether `next` may take the place of `current`: it is later, and a key that `current` names has signed it. */
export const mayFollow = (current: SignedTrustList, next: SignedTrustList): boolean =>
  next.list.sequence > current.list.sequence && isSignedByOne(next, current.list.roots);

/** The lists that follow, one after the other, from the first; what does not follow is left out. The last counts. */
export function chainOf(first: SignedTrustList, later: readonly SignedTrustList[]): SignedTrustList[] {
  const inOrder = [...later].sort((a, b) => a.list.sequence - b.list.sequence);
  const chain = [first];
  for (const next of inOrder) if (mayFollow(chain.at(-1) as SignedTrustList, next)) chain.push(next);
  return chain;
}

export const newestOf = (first: SignedTrustList, later: readonly SignedTrustList[]): SignedTrustList =>
  chainOf(first, later).at(-1) as SignedTrustList;
