/**
 * Content as one file that is carried by hand: a ZIP with every file once, by its hash, and in front of them what they are:
 * `release.json` as a registry publishes it, or, until somebody has signed it, `content.json` with the same list. Names of
 * files stand in the list alone, which is what is signed. The same content gives the same bytes.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { strFromU8 } from 'fflate';
import type { ExchangeProblemCode } from '../exchange/problem.ts';
import { readZip } from '../exchange/zip/read-zip.ts';
import { writeZip } from '../exchange/zip/write-zip.ts';
import { z } from '../zod.ts';
import {
  contentFormat,
  hashesIn,
  mostBytesOfFile,
  mostFilesOfRelease,
  type Release,
  type ReleaseFile,
  releaseSchema,
  type SignedRelease,
  signedRelease,
} from './release.ts';

/** A pack is held in memory while it is written and read. */
export const packLimits = {
  fileBytes: 512 * 1024 * 1024,
  entryBytes: mostBytesOfFile,
  unpackedBytes: 512 * 1024 * 1024,
  entries: mostFilesOfRelease + 1,
} as const;

const names = { signed: 'release.json', unsigned: 'content.json' } as const;
const nameOfFile = (sha256: string) => `files/${sha256}`;

const unsignedList = z.strictObject({
  v: z.literal(1),
  format: z.number().int().min(1),
  files: releaseSchema.shape.files,
});

/** Each content by its hash. */
export type PackedFiles = ReadonlyMap<string, Uint8Array>;

export type PackHead =
  | { readonly kind: 'signed'; readonly signed: SignedRelease }
  | { readonly kind: 'unsigned'; readonly files: readonly ReleaseFile[] };

export type PackFile = { readonly head: PackHead; readonly files: PackedFiles };

/** What its author says is in it; whether that counts is for `readRelease` to say. */
export function writePack({ head, files }: PackFile): Uint8Array {
  const list = head.kind === 'signed' ? head.signed : { v: 1, format: contentFormat, files: head.files };
  const entries = new Map<string, Uint8Array>([[names[head.kind], utf8ToBytes(JSON.stringify(list))]]);
  for (const sha256 of [...files.keys()].sort()) entries.set(nameOfFile(sha256), files.get(sha256) as Uint8Array);
  return writeZip(entries);
}

export type PackProblem =
  | { readonly kind: 'zip'; readonly code: ExchangeProblemCode; readonly params: Readonly<Record<string, string>> }
  /** Nothing in it says what it is. */
  | { readonly kind: 'not-one' }
  | { readonly kind: 'newer-program' };

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return null;
  }
};

function headIn(files: ReadonlyMap<string, Uint8Array>): PackHead | PackProblem {
  const [release, list] = [files.get(names.signed), files.get(names.unsigned)];
  if (release && !list) {
    const signed = signedRelease.safeParse(parsed(release));
    return signed.success ? { kind: 'signed', signed: signed.data } : { kind: 'not-one' };
  }
  if (!list || release) return { kind: 'not-one' };
  const said = unsignedList.safeParse(parsed(list));
  if (!said.success) return { kind: 'not-one' };
  return said.data.format > contentFormat ? { kind: 'newer-program' } : { kind: 'unsigned', files: said.data.files };
}

/** Unpacks nothing beyond the limits. Whether files are what the list says is for whoever takes them to look at. */
export function readPack(bytes: Uint8Array): PackFile | PackProblem {
  const zip = readZip(bytes, packLimits);
  if (!zip.ok) return { kind: 'zip', code: zip.code, params: zip.params };
  const head = headIn(zip.files);
  if (head.kind !== 'signed' && head.kind !== 'unsigned') return head;
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of zip.files) {
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (sha256) files.set(sha256, content);
    else if (name !== names[head.kind]) return { kind: 'not-one' };
  }
  return { head, files };
}

/** A release of these files. `publishedAt`: a later one takes its place, an earlier one never does. */
export const releaseOf = (files: readonly ReleaseFile[], registry: string, publishedAt: string): Release =>
  releaseSchema.parse({ format: contentFormat, registry, publishedAt, files });

/** Whether a pack holds just what its list names. */
export const isWhole = (listed: readonly ReleaseFile[], files: PackedFiles): boolean => {
  const named = hashesIn(listed);
  return named.size === files.size && [...named].every((sha256) => files.has(sha256));
};
