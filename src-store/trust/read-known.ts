/**
 * What this machine knows of issuers, from folders: `trust-list.json`, lists that follow it in `later/`, status lists in
 * `status/`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadStatusList, readStatusList } from '#core/trust/status-list.ts';
import { newestOf, readTrustList, type SignedTrustList } from '#core/trust/trust-list.ts';
import { type Known, provenLists } from '#core/verify/known.ts';

const jsonIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
};

const read = async <T>(paths: readonly string[], reader: (text: string) => T | null): Promise<T[]> => {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
  return texts.flatMap((text) => reader(text) ?? []);
};

/**
 * `folders`: the first that holds a trust list pins it; those after can only bring lists that follow from it. `now`: ISO
 * instant.
 */
export async function readKnown(folders: readonly string[], now: string): Promise<Known> {
  const first: SignedTrustList[] = await read(
    folders.map((folder) => join(folder, 'trust-list.json')),
    readTrustList,
  );
  const later = (await Promise.all(folders.map((folder) => jsonIn(join(folder, 'later'))))).flat();
  const [pinned, ...others] = first;
  const trustList = pinned ? newestOf(pinned, [...others, ...(await read(later, readTrustList))]).list : null;
  const status = (await Promise.all(folders.map((folder) => jsonIn(join(folder, 'status'))))).flat();
  const lists: ReadStatusList[] = await read(status, readStatusList);
  return { trustList, statusLists: await provenLists(trustList, lists), now };
}
