/**
 * A release as content is read: its files put together in a folder. That folder, and what was read from it, may be deleted at
 * any time.
 */
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '#core/content-update/release.ts';
import type { Library } from '#store/content/library.ts';
import { readLibraryCached } from '#store/content/library-cache.ts';
import { buildTree, putInPlace } from '#store/content-update/build-tree.ts';

const cacheOf = (data: string): string => join(data, 'cache', 'content');
const treeOf = (data: string, id: string): string => join(cacheOf(data), id);

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** `program`: names what reads. `placeOf`: where each file lies. Throws where one is not as it was published. */
export async function readTree(
  data: string,
  { id, release }: { readonly id: string; readonly release: Release },
  program: string,
  placeOf: (sha256: string) => string | undefined,
): Promise<Library> {
  const tree = treeOf(data, id);
  if (!(await isThere(tree))) {
    const aside = `${tree}.new`;
    await rm(aside, { recursive: true, force: true });
    const spoilt = await buildTree(aside, release.files, placeOf);
    if (spoilt !== null) throw new Error(`a file of the release ${id} is not as it was: ${spoilt}`);
    await putInPlace(aside, tree);
  }
  return readLibraryCached(tree, { file: join(cacheOf(data), `${id}.json`), version: program });
}

export const dropTree = (data: string, id: string): Promise<void> =>
  rm(treeOf(data, id), { recursive: true, force: true });
