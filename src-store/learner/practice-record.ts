/**
 * What is kept of one learner's practice: one memory a check, nothing that grows with use. A file of its own, because an
 * answer in practice must not rewrite the profile.
 */
import { z } from 'zod';
import { contentId } from '#core/contract/values.ts';
import { memorySchema } from '#core/practice/memory.ts';
import type { BesideShape } from './beside-profile.ts';

const practiceRecord = z.strictObject({
  schemaVersion: z.literal(1),
  /** Course → check → what is remembered of it. */
  courses: z.record(contentId, z.record(contentId, memorySchema)),
});
export type PracticeRecord = z.infer<typeof practiceRecord>;

export const practiceShape = (folder: string): BesideShape<PracticeRecord> => ({
  folder,
  name: 'practice',
  version: 1,
  schema: practiceRecord,
  migrations: [],
  empty: { schemaVersion: 1, courses: {} },
  restored: 'practice-restored',
  begunAnew: 'practice-begun-anew',
});
