/**
 * The content of this computer: what came with the program, and releases of a registry beside it, each in a folder of its
 * own that is whole or not there.
 *
 * [Note: between sessions] Which content is shown is decided once, when the program starts: a release that came meanwhile
 * takes its place then. Nothing changes under anybody who learns or sits an exam, and whoever reads a file of the content
 * finds it until the program ends. An exam that was begun before names its release and goes on with that.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldRelease } from '#core/content-update/offer.ts';
import { failure } from '#core/result/failure.ts';
import { failed, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder } from '../disk/durable-file.ts';
import { createJsonStore, type JsonStore, openJsonStore } from '../disk/json-store.ts';
import { newStanding, type Standing, standingShape } from './standing.ts';

export type ContentPlace = {
  /** Where its files lie. */
  readonly folder: string;
  /** Where it was made ready for the first start with it; null for what came with the program. */
  readonly prepared: string | null;
};

export type ContentStore = {
  /** Of releases and what is on its way. */
  readonly folder: string;
  readonly shipped: string;
  /** As it was when the program started; null: what came with it. */
  readonly inUse: HeldRelease | null;
  /** Where its files lie. */
  readonly folderInUse: string;
  /** Of a release that is here, or of what came with the program; null where it is not here any more. */
  placeOf(release: string | null): Promise<ContentPlace | null>;
  readonly standing: Standing;
  update(change: (copy: Standing) => void): Promise<Result<Standing>>;
};

export const releasesIn = (folder: string): string => join(folder, 'releases');
export const comingIn = (folder: string): string => join(folder, 'coming');
export const releaseFolder = (folder: string, id: string): string => join(releasesIn(folder), id);
/** While it is put together: nothing of it counts. */
export const asideOf = (release: string): string => `${release}.new`;
export const isAside = (name: string): boolean => name.endsWith('.new');
export const partsOfRelease = (release: string) => ({
  signed: join(release, 'release.json'),
  prepared: join(release, 'library.json'),
  files: join(release, 'files'),
});

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Opens it, and lets a release that is ready take its place: once, at the start of the program. */
export async function openContentStore(dataFolder: string, shipped: string, now: () => Date): Promise<ContentStore> {
  const folder = join(dataFolder, 'content');
  const load = await openJsonStore(standingShape(folder), now);
  // Damaged beyond its copy, or of a later program: what came with this one is always there.
  let store: JsonStore<Standing> | null = 'store' in load ? load.store : null;
  const whyNot =
    load.state === 'unreadable' ? load.failure : load.state === 'too-new' ? failure('content-newer-program') : null;
  const isHere = (release: HeldRelease | null) =>
    release !== null && isThere(partsOfRelease(releaseFolder(folder, release.id)).signed);

  const update: ContentStore['update'] = async (change) => {
    if (whyNot) return failed(whyNot);
    if (!store) {
      try {
        await ensureFolder(folder);
      } catch (error) {
        return failed(diskFailure(error));
      }
      const made = await createJsonStore(standingShape(folder), newStanding);
      if (!made.ok) return made;
      store = made.value;
    }
    return store.update(change);
  };

  const ready = store?.data.ready ?? null;
  if (ready && (await isHere(ready))) {
    // Where the disk does not take it, it is tried at the next start.
    await update((copy) => Object.assign(copy, { inUse: ready, ready: null }));
  }
  const said = store?.data.inUse ?? null;
  const inUse = (await isHere(said)) ? said : null;
  return {
    folder,
    shipped,
    inUse,
    folderInUse: inUse ? partsOfRelease(releaseFolder(folder, inUse.id)).files : shipped,
    placeOf: async (release) => {
      if (release === null) return { folder: shipped, prepared: null };
      const { signed, files, prepared } = partsOfRelease(releaseFolder(folder, release));
      return (await isThere(signed)) ? { folder: files, prepared } : null;
    },
    get standing() {
      return store?.data ?? newStanding;
    },
    update,
  };
}
