/**
 * Who asks an assessor, with what was entered so far and what was signed: one file a request.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { requestSchema } from '#core/assessment/carried.ts';
import { stepSchema } from '#core/assessment/rubric.ts';
import { sha256Text } from '#core/assessment/sign-off.ts';
import { contentId, isoInstant, someLines } from '#core/contract/values.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { syncFolder } from '../disk/durable-file.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';

/** Most pictures of one assessment. */
export const mostPictures = 6;

const keptRequest = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.uuid(),
  takenAt: isoInstant,
  request: requestSchema,
  /** As it is entered, tap by tap. */
  draft: z.strictObject({
    /** `rubricDigest` of what was judged by; null while nothing was. */
    rubric: sha256Text.nullable(),
    ratings: z.record(contentId, stepSchema),
    note: someLines(1000).or(z.literal('')),
    seenAt: isoInstant.nullable(),
    pictures: z.array(sha256Text).max(mostPictures),
  }),
  /** What went out, and is never signed again. */
  signed: z.strictObject({ at: isoInstant, line: z.string().max(16 * 1024) }).nullable(),
});
export type KeptRequest = z.infer<typeof keptRequest>;
export type RequestStore = JsonStore<KeptRequest>;

const shapeOf = (folder: string, id: string): JsonStoreShape<KeptRequest> => ({
  folder,
  name: id,
  version: 1,
  schema: keptRequest,
  migrations: [],
});

const named = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.good)?\.json$/;

/** Every request in the folder. What is damaged beyond its good copy stays where it was set aside, and is told. */
export async function openRequests(
  folder: string,
  now: () => Date,
): Promise<Result<{ readonly stores: RequestStore[]; readonly notices: readonly Failure[] }>> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const ids = [...new Set(names.flatMap((name) => named.exec(name)?.[1] ?? []))].sort();
  const stores: RequestStore[] = [];
  const notices: Failure[] = [];
  for (const id of ids) {
    const load = await openJsonStore(shapeOf(folder, id), now);
    if (load.state === 'unreadable') return failed(load.failure);
    if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
    if ('store' in load) stores.push(load.store);
    else if (notices.length === 0) notices.push(failure('request-damaged', { folder }));
  }
  return ok({ stores, notices });
}

export const createRequest = (folder: string, kept: KeptRequest): Promise<Result<RequestStore>> =>
  createJsonStore(shapeOf(folder, kept.id), kept);

export async function deleteRequest(folder: string, id: string): Promise<Result<Record<string, never>>> {
  try {
    // The copy first: otherwise it would bring back what was taken away.
    for (const name of [`${id}.good.json`, `${id}.json`]) await rm(join(folder, name), { force: true });
    await syncFolder(folder);
    return ok({});
  } catch (error) {
    return failed(diskFailure(error));
  }
}
