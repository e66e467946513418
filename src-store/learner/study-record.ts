/**
 * What a learner keeps beside what they read: notes, bookmarks and plans. Never sent anywhere.
 */
import { z } from 'zod';
import { longestNote, planWish } from '#core/contract/study-calls.ts';
import { contentId, isoInstant } from '#core/contract/values.ts';
import type { BesideShape } from './beside-profile.ts';

/** `lesson course/lesson` or `article id`. */
const textKey = z.string().max(200);

const studyRecord = z.strictObject({
  schemaVersion: z.literal(1),
  texts: z.record(
    textKey,
    z.strictObject({ note: z.string().max(longestNote), isBookmarked: z.boolean(), at: isoInstant }),
  ),
  /** By course. */
  plans: z.record(contentId, planWish),
});
export type StudyRecord = z.infer<typeof studyRecord>;

export const studyShape = (folder: string): BesideShape<StudyRecord> => ({
  folder,
  name: 'study',
  version: 1,
  schema: studyRecord,
  migrations: [],
  empty: { schemaVersion: 1, texts: {}, plans: {} },
  restored: 'study-restored',
  begunAnew: 'study-begun-anew',
});
