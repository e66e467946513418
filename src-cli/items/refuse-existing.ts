/**
 * Nothing that is there is written over: says which files are in the way.
 */
import { lstat } from 'node:fs/promises';
import type { TFunction } from 'i18next';

/** True, and said on the error output, when one of `paths` is there: a file, a folder or a link. */
export async function refuseExisting(paths: readonly string[], hint: string, t: TFunction): Promise<boolean> {
  let found = false;
  for (const path of paths) {
    // What cannot even be looked at cannot be written either: the write says so.
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) process.stderr.write(`${t('alreadyThere', { ns: 'exchange', path })}\n`);
    found ||= isThere;
  }
  if (found) process.stderr.write(`${t(hint, { ns: 'exchange' })}\n`);
  return found;
}
