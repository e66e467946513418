/**
 * What lies on this machine already, by its content: whatever a file is called and wherever it lies, it need not be fetched.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Every file in these folders: its hash, and where it lies. What cannot be read is not there. */
export async function heldFiles(folders: readonly string[]): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await visit(path);
      if (!entry.isFile()) continue;
      const bytes = await readFile(path).catch(() => null);
      if (bytes) held.set(sha256Of(bytes), path);
    }
  };
  for (const folder of folders) await visit(folder);
  return held;
}
