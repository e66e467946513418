/**
 * Notices that something below a folder was written. Folders are watched and not files, because many editors write a new file
 * and put it in the place of the old one.
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** An editor that saves is given so long to come to its end. */
const settleMs = 80;

async function foldersBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const deeper = await Promise.all(inside.map(({ name }) => foldersBelow(join(folder, name))));
  return [folder, ...deeper.flat()];
}

export type Watching = { close(): void };

export async function watchFolders(folder: string, onChange: () => void): Promise<Watching> {
  const watchers = new Map<string, FSWatcher>();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const noticed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void settled(), settleMs);
  };
  const forget = (path: string) => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  const lookAtFolders = async () => {
    const there = new Set(await foldersBelow(folder));
    for (const path of [...watchers.keys()].filter((known) => !there.has(known))) forget(path);
    for (const path of isClosed ? [] : there) {
      if (watchers.has(path)) continue;
      try {
        const watcher = watch(path, noticed);
        // A folder that is taken away is noticed by the one that held it.
        watcher.on('error', () => forget(path));
        watchers.set(path, watcher);
      } catch {
        noticed();
      }
    }
  };
  const settled = async () => {
    await lookAtFolders();
    if (!isClosed) onChange();
  };

  await lookAtFolders();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      for (const path of [...watchers.keys()]) forget(path);
    },
  };
}
