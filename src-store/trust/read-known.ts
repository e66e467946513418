/**
 * What this machine knows of issuers, from folders, as a check uses it.
 */
import { type Known, provenLists } from '#core/verify/known.ts';
import { readHeld } from './read-held.ts';

/**
 * `folders`: the first that holds a trust list pins it; those after can only bring lists that follow from it. `now`: ISO
 * instant.
 */
export async function readKnown(folders: readonly string[], now: string): Promise<Known> {
  const { chain, statusLists } = await readHeld(folders);
  const trustList = chain.at(-1)?.list ?? null;
  return { trustList, statusLists: await provenLists(trustList, statusLists), now };
}
