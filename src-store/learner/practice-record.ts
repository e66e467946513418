/**
 * What is kept of one learner's practice: one memory a check, nothing that grows with use. A file of its own, because an
 * answer in practice must not rewrite the profile.
 */
import { z } from 'zod';
import { contentId } from '#core/contract/values.ts';
import { memorySchema } from '#core/practice/memory.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';

const practiceRecord = z.strictObject({
  schemaVersion: z.literal(1),
  /** Course → check → what is remembered of it. */
  courses: z.record(contentId, z.record(contentId, memorySchema)),
});
export type PracticeRecord = z.infer<typeof practiceRecord>;

export const practiceShape = (folder: string): JsonStoreShape<PracticeRecord> => ({
  folder,
  name: 'practice',
  version: 1,
  schema: practiceRecord,
  migrations: [],
});

export type OpenedPractice = { readonly store: JsonStore<PracticeRecord>; readonly notices: readonly Failure[] };

/** Opens the practice in a learner's folder. What is damaged beyond its good copy is set aside, and it begins anew. */
export async function openPractice(folder: string, now: () => Date): Promise<Result<OpenedPractice>> {
  const shape = practiceShape(folder);
  const load = await openJsonStore(shape, now);
  switch (load.state) {
    case 'read':
    case 'migrated':
      return ok({ store: load.store, notices: [] });
    case 'restored':
      return ok({ store: load.store, notices: [failure('practice-restored')] });
    case 'too-new':
      return failed(failure('profile-too-new', { version: load.version, folder }));
    case 'unreadable':
      return failed(load.failure);
    case 'absent':
    case 'damaged': {
      const made = await createJsonStore(shape, { schemaVersion: 1, courses: {} });
      if (!made.ok) return made;
      const damaged = load.state === 'damaged';
      return ok({ store: made.value, notices: damaged ? [failure('practice-begun-anew', { folder })] : [] });
    }
  }
}
