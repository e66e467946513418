/**
 * A file on a stick: whole or not there, read back, and named by its SHA-256 so that two people can see that they have the
 * same.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { mostBytesOfFile } from '#core/sync/sealed-file.ts';
import { diskFailure } from '../../disk/disk-failure.ts';
import { writeDurably } from '../../disk/durable-file.ts';

/** What the system says of a disk that people carry about. */
function stickFailure(error: unknown): Failure {
  const { code, params } = diskFailure(error);
  if (code === 'disk-full') return failure('by-hand-full');
  if (code === 'disk-read-only') return failure('by-hand-locked');
  return failure('by-hand-gone', { reason: params.reason ?? 'unknown' });
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function writeChecked(path: string, bytes: Uint8Array): Promise<Result<{ sha256: string }>> {
  try {
    await writeDurably(path, bytes);
    const read = sha256Of(await readFile(path));
    return read === sha256Of(bytes) ? ok({ sha256: read }) : failed(failure('by-hand-gone', { reason: 'read-back' }));
  } catch (error) {
    return failed(stickFailure(error));
  }
}

/** A file that somebody brought. */
export async function readCarried(path: string): Promise<Result<Uint8Array>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const about = await handle.stat();
    if (!about.isFile()) return failed(failure('by-hand-not-one'));
    if (about.size > mostBytesOfFile) return failed(failure('by-hand-too-large'));
    return ok(new Uint8Array(await handle.readFile()));
  } catch (error) {
    return failed(stickFailure(error));
  } finally {
    // Of a stick that was pulled out even this may fail.
    await handle?.close().catch(() => undefined);
  }
}
