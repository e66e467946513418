/**
 * A file that cannot be used is moved aside under a name that says so, never deleted.
 */
import { access, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { syncFolder } from './durable-file.ts';

/** `profile.json` → `profile.damaged-20260102T030405Z.json`. Returns the new path. */
export async function setAside(path: string, word: 'damaged' | 'locked', now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const extension = extname(path);
  const stem = basename(path, extension);
  for (let copy = 0; ; copy += 1) {
    const target = join(dirname(path), `${stem}.${word}-${stamp}${copy === 0 ? '' : `-${copy}`}${extension}`);
    if (await exists(target)) continue;
    await rename(path, target);
    await syncFolder(dirname(path));
    return target;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
