/**
 * Reads a backup: first all of it, to see that it is whole; nothing of it is used before.
 */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  isContentFile,
  isKeyFile,
  type Manifest,
  manifestName,
  manifestSchema,
  sumOf,
  sumsName,
  sumsText,
  tableOfPart,
} from './manifest.ts';
import { type Entry, readTar } from './tar.ts';

/** The entries of the file, one after the other. Throws where it is damaged. */
export async function* entriesIn(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.once('error', (error) => unpacked.destroy(error));
  try {
    yield* readTar(unpacked);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

/** Null: no backup, or one in which something is missing or changed. Throws when the file cannot be read at all. */
export async function checkBackup(file: string): Promise<Manifest | null> {
  const sums = new Map<string, string>();
  let manifest: Manifest | null = null;
  let isWhole = false;
  try {
    for await (const { name, bytes } of entriesIn(file)) {
      if (name === sumsName) {
        isWhole = Buffer.from(bytes).toString('utf8') === sumsText(sums);
        continue;
      }
      if (isWhole || sums.has(name)) return null;
      if (name === manifestName) manifest = manifestSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
      else if (!manifest || !isExpected(name, manifest)) return null;
      sums.set(name, sumOf(bytes));
    }
  } catch (error) {
    if (typeof (error as { syscall?: unknown }).syscall === 'string') throw error;
    return null;
  }
  return isWhole ? manifest : null;
}

const isExpected = (name: string, { hasKeys, tables }: Manifest): boolean =>
  (hasKeys && isKeyFile(name)) || isContentFile(name) || tables.some((table) => table.name === tableOfPart(name));
