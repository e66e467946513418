/**
 * A release of which every file lies on this machine is put together, read as content is always read, and written down: it
 * counts from the next start. Until its name is written down, nothing has changed.
 */
import { rm } from 'node:fs/promises';
import type { ContentProblem } from '#core/content/problem.ts';
import { type HeldRelease, heldAs } from '#core/content-update/offer.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { syncFolder, writeDurably } from '../disk/durable-file.ts';
import { buildTree, putInPlace } from './build-tree.ts';
import type { ReleaseCheck } from './check-release.ts';
import { asideOf, type ContentStore, partsOfRelease, releaseFolder } from './content-store.ts';
import type { OfferedRelease } from './judge-release.ts';

export type KeepRelease = {
  readonly store: ContentStore;
  readonly program: string;
  /** What is wrong with a release, read as content is always read; nothing when it can be taken. */
  readonly check: (release: ReleaseCheck) => Promise<readonly ContentProblem[]>;
};

export type KeptRelease =
  | { readonly kind: 'ready'; readonly release: HeldRelease }
  /** This file is not what it was any more. */
  | { readonly kind: 'spoilt'; readonly sha256: string }
  | { readonly kind: 'unfit'; readonly why: Failure }
  /** The disk did not take what had to be written down. */
  | { readonly kind: 'not-noted'; readonly why: Failure };

/** `places`: where each file lies, by its hash. Throws what the disk says. */
export async function keepRelease(
  { store, check, program }: KeepRelease,
  offer: OfferedRelease,
  places: ReadonlyMap<string, string>,
): Promise<KeptRelease> {
  const folder = releaseFolder(store.folder, offer.id);
  const aside = asideOf(folder);
  const { files, prepared, signed } = partsOfRelease(aside);
  await rm(aside, { recursive: true, force: true });
  const spoilt = await buildTree(files, offer.release.files, (sha256) => places.get(sha256));
  if (spoilt !== null) return { kind: 'spoilt', sha256: spoilt };
  const [problem] = await check({ folder: files, prepared, version: program });
  if (problem) {
    const why = failure('content-unfit', { file: problem.file, line: problem.line, code: problem.code });
    const noted = await store.update((copy) => {
      copy.unfit = { id: offer.id, program, failure: why };
    });
    await rm(aside, { recursive: true, force: true });
    return { kind: 'unfit', why: noted.ok ? why : noted.failure };
  }
  await writeDurably(signed, JSON.stringify(offer.signed));
  await syncFolder(aside);
  await putInPlace(aside, folder);
  const release = heldAs(offer);
  const noted = await store.update((copy) => Object.assign(copy, { ready: release, unfit: null }));
  return noted.ok ? { kind: 'ready', release } : { kind: 'not-noted', why: noted.failure };
}
