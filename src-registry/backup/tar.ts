/**
 * A file of files (POSIX ustar), as a stream: every program that knows tar opens a backup, ours need not be there.
 */

export type Entry = { readonly name: string; readonly bytes: Uint8Array };

const block = 512;
/** Larger ones are not written, and not read either: each is held in memory as a whole. */
export const mostBytesOfEntry = 64 * 1024 * 1024;

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100 || size > mostBytesOfEntry) throw new Error('this does not fit in a tar file');
  const header = Buffer.alloc(block);
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  // The checksum counts itself as spaces.
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

export async function* writeTar(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield headerOf(name, bytes.length);
    yield bytes;
    const over = bytes.length % block;
    if (over > 0) yield Buffer.alloc(block - over);
  }
  yield Buffer.alloc(2 * block);
}

/** Takes so many bytes at a time out of a stream of pieces. */
function taking(pieces: AsyncIterable<Uint8Array>) {
  const source = pieces[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (bytes: number): Promise<Buffer | null> => {
    while (length < bytes) {
      const { value, done } = await source.next();
      if (done) return null;
      held.push(Buffer.from(value));
      length += value.length;
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = all.length > bytes ? [all.subarray(bytes)] : [];
    length = all.length - bytes;
    return all.subarray(0, bytes);
  };
}

/** Throws where it is cut off, or is no tar file that we would have written. */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const take = taking(pieces);
  for (;;) {
    const header = await take(block);
    if (!header) throw new Error('the file ends too early');
    if (header.every((byte) => byte === 0)) return;
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
    const fits = headerOf(name, size >= 0 && size <= mostBytesOfEntry ? size : 0);
    if (!header.equals(fits)) throw new Error('not a file of this kind');
    const bytes = await take(Math.ceil(size / block) * block);
    if (!bytes) throw new Error('the file ends too early');
    yield { name, bytes: bytes.subarray(0, size) };
  }
}
