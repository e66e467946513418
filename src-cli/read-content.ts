/**
 * Content as the commands read it. The clone's own is kept beside what the clone builds once it was read, until a file of it
 * or of the program is another one.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Library, readLibrary } from '#store/content/library.ts';
import { fingerprintOf, readLibraryCached, versionOf } from '#store/content/library-cache.ts';

const inClone = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

export async function readContent(folder: string): Promise<Library> {
  if (resolve(folder) !== inClone('content')) return readLibrary(folder);
  // What has a say in how content is read.
  const libraries = await versionOf(inClone('package-lock.json'));
  const version = fingerprintOf([inClone('src-core'), inClone('src-store')], libraries);
  return readLibraryCached(folder, { file: join(inClone('out'), 'library-of-commands.json'), version });
}
