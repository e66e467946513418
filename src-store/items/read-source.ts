/**
 * The file that items come from, as bytes; never more of it than any reader takes.
 */
import { open } from 'node:fs/promises';
import { limits } from '#core/exchange/limits.ts';

/** Null where it cannot be read. A file above the limit comes one byte too long, for the reader to refuse by name. */
export async function readSource(path: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const info = await handle.stat();
      if (!info.isFile()) return null;
      if (info.size > limits.fileBytes) return new Uint8Array(limits.fileBytes + 1);
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
