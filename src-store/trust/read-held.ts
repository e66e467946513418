/**
 * The lists in folders, before anybody asks what they prove: `trust-list.json`, lists that follow it in `later/`, status
 * lists and lists of withdrawn passes in `status/`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadPassList, readPassList } from '#core/assessment/withdrawn-passes.ts';
import type { Held } from '#core/trust/bringing.ts';
import { type ReadStatusList, readStatusList } from '#core/trust/status-list.ts';
import { chainOf, isSignedByOne, readTrustList, type SignedTrustList } from '#core/trust/trust-list.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';

export const pinFile = (folder: string): string => join(folder, 'trust-list.json');
export const laterFolder = (folder: string): string => join(folder, 'later');
export const statusListFolder = (folder: string): string => join(folder, 'status');

export type HeldInFolders = Held & {
  /** In which folder each list of the chain lies. */
  readonly folderOf: ReadonlyMap<SignedTrustList, string>;
  /** Trust lists that nobody of the chain has signed: they count for nothing. */
  readonly leftOut: number;
  /** Paths of files that are there and are no whole list. */
  readonly unreadable: readonly string[];
};

type Found<T> = { readonly folder: string; readonly path: string; readonly value: T | null };

/** What is not there is left out; what is there and no list of this kind is null. */
async function read<T>(
  paths: readonly { folder: string; path: string }[],
  reader: (text: string) => T | null,
): Promise<Found<T>[]> {
  const found = await Promise.all(
    paths.map(async ({ folder, path }): Promise<Found<T> | null> => {
      try {
        return { folder, path, value: reader(await readFile(path, 'utf8')) };
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : { folder, path, value: null };
      }
    }),
  );
  return found.flatMap((one) => one ?? []);
}

const jsonIn = async (folders: readonly string[], below: (folder: string) => string) => {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(below(folder)).catch(() => [] as string[]);
      const json = names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
      return json.map((name) => ({ folder, path: join(below(folder), name) }));
    }),
  );
  return found.flat();
};

type InStatus = { readonly status: ReadStatusList } | { readonly passes: ReadPassList };

function readInStatus(text: string): InStatus | null {
  const status = readStatusList(text);
  if (status) return { status };
  const passes = readPassList(text, quickEd25519);
  return passes && { passes };
}

/** `folders`: the first that holds a trust list pins it; those after can only bring lists that follow from it. */
export async function readHeld(folders: readonly string[]): Promise<HeldInFolders> {
  const pins = await read(
    folders.map((folder) => ({ folder, path: pinFile(folder) })),
    readTrustList,
  );
  const later = await read(await jsonIn(folders, laterFolder), readTrustList);
  const status = await read(await jsonIn(folders, statusListFolder), readInStatus);

  const whole = [...pins, ...later].flatMap(({ folder, value }) => (value ? [{ folder, value }] : []));
  const pinned = pins.find(({ value }) => value)?.value ?? null;
  const others = whole.flatMap(({ value }) => (value === pinned ? [] : [value]));
  const chain = pinned ? chainOf(pinned, others) : [];
  const roots = chain.flatMap(({ list }) => list.roots);
  return {
    chain,
    statusLists: status.flatMap(({ value }) => (value && 'status' in value ? [value.status] : [])),
    passLists: status.flatMap(({ value }) => (value && 'passes' in value ? [value.passes] : [])),
    folderOf: new Map(whole.map(({ folder, value }) => [value, folder])),
    leftOut: pinned ? others.filter((one) => !isSignedByOne(one, roots)).length : 0,
    unreadable: [...pins, ...later, ...status].flatMap(({ path, value }) => (value ? [] : [path])),
  };
}
