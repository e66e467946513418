/**
 * Content as the commands read it. The clone's own is kept beside what the clone builds once it was read, until a file of it
 * or of the program is another one.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Library, readLibrary } from '#store/content/library.ts';
import {
  fingerprintOf,
  keepLibrary,
  type LibraryCache,
  readLibraryCached,
  versionOf,
} from '#store/content/library-cache.ts';

const inClone = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Of everything that has a say in how content is read. */
export async function versionOfReaders(): Promise<string> {
  const libraries = await versionOf(inClone('package-lock.json'));
  return fingerprintOf([inClone('src-core'), inClone('src-store')], libraries);
}

/** Where what was read of the clone's own content is kept. */
export const cacheOfCommands = async (): Promise<LibraryCache> => ({
  file: join(inClone('out'), 'library-of-commands.json'),
  version: await versionOfReaders(),
});

export async function readContent(folder: string): Promise<Library> {
  if (resolve(folder) !== inClone('content')) return readLibrary(folder);
  return readLibraryCached(folder, await cacheOfCommands());
}

/** The clone's own content was read when the program was built: no command need read it again. */
export const keepContent = async (library: Library): Promise<void> =>
  keepLibrary(inClone('content'), await cacheOfCommands(), library);
