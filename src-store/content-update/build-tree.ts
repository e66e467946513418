/**
 * Puts the files of a release together in one folder, from wherever they lie: every file has been read and found to be what
 * was signed, and is on the disk.
 */
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReleaseFile } from '#core/content-update/release.ts';
import { ensureFolder, syncFolder } from '../disk/durable-file.ts';
import { sha256Of } from './held-files.ts';

/** One file for two names where the disk can do that; a copy where it cannot. */
async function place(from: string, to: string, bytes: Uint8Array): Promise<void> {
  const isLinked = await link(from, to).then(
    () => true,
    () => false,
  );
  if (isLinked) return;
  const file = await open(to, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts it together in a new folder. Answers the hash of a file that is not there any more as it was, null when all are.
 * Throws what the disk says.
 */
export async function buildTree(
  into: string,
  files: readonly ReleaseFile[],
  placeOf: (sha256: string) => string | undefined,
): Promise<string | null> {
  await ensureFolder(into);
  const folders = new Set([into]);
  for (const { path, sha256 } of files) {
    const from = placeOf(sha256);
    const bytes = from === undefined ? null : await readFile(from).catch(() => null);
    if (!from || !bytes || sha256Of(bytes) !== sha256) return sha256;
    const to = join(into, ...path.split('/'));
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    for (let above = dirname(to); !folders.has(above); above = dirname(above)) folders.add(above);
    await place(from, to, bytes);
  }
  for (const made of folders) await syncFolder(made);
  return null;
}

/** Gives a folder that is whole its name: from then on it is there, also after a power cut. */
export async function putInPlace(aside: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder);
  await syncFolder(dirname(folder));
}
