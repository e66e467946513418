/**
 * A file on a stick: whole or not there, read back, and named by its SHA-256 so that two people can see that they have the
 * same.
 */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { mostBytesOfFile } from '#core/sync/sealed-file.ts';
import { diskFailure } from '../../disk/disk-failure.ts';
import { writeDurably } from '../../disk/durable-file.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function writeChecked(path: string, bytes: Uint8Array): Promise<Result<{ sha256: string }>> {
  try {
    await writeDurably(path, bytes);
    const read = sha256(await readFile(path));
    return read === sha256(bytes) ? ok({ sha256: read }) : failed(failure('disk-failed', { reason: 'read-back' }));
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** A file that somebody brought. */
export async function readCarried(path: string): Promise<Result<Uint8Array>> {
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return failed(failure('by-hand-not-one'));
  try {
    const about = await handle.stat();
    if (!about.isFile()) return failed(failure('by-hand-not-one'));
    if (about.size > mostBytesOfFile) return failed(failure('by-hand-too-large'));
    return ok(new Uint8Array(await handle.readFile()));
  } catch (error) {
    return failed(diskFailure(error));
  } finally {
    await handle.close();
  }
}
