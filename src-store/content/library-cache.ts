/**
 * Content that was read and found good once need not be read again: the result lies in a file of its own, and counts as
 * long as no file of the content folder has another name, size or time. It may be deleted at any moment.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurably } from '../disk/durable-file.ts';
import type { Library } from './library.ts';

/** Names, sizes and times of everything below `folder`, as one hash. */
async function fingerprint(folder: string, version: string): Promise<string> {
  const hash = createHash('sha256').update(version);
  const visit = async (path: string): Promise<string[]> => {
    const names = (await readdir(path).catch(() => [] as string[])).sort();
    const parts = await Promise.all(
      names.map(async (name) => {
        const inside = join(path, name);
        const info = await lstat(inside).catch(() => null);
        if (!info) return [`${inside}\0gone\n`];
        if (info.isDirectory()) return visit(inside);
        return [`${inside}\0${info.size}\0${info.mtimeMs}\0${info.mode}\n`];
      }),
    );
    return parts.flat();
  };
  for (const line of await visit(folder)) hash.update(line);
  return hash.digest('hex');
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The library of `contentFolder`, from `cacheFile` when that is whole and still fits, else read anew. `version` names the
 * program that reads, so that a new one never trusts what an old one made.
 */
export async function readLibraryCached(contentFolder: string, cacheFile: string, version: string): Promise<Library> {
  const print = await fingerprint(contentFolder, version);
  try {
    const text = await readFile(cacheFile, 'utf8');
    const [header, body] = [text.slice(0, 129), text.slice(130)];
    if (header === `${print} ${digest(body)}`) return JSON.parse(body) as Library;
  } catch {
    // Not there, or not readable: read the content itself.
  }
  // The readers of Markdown, YAML and SVG are heavy, and not wanted on most days.
  const { readLibrary } = await import('./library.ts');
  const library = await readLibrary(contentFolder);
  // What is wrong is looked at anew each time, so that it is said until it is mended.
  if (library.refused.length === 0) {
    const body = JSON.stringify(library);
    await mkdir(dirname(cacheFile), { recursive: true })
      .then(() => writeDurably(cacheFile, `${print} ${digest(body)}\n${body}`))
      .catch(() => undefined);
  }
  return library;
}
