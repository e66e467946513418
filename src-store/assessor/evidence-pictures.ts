/**
 * Pictures that were taken as evidence: each a file called after what is in it. Only that digest is signed and handed on.
 */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { syncFolder, writeDurably } from '../disk/durable-file.ts';

const nameOf = (id: string) => `${id}.jpg`;

/** SHA-256 of the bytes. */
const idOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Begins as JPEG does, and ends so: the whole of it is there. */
export const isWholeJpeg = (bytes: Uint8Array): boolean =>
  bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;

/** Keeps a picture and says what it is called. */
export async function putPicture(folder: string, bytes: Uint8Array): Promise<Result<string>> {
  const id = idOf(bytes);
  try {
    await writeDurably(join(folder, nameOf(id)), bytes);
    return ok(id);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** Null where it is not there any more, or is another one by now. */
export async function pictureIn(folder: string, id: string): Promise<Uint8Array | null> {
  const bytes = await readFile(join(folder, nameOf(id))).catch(() => null);
  return bytes && idOf(bytes) === id ? new Uint8Array(bytes) : null;
}

export async function dropPicture(folder: string, id: string): Promise<void> {
  await rm(join(folder, nameOf(id)), { force: true }).catch(() => undefined);
  await syncFolder(folder).catch(() => undefined);
}
