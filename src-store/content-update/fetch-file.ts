/**
 * One file of a release, fetched in short requests. What has come is on the disk under the name of its hash, and is never
 * asked for again: whatever ends this in the middle, the next request begins at the next byte.
 */
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WantedFile } from '#core/content-update/missing-files.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { syncFolder } from '../disk/durable-file.ts';
import { ownRefusal, type Refusal, refusal } from '../sync/refusal.ts';
import type { FilePart, PartOfFile } from './content-api.ts';
import { sha256Of } from './held-files.ts';

/** It is whole, and was compared with its hash. */
export const stagedFile = (coming: string, sha256: string): string => join(coming, sha256);
export const partialFile = (coming: string, sha256: string): string => join(coming, `${sha256}.part`);

export type FetchFile = {
  readonly coming: string;
  readonly ask: (part: FilePart, into: PartOfFile) => Promise<Result<Record<string, never>, Refusal>>;
  /** Of one request. */
  readonly bytesOfRequest: number;
  /** So many bytes of the file are here. */
  readonly onBytes: (bytes: number) => void;
};

/** Something on the way may spoil a file once; twice is no accident. */
const mostTries = 2;

/** Asks until as many bytes are there as there must be. */
async function fill(
  file: FileHandle,
  { sha256, bytes }: WantedFile,
  { ask, bytesOfRequest, onBytes }: FetchFile,
): Promise<Result<Record<string, never>, Refusal>> {
  let at = (await file.stat()).size;
  if (at > bytes) {
    await file.truncate(0);
    at = 0;
  }
  onBytes(at);
  while (at < bytes) {
    const before = at;
    const to = Math.min(before + bytesOfRequest, bytes) - 1;
    const asked = await ask(
      { sha256, from: before, to },
      {
        begin: (first) => {
          at = first;
        },
        take: async (part) => {
          // Whoever sends more than the file has sends another one: its hash will say so.
          const wanted = part.subarray(0, Math.max(0, bytes - at));
          await file.write(wanted, 0, wanted.length, at);
          at += wanted.length;
          onBytes(at);
        },
      },
    );
    if (!asked.ok) return asked;
    if (at === before) return failed(refusal('unreachable', { address: '', reason: 'half-answer' }));
  }
  await file.truncate(bytes);
  await file.sync();
  return ok({});
}

/** Throws what the disk says. */
export async function fetchFile(wanted: WantedFile, input: FetchFile): Promise<Result<Record<string, never>, Refusal>> {
  const { coming } = input;
  const { sha256 } = wanted;
  const partial = partialFile(coming, sha256);
  for (let tries = 0; tries < mostTries; tries += 1) {
    // Opened so that what is there stays, and what comes can be written at any place.
    const file = await open(partial, 'r+').catch(() => open(partial, 'wx+', 0o600));
    let filled: Result<Record<string, never>, Refusal>;
    try {
      filled = await fill(file, wanted, input);
    } finally {
      await file.close();
    }
    if (!filled.ok) return filled;
    if (sha256Of(await readFile(partial)) === sha256) {
      await rename(partial, stagedFile(coming, sha256));
      await syncFolder(coming);
      return ok({});
    }
    await rm(partial);
    input.onBytes(0);
  }
  return ownRefusal(failure('content-damaged'));
}
