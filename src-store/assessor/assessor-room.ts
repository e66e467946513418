/**
 * All that an assessor has, in the folder of the learner that they are too: `assessor/` with the key, the passes, who asks with what
 * was entered and signed, what other assessors signed of the same people, and pictures. What is said to be kept is on the disk.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps } from '../disk/durable-file.ts';
import type { JsonStore } from '../disk/json-store.ts';
import type { Vault } from '../keys/device-keys.ts';
import { type BesideShape, openBeside } from '../learner/beside-profile.ts';
import { type AssessorKey, openAssessorKey } from './assessor-key.ts';
import { dropPicture, pictureIn, putPicture } from './evidence-pictures.ts';
import { createRequest, deleteRequest, type KeptRequest, openRequests, type RequestStore } from './kept-request.ts';

export const mostPasses = 100;
/** What others signed is for the agreement alone: the oldest make room. */
export const mostOthers = 500;

const line = z.string().max(16 * 1024);
const passesSchema = z.strictObject({ schemaVersion: z.literal(1), lines: z.array(line).max(mostPasses) });
const othersSchema = z.strictObject({ schemaVersion: z.literal(1), lines: z.array(line).max(mostOthers) });
type Lines = { schemaVersion: 1; lines: string[] };

const shapeOf = (folder: string, name: string, schema: z.ZodType<Lines>): BesideShape<Lines> => ({
  folder,
  name,
  version: 1,
  schema,
  migrations: [],
  empty: { schemaVersion: 1, lines: [] },
  restored: 'assessor-restored',
  begunAnew: 'assessor-begun-anew',
});

export type AssessorRoom = {
  readonly key: AssessorKey;
  /** Lines that organisations signed for this key. */
  readonly passes: JsonStore<Lines>;
  /** Sign-offs by other assessors, as they came. */
  readonly others: JsonStore<Lines>;
  /** In no order. */
  requests(): readonly RequestStore[];
  take(kept: KeptRequest): Promise<Result<RequestStore>>;
  /** With the pictures that no other one has. */
  remove(id: string): Promise<Result<Record<string, never>>>;
  putPicture(bytes: Uint8Array): Promise<Result<string>>;
  picture(id: string): Promise<Uint8Array | null>;
  /** Unless a request still has it. */
  dropPicture(id: string): Promise<void>;
};

export type RoomParts = {
  readonly vault: Vault;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
};

/** `learnerFolder`: its lock is held. */
export async function openAssessorRoom(
  learnerFolder: string,
  { vault, now, random }: RoomParts,
): Promise<Result<{ readonly room: AssessorRoom; readonly notices: readonly Failure[] }>> {
  const folder = join(learnerFolder, 'assessor');
  const at = { requests: join(folder, 'requests'), pictures: join(folder, 'pictures') };
  try {
    for (const one of [at.requests, at.pictures]) await ensureFolder(one);
    for (const one of [folder, at.requests, at.pictures]) await sweepTemps(one);
  } catch (error) {
    return failed(diskFailure(error));
  }
  const key = await openAssessorKey(folder, vault, now, random);
  if (!key.ok) return key;
  const passes = await openBeside(shapeOf(folder, 'passes', passesSchema), now);
  if (!passes.ok) return passes;
  const others = await openBeside(shapeOf(folder, 'others', othersSchema), now);
  if (!others.ok) return others;
  const requests = await openRequests(at.requests, now);
  if (!requests.ok) return requests;
  const open = new Map(requests.value.stores.map((store) => [store.data.id, store]));
  const drop = async (id: string) => {
    if ([...open.values()].some(({ data }) => data.draft.pictures.includes(id))) return;
    await dropPicture(at.pictures, id);
  };
  const room: AssessorRoom = {
    key: key.value.key,
    passes: passes.value.store,
    others: others.value.store,
    requests: () => [...open.values()],
    take: async (kept) => {
      const made = await createRequest(at.requests, kept);
      if (made.ok) open.set(kept.id, made.value);
      return made;
    },
    remove: async (id) => {
      const pictures = open.get(id)?.data.draft.pictures ?? [];
      const deleted = await deleteRequest(at.requests, id);
      if (!deleted.ok) return deleted;
      open.delete(id);
      for (const picture of pictures) await drop(picture);
      return deleted;
    },
    putPicture: (bytes) => putPicture(at.pictures, bytes),
    picture: (id) => pictureIn(at.pictures, id),
    dropPicture: drop,
  };
  const notices = [key.value, passes.value, others.value, requests.value].flatMap((part) => part.notices);
  return ok({ room, notices });
}
