/**
 * What a registry has published, in the folder `content/`: each release as it was signed, and every file once, by its hash.
 * Nothing is taken away: somebody may have sat an exam of any of them.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Release,
  releaseIdOf,
  releaseSchema,
  type SignedRelease,
  signedRelease,
} from '#core/content-update/release.ts';

export const contentFolder = 'content';
export const releasesOf = (data: string): string => join(data, contentFolder, 'releases');
export const filesOf = (data: string): string => join(data, contentFolder, 'files');
export const fileOf = (data: string, sha256: string): string => join(filesOf(data), sha256);

/** Sorted by name they are sorted by time. */
export const nameOfRelease = ({ publishedAt }: Release, id: string): string =>
  `${publishedAt.replace(/[-:.]/g, '')}-${id.slice(0, 16)}.json`;
const namePattern = /^\d{8}T\d{9}Z-([0-9a-f]{16})\.json$/;

export type Published = { readonly id: string; readonly release: Release; readonly signed: SignedRelease };

/** Names of what was published, the newest first. */
export async function publishedIn(data: string): Promise<string[]> {
  const names = await readdir(releasesOf(data)).catch(() => [] as string[]);
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse();
}

/** Whether this may be the name of that release. */
export const isNameOf = (name: string, id: string): boolean => namePattern.exec(name)?.[1] === id.slice(0, 16);

/** Throws when it is not there, or none. */
export async function readPublished(data: string, name: string): Promise<Published> {
  const signed = signedRelease.parse(JSON.parse(await readFile(join(releasesOf(data), name), 'utf8')));
  const release = z.preprocess((text) => JSON.parse(text as string), releaseSchema).parse(signed.body);
  return { id: releaseIdOf(signed), release, signed };
}
