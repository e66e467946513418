/**
 * Whose passes of assessors this machine believes, and which of them it heard to be withdrawn, from folders.
 */
import { type PassTrust, passTrustOf } from '#core/assessment/withdrawn-passes.ts';
import { readHeld } from './read-held.ts';

/** `folders`: as in [read-known](read-known.ts). Null where there is no trust list. */
export async function readPassTrust(folders: readonly string[]): Promise<PassTrust | null> {
  const { chain, passLists } = await readHeld(folders);
  return passTrustOf(chain.at(-1)?.list ?? null, passLists);
}
