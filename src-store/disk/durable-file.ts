/**
 * Files that are whole or not there, whatever happens in between: process killed, power cut, disk full.
 *
 * [Note: durable write] Temp file in the same folder, write, fsync the file, rename over the old one, fsync the folder.
 * Without the first fsync a journal's own fsync beside it can commit the rename but not the data; without the second
 * the rename itself may be undone by a power cut. Windows cannot fsync a folder; there that step is left out.
 */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

let sequence = 0;
const tempName = /^\..+\.\d+\.\d+\.tmp$/;

export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The first of the new folders. On a disk that cannot be written Node says of all at once that they are not there. */
async function makeFolders(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    const above = await makeFolders(dirname(folder));
    // One alone says why it cannot be made.
    await mkdir(folder, { mode: 0o700 });
    return above ?? folder;
  }
}

/** Makes a folder, with the folders above it, and makes their names durable. */
export async function ensureFolder(folder: string): Promise<void> {
  const first = await makeFolders(folder);
  if (!first) return;
  for (let path = folder; ; path = dirname(path)) {
    await syncFolder(dirname(path));
    if (path === first || path === dirname(path)) return;
  }
}

/** Virus scanners and indexers on Windows hold a file for a moment after it was written. */
async function renameOver(from: string, to: string): Promise<void> {
  const patience = process.platform === 'win32' ? [20, 50, 100, 200, 400] : [];
  for (const ms of [...patience, 0]) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (ms === 0 || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      await wait(ms);
    }
  }
}

/** A file that grows; until it is kept the old one is there, and nobody sees the new one. */
export type GrowingFile = {
  append(bytes: string | Uint8Array): Promise<void>;
  /** When the promise resolves the new content is on the disk; when it rejects the old one is. */
  keep(): Promise<void>;
  /** Takes away what was written. Whoever opens a file keeps it or drops it. */
  drop(): Promise<void>;
};

/** Begins to replace `path`. */
export async function openDurably(path: string): Promise<GrowingFile> {
  sequence += 1;
  const temp = join(dirname(path), `.${basename(path)}.${process.pid}.${sequence}.tmp`);
  const handle = await open(temp, 'wx', 0o600);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  const drop = async () => {
    await close().catch(() => undefined);
    await rm(temp, { force: true }).catch(() => undefined);
  };
  return {
    append: (bytes) => handle.appendFile(bytes),
    keep: async () => {
      try {
        await handle.sync();
        await close();
        await renameOver(temp, path);
      } catch (error) {
        await drop();
        throw error;
      }
      await syncFolder(dirname(path));
    },
    drop,
  };
}

/** Replaces `path` by `bytes`. When the promise resolves the new content is on the disk; when it rejects the old one is. */
export async function writeDurably(path: string, bytes: string | Uint8Array): Promise<void> {
  const file = await openDurably(path);
  try {
    await file.append(bytes);
  } catch (error) {
    await file.drop();
    throw error;
  }
  await file.keep();
}

/** Takes away what interrupted writing left in a folder. Only while holding the folder's lock. */
export async function sweepTemps(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (tempName.test(name)) await rm(join(folder, name), { force: true });
  }
}
