/**
 * Which content this computer shows, and what comes after it: one small file, written after what it speaks of is on the disk.
 */
import { z } from 'zod';
import { heldRelease } from '#core/content-update/offer.ts';
import { sha256Hex } from '#core/content-update/release.ts';
import { failureSchema } from '#core/result/failure.ts';
import type { JsonStoreShape } from '../disk/json-store.ts';

export const standingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Null: what came with the program. */
  inUse: heldRelease.nullable(),
  /** Whole and checked: it counts from the next start. */
  ready: heldRelease.nullable(),
  /** One that came and could not be taken by this program: it is not fetched again and again. */
  unfit: z.strictObject({ id: sha256Hex, program: z.string().max(100), failure: failureSchema }).nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

export const standingShape = (folder: string): JsonStoreShape<Standing> => ({
  folder,
  name: 'standing',
  version: 1,
  schema: standingSchema,
  migrations: [],
});

export const newStanding: Standing = { schemaVersion: 1, inUse: null, ready: null, unfit: null };
