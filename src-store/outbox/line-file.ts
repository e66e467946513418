/**
 * A file of lines that only grows: what is said to be kept is on the disk, and a write that was cut off leaves nothing that
 * could be taken for a line. The lines themselves stay on the disk.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { syncFolder, writeDurably } from '../disk/durable-file.ts';

export type LineFile = {
  readonly bytes: number;
  /** One write and one fdatasync for all of them; answers where the first begins. After a failure the file is as before. */
  append(lines: readonly string[]): Promise<Result<number>>;
  /** Throws where the disk cannot be read. */
  read(offset: number, bytes: number): Promise<Buffer>;
  close(): Promise<void>;
};

const chunkBytes = 1024 * 1024;
const lineEnd = 0x0a;

/** What is in the file, line by line without its end; answers whether to go on. Gives back where the last taken line ends. */
export async function eachLine(
  handle: FileHandle,
  take: (line: Buffer, offset: number) => boolean,
): Promise<{ wholeBytes: number; size: number; isStopped: boolean }> {
  let rest = Buffer.alloc(0);
  let wholeBytes = 0;
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes, size);
    if (bytesRead === 0) return { wholeBytes, size, isStopped: false };
    size += bytesRead;
    const read = chunk.subarray(0, bytesRead);
    rest = rest.length === 0 ? read : Buffer.concat([rest, read]);
    let from = 0;
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd, from)) {
      if (!take(rest.subarray(from, end), wholeBytes)) return { wholeBytes, size, isStopped: true };
      wholeBytes += end + 1 - from;
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
}

/** Copies what follows `wholeBytes` to a file beside and cuts it off: it was never said to be kept. */
export async function cutTail(path: string, handle: FileHandle, wholeBytes: number, now: Date): Promise<string | null> {
  const { size } = await handle.stat();
  if (size <= wholeBytes) return null;
  const tail = Buffer.alloc(size - wholeBytes);
  await handle.read(tail, 0, tail.length, wholeBytes);
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const aside = join(dirname(path), `${basename(path, '.ndjson')}.tail-${stamp}`);
  await writeDurably(aside, tail);
  await handle.truncate(wholeBytes);
  await handle.sync();
  return aside;
}

/** Opens the file, or makes it. */
export async function openToGrow(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const handle = await open(path, 'wx+', 0o600);
  await syncFolder(dirname(path));
  return handle;
}

export function lineFileOver(handle: FileHandle, bytes: number): LineFile {
  let size = bytes;
  /** Something that could not be taken back may lie behind the last line. */
  let isUnclean = false;
  const inTurn = takingTurns();
  const write = async (text: Buffer) => {
    if (isUnclean) await handle.truncate(size);
    isUnclean = true;
    let written = 0;
    while (written < text.length) {
      written += (await handle.write(text, written, text.length - written, size + written)).bytesWritten;
    }
    await handle.datasync();
    isUnclean = false;
  };
  return {
    get bytes() {
      return size;
    },
    append: (lines) =>
      inTurn(async (): Promise<Result<number>> => {
        const text = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
        try {
          await write(text);
        } catch (error) {
          await handle.truncate(size).then(
            () => {
              isUnclean = false;
            },
            () => undefined,
          );
          return failed(diskFailure(error));
        }
        const offset = size;
        size += text.length;
        return ok(offset);
      }),
    read: async (offset, length) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => inTurn(() => handle.close()),
  };
}
