/**
 * A pack that was carried here by hand, taken as what comes from a registry is: the same signature, the same order, every file
 * compared with its hash, read as content is always read, and shown from the next start on.
 */
import { readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldRelease } from '#core/content-update/offer.ts';
import { isWhole, type PackedFiles } from '#core/content-update/pack-file.ts';
import type { SignedRelease } from '#core/content-update/release.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import { isAside, releasesIn } from './content-store.ts';
import { roomToLeave } from './fetch-content.ts';
import { sha256Of } from './held-files.ts';
import { type JudgeRelease, judgeSigned } from './judge-release.ts';
import { type KeepRelease, keepRelease } from './keep-release.ts';

export type InstallPack = JudgeRelease & KeepRelease & { readonly signed: SignedRelease; readonly files: PackedFiles };

/** Null where this is what the computer has. */
export async function installPack(input: InstallPack): Promise<Result<HeldRelease | null>> {
  const { store, signed, files } = input;
  const judged = await judgeSigned(input, signed);
  if (!judged.ok || !judged.value) return judged.ok ? ok(null) : judged;
  const offer = judged.value;
  const isAsSaid = [...files].every(([sha256, bytes]) => sha256Of(bytes) === sha256);
  if (!isAsSaid || !isWhole(offer.release.files, files)) return failed(failure('content-damaged'));
  const unpacked = join(store.folder, 'by-hand');
  try {
    for (const folder of [unpacked, releasesIn(store.folder)]) await ensureFolder(folder);
    const { bavail, bsize } = await statfs(store.folder);
    // Each file lies there once more until the release is whole.
    const needed = 2 * [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    if (bavail * bsize < needed + roomToLeave) return failed(failure('content-no-room'));
    for (const name of await readdir(releasesIn(store.folder)))
      if (isAside(name)) await rm(join(releasesIn(store.folder), name), { recursive: true, force: true });
    const places = new Map<string, string>();
    for (const [sha256, bytes] of files) {
      places.set(sha256, join(unpacked, sha256));
      await writeDurably(join(unpacked, sha256), bytes);
    }
    const kept = await keepRelease(input, offer, places);
    if (kept.kind === 'ready') return ok(kept.release);
    return failed(kept.kind === 'spoilt' ? failure('content-damaged') : kept.why);
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    const why = diskFailure(error);
    return failed(why.code === 'disk-full' ? failure('content-no-room') : why);
  } finally {
    await rm(unpacked, { recursive: true, force: true }).catch(() => undefined);
  }
}
