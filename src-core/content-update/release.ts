/**
 * One release of the content: every file with its hash, signed by the registry that teaches it. What is signed are the
 * characters as they are sent, so nobody brings them into another form; their digest names the release.
 */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { isoInstant } from '../contract/values.ts';
import { publicKeyOf } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../credential/proof/signing-key.ts';
import { sha256OfText } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import { areApart, isReleasePath } from './release-path.ts';

/** Raised when content comes that earlier programs cannot read. 2: exercises in lessons, the library, levels of courses. 3: films. */
export const contentFormat = 3;

export const mostFilesOfRelease = 20_000;
export const mostBytesOfFile = 64 * 1024 * 1024;
export const mostBytesOfRelease = 2 * 1024 * 1024 * 1024;
const mostCharacters = 8 * 1024 * 1024;

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

const releaseFile = z.strictObject({
  path: z.string().refine(isReleasePath),
  bytes: z.number().int().nonnegative().max(mostBytesOfFile),
  sha256: sha256Hex,
});
export type ReleaseFile = z.infer<typeof releaseFile>;

export const releaseSchema = z
  .strictObject({
    format: z.number().int().min(1).max(contentFormat),
    /** Who teaches it: `did:web:…`. */
    registry: z.string().min(1).max(300),
    /** A later one of the same registry takes its place; an earlier one never does. */
    publishedAt: isoInstant,
    files: z.array(releaseFile).min(1).max(mostFilesOfRelease),
  })
  .refine(({ files }) => areApart(files.map(({ path }) => path)))
  .refine(({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0) <= mostBytesOfRelease)
  .refine(({ files }) => new Set(files.map(({ sha256, bytes }) => `${sha256} ${bytes}`)).size === hashesIn(files).size);
export type Release = z.infer<typeof releaseSchema>;

export const hashesIn = (files: readonly ReleaseFile[]): Set<string> => new Set(files.map(({ sha256 }) => sha256));

export const signedRelease = z.strictObject({
  v: z.literal(1),
  /** As JSON. */
  body: z.string().max(mostCharacters),
  /** `z6Mk…` */
  key: z.string().max(60),
  signature: z.string().max(100),
});
export type SignedRelease = z.infer<typeof signedRelease>;

const signedBytes = (body: string) => utf8ToBytes(`fieldpass content 1\n${body}`);

export const releaseIdOf = ({ body }: Pick<SignedRelease, 'body'>): string => bytesToHex(sha256OfText(body));

/** `name`: of the key. */
export function signRelease(release: Release, { name, key }: { name: string; key: SigningKey }): SignedRelease {
  const body = JSON.stringify(releaseSchema.parse(release));
  return { v: 1, body, key: name, signature: base64urlnopad.encode(key.sign(signedBytes(body))) };
}

export const releaseProblems = ['stranger', 'newer-program', 'unfit'] as const;
/**
 * `stranger`: none of the known keys has signed it, or it is another registry's; `newer-program`: content that this program
 * cannot read; `unfit`: no release that could be kept here.
 */
export type ReleaseProblem = (typeof releaseProblems)[number];

export type ReadRelease = { readonly id: string; readonly release: Release };

function isOneOf({ body, key, signature }: SignedRelease, keys: readonly string[], quick?: QuickCheck): boolean {
  const publicKey = keys.includes(key) ? publicKeyOf(key) : null;
  try {
    return publicKey !== null && isSignedBy(publicKey, signedBytes(body), base64urlnopad.decode(signature), quick);
  } catch {
    return false;
  }
}

const formatOf = z.looseObject({ format: z.number().int() });

/** What a release says, once one of these keys has signed it. */
export function readRelease(
  signed: SignedRelease,
  { registry, keys }: { readonly registry: string; readonly keys: readonly string[] },
  quick?: QuickCheck,
): ReadRelease | { readonly problem: ReleaseProblem } {
  if (!isOneOf(signed, keys, quick)) return { problem: 'stranger' };
  let said: unknown;
  try {
    said = JSON.parse(signed.body);
  } catch {
    return { problem: 'unfit' };
  }
  const format = formatOf.safeParse(said);
  if (format.success && format.data.format > contentFormat) return { problem: 'newer-program' };
  const release = releaseSchema.safeParse(said);
  if (!release.success) return { problem: 'unfit' };
  if (release.data.registry !== registry) return { problem: 'stranger' };
  return { id: releaseIdOf(signed), release: release.data };
}
