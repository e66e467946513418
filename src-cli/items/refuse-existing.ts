/**
 * Nothing that is there is written over: says which files are in the way.
 */
import type { TFunction } from 'i18next';
import { thoseThere } from '#store/items/bring-in.ts';

/** Says of each of `paths` that it is in the way, and what to do. */
export function sayInTheWay(paths: readonly string[], hint: string, t: TFunction): void {
  for (const path of paths) process.stderr.write(`${t('alreadyThere', { ns: 'exchange', path })}\n`);
  process.stderr.write(`${t(hint, { ns: 'exchange' })}\n`);
}

/** True, and said on the error output, when one of `paths` is there: a file, a folder or a link. */
export async function refuseExisting(paths: readonly string[], hint: string, t: TFunction): Promise<boolean> {
  const there = await thoseThere(paths);
  if (there.length > 0) sayInTheWay(there, hint, t);
  return there.length > 0;
}
