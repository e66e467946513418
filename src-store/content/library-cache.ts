/**
 * Content that was read and found good once need not be read again: the result lies in a file of its own, and counts as
 * long as no file of the content folder has another name, size or time. It may be deleted at any moment. For the very first
 * start it is made ready when the program is built; that one counts as long as every file holds the same bytes.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurably } from '../disk/durable-file.ts';
import type { Library } from './library.ts';
import { shelve, unshelve } from './library-file.ts';

export type LibraryCache = {
  /** Where the result is kept. */
  readonly file: string;
  /** What `prepareLibrary` made, where there is one. */
  readonly prepared?: string;
  /** Names the program that reads, so that a new one never trusts what an old one made. */
  readonly version: string;
};

/** What is said of a file: by its surroundings, or by its bytes. */
type Telling = (path: string, info: Stats) => string;
const byTime: Telling = (_path, { size, mtimeMs, mode }) => `${size}\0${mtimeMs}\0${mode}`;
const byBytes: Telling = (path) => {
  try {
    return digest(readFileSync(path));
  } catch {
    // Whoever reads the content says so; here it is only not what was made ready.
    return 'unreadable';
  }
};

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Everything below some folders, as one hash: when a file is written, it is another. `start`: what it depends on too. */
export const fingerprintOf = (folders: readonly string[], start: string): string =>
  folders.reduce((version, folder) => fingerprint(folder, version, byTime), start);

/** Everything below `folder`, as one hash. Small files are looked at faster than they are asked for one by one. */
function fingerprint(folder: string, version: string, tell: Telling): string {
  const hash = createHash('sha256').update(version);
  const visit = (path: string, shown: string): void => {
    for (const entry of namesIn(path)) {
      const inside = join(path, entry);
      const name = `${shown}/${entry}`;
      const info = lstatSync(inside, { throwIfNoEntry: false });
      if (info?.isDirectory()) visit(inside, name);
      else hash.update(`${name}\0${info ? tell(inside, info) : 'gone'}\n`);
    }
  };
  visit(folder, '');
  return hash.digest('hex');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** What stands before a library in its file: of which content it is, and what it holds. Hexadecimal digits. */
const headerOf = (print: string, body: Buffer) => Buffer.from(`${print} ${digest(body)}\n`);
const headerLength = 130;

/** The library in a file, when that is whole and of this content; null for any other. */
async function keptIn(file: string, print: string): Promise<Library | null> {
  try {
    const bytes = await readFile(file);
    if (bytes.toString('latin1', 0, print.length) !== print) return null;
    const body = bytes.subarray(headerLength);
    return bytes.subarray(0, headerLength).equals(headerOf(print, body)) ? unshelve(body) : null;
  } catch {
    // Not there, or not readable.
    return null;
  }
}

async function keep(file: string, print: string, library: Library): Promise<void> {
  const body = shelve(library);
  await mkdir(dirname(file), { recursive: true });
  await writeDurably(file, Buffer.concat([headerOf(print, body), body]));
}

async function readAnew(contentFolder: string): Promise<Library> {
  // The readers of Markdown, YAML and SVG are heavy, and not wanted on most days.
  const { readLibrary } = await import('./library.ts');
  return readLibrary(contentFolder);
}

/** The library of `contentFolder`: as it was kept when that still fits, else as it was made ready, else read anew. */
export async function readLibraryCached(contentFolder: string, cache: LibraryCache): Promise<Library> {
  const { file, prepared, version } = cache;
  const print = fingerprint(contentFolder, version, byTime);
  const kept = await keptIn(file, print);
  if (kept) return kept;
  const ready = prepared && (await keptIn(prepared, fingerprint(contentFolder, version, byBytes)));
  const library = ready || (await readAnew(contentFolder));
  // What is wrong is looked at anew each time, so that it is said until it is mended.
  if (library.refused.length === 0) await keep(file, print, library).catch(() => undefined);
  return library;
}

/** Keeps what somebody else has read of `contentFolder` just now, as if it had been read for this `cache`. */
export async function keepLibrary(
  contentFolder: string,
  { file, version }: LibraryCache,
  library: Library,
): Promise<void> {
  if (library.refused.length === 0) await keep(file, fingerprint(contentFolder, version, byTime), library);
}

/** Makes `file` ready for the first start. Nothing is made of content in which something is wrong. */
export async function prepareLibrary(contentFolder: string, file: string, version: string): Promise<Library> {
  const library = await readAnew(contentFolder);
  if (library.refused.length === 0) await keep(file, fingerprint(contentFolder, version, byBytes), library);
  return library;
}

/** The `version` of a program: its first file names all others by what is in them. */
export const versionOf = async (program: string): Promise<string> => digest(await readFile(program));
