/**
 * Takes away all that was brought in by hand, where the first list was one of those: whoever trusted the wrong one begins
 * anew.
 */
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { digestOfList } from '#core/trust/bringing.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { syncFolder } from '../disk/durable-file.ts';
import type { TrustFolders } from './bring-lists.ts';
import { readHeld } from './read-held.ts';

/** `digest`: of the first list, as it was shown. One caller at a time. */
export async function forgetTrust({ shipped, own }: TrustFolders, digest: string): Promise<Result<null>> {
  const { chain, folderOf } = await readHeld([shipped, own]);
  const [pinned] = chain;
  if (!pinned || folderOf.get(pinned) !== own || digestOfList(pinned) !== digest) {
    return failed(failure('trust-changed-meanwhile'));
  }
  const gone = `${own}.forgotten`;
  try {
    await rm(gone, { recursive: true, force: true });
    // In one step: half of it forgotten, an older list could count again.
    await rename(own, gone);
    await syncFolder(dirname(own));
  } catch (error) {
    return failed(diskFailure(error));
  }
  await rm(gone, { recursive: true, force: true }).catch(() => undefined);
  return ok(null);
}
