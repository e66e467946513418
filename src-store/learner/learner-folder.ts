/**
 * One folder a learner: profile, attempts, certificates, and the lock that keeps a second process out.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps } from '../disk/durable-file.ts';
import { type FolderLock, lockFolder } from '../disk/folder-lock.ts';
import { createJsonStore, type JsonStore, openJsonStore } from '../disk/json-store.ts';
import { type Profile, profileShape } from './profile.ts';

export type LearnerFolder = {
  readonly id: string;
  readonly path: string;
  readonly attempts: string;
  readonly credentials: string;
  readonly profile: JsonStore<Profile>;
  /** What the person should know of how the profile was opened. */
  readonly notices: readonly Failure[];
  close(): Promise<void>;
};

const learnersIn = (dataFolder: string) => join(dataFolder, 'learners');
const folderOf = (dataFolder: string, id: string) => join(learnersIn(dataFolder), id);

function opened(id: string, path: string, profile: JsonStore<Profile>, lock: FolderLock, notices: Failure[]) {
  return ok<LearnerFolder>({
    id,
    path,
    attempts: join(path, 'attempts'),
    credentials: join(path, 'credentials'),
    profile,
    notices,
    close: () => lock.release(),
  });
}

async function prepare(path: string): Promise<void> {
  for (const folder of [path, join(path, 'attempts'), join(path, 'credentials')]) await ensureFolder(folder);
}

export type NewLearner = { id: string; name: string; language: LanguageCode; createdAt: string };

/** Makes a learner, or begins anew in a folder whose profile was damaged beyond its good copy. */
export async function createLearner(dataFolder: string, learner: NewLearner): Promise<Result<LearnerFolder>> {
  const path = folderOf(dataFolder, learner.id);
  try {
    await prepare(path);
  } catch (error) {
    return failed(diskFailure(error));
  }
  const lock = await lockFolder(path);
  if (!lock.ok) return lock;
  const { id: learnerId, ...rest } = learner;
  const profile = await createJsonStore(profileShape(path), {
    schemaVersion: 5,
    learnerId,
    ...rest,
    lastCourseId: null,
    courses: {},
    exercises: {},
  });
  if (!profile.ok) {
    await lock.value.release();
    return profile;
  }
  return opened(learner.id, path, profile.value, lock.value, []);
}

export async function openLearner(dataFolder: string, id: string, now: () => Date): Promise<Result<LearnerFolder>> {
  const path = folderOf(dataFolder, id);
  try {
    if (!(await readdir(learnersIn(dataFolder))).includes(id)) return failed(failure('learner-unknown'));
    await prepare(path);
  } catch (error) {
    return failed(diskFailure(error));
  }
  const lock = await lockFolder(path);
  if (!lock.ok) return lock;
  const refuse = async (reason: Failure) => {
    await lock.value.release();
    return failed(reason);
  };
  try {
    await sweepTemps(path);
    await sweepTemps(join(path, 'credentials'));
  } catch (error) {
    return refuse(diskFailure(error));
  }
  const load = await openJsonStore(profileShape(path), now);
  switch (load.state) {
    case 'read':
    case 'migrated':
      return opened(id, path, load.store, lock.value, []);
    case 'restored':
      return opened(id, path, load.store, lock.value, [failure('profile-restored', { file: load.asidePath ?? '' })]);
    case 'absent':
    case 'damaged':
      return refuse(failure('profile-damaged', { learner: id, folder: path }));
    case 'too-new':
      return refuse(failure('profile-too-new', { version: load.version, folder: path }));
    case 'unreadable':
      return refuse(load.failure);
  }
}

export type LearnerListing = { id: string; name: string; language: LanguageCode; createdAt: string };

const listed = z.object({
  name: z.string(),
  language: z.string(),
  createdAt: z.string(),
});

/** Who has a profile on this machine. Reads without locking; a profile that cannot be read is listed by its id. */
export async function listLearners(dataFolder: string): Promise<LearnerListing[]> {
  const names = await readdir(learnersIn(dataFolder)).catch(() => [] as string[]);
  const listings: LearnerListing[] = [];
  for (const id of names.filter((name) => /^[a-z0-9]{16}$/.test(name))) {
    const path = folderOf(dataFolder, id);
    let found: z.infer<typeof listed> | null = null;
    for (const file of ['profile.json', 'profile.good.json']) {
      try {
        found ??= listed.parse(JSON.parse(await readFile(join(path, file), 'utf8')));
      } catch {
        // The next file, or the id alone: opening it will say what is wrong.
      }
    }
    listings.push({
      id,
      name: found?.name ?? id,
      language: (found?.language ?? 'en') as LanguageCode,
      createdAt: found?.createdAt ?? new Date(0).toISOString(),
    });
  }
  return listings.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
