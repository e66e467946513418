/**
 * How far this device has come with its registry: one small file, written after what it speaks of is on the disk.
 */
import { z } from 'zod';
import { isoInstant, learnerId } from '#core/contract/values.ts';
import { failureSchema } from '#core/result/failure.ts';
import { enrolReply, feedBeginning, feedCursor, quarantines, registryAbout, rejections } from '#core/sync/calls.ts';
import { deviceDid, eventHead, eventId, noEvents } from '#core/sync/device-event.ts';
import type { SyncMarks } from '#core/sync/reconcile.ts';
import type { JsonStoreShape } from '../disk/json-store.ts';

const epoch = registryAbout.shape.epoch;

export const enrolmentSchema = z.strictObject({
  address: z.string().max(300),
  /** Who it said it was: whatever it says later must be signed with one of these keys. */
  registry: registryAbout.pick({ id: true, name: true, keys: true, sealingKey: true }),
  person: enrolReply.shape.person,
  /** Whose records go there. */
  learner: learnerId,
  enrolledAt: isoInstant,
  /** The registry does not know this device by the key that it has now: the person needs a new code. */
  needsCode: z.boolean(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

const setApart = z.strictObject({ id: eventId, code: z.enum([...quarantines, ...rejections]) });
export type SetApart = z.infer<typeof setApart>;

export const marksSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Whose events are meant. */
  device: deviceDid,
  enrolment: enrolmentSchema.nullable(),
  epoch: epoch.nullable(),
  cursor: feedCursor,
  acknowledged: eventHead,
  /** What the registry keeps for a person to look at, or does not take as it is. */
  setApart: z.array(setApart).max(100_000),
  lastSyncedAt: isoInstant.nullable(),
  /** How often in a row it did not work, and when it is tried again. */
  tries: z.number().int().nonnegative(),
  nextTryAt: isoInstant.nullable(),
  problem: failureSchema.nullable(),
  /** The last exchange was slow or cut off: begin with little. */
  isSlow: z.boolean(),
  /** Logs of earlier keys of this device, and how much of each which registry had. */
  ended: z
    .array(
      z.strictObject({
        device: deviceDid,
        file: z.string().max(100),
        registry: z.string().max(300).nullable(),
        acknowledged: z.number().int().nonnegative(),
      }),
    )
    .max(1000),
});
export type Marks = z.infer<typeof marksSchema>;

export const marksShape = (folder: string): JsonStoreShape<Marks> => ({
  folder,
  name: 'marks',
  version: 1,
  schema: marksSchema,
  migrations: [],
});

/** Of a device that has not spoken to a registry yet. */
export const newMarks = (device: string): Marks => ({
  schemaVersion: 1,
  device,
  enrolment: null,
  epoch: null,
  cursor: feedBeginning,
  acknowledged: noEvents,
  setApart: [],
  lastSyncedAt: null,
  tries: 0,
  nextTryAt: null,
  problem: null,
  isSlow: false,
  ended: [],
});

/** What a registry said, forgotten: before another one, or under another key, everything begins from the beginning. */
export function forgetRegistry(marks: Marks): void {
  const { epoch: none, cursor, acknowledged, setApart: nothing, tries, nextTryAt, problem } = newMarks(marks.device);
  Object.assign(marks, { epoch: none, cursor, acknowledged, setApart: nothing, tries, nextTryAt, problem });
}

export const syncMarksOf = ({ epoch: life, cursor, acknowledged }: Marks): SyncMarks => ({
  epoch: life,
  cursor,
  acknowledged,
});
