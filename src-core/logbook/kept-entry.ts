/**
 * An entry in somebody's book: of a programme, confirmed or not.
 */
import { contentId } from '../contract/values.ts';
import { z } from '../zod.ts';
import { type LogEntry, logEntrySchema } from './entry.ts';

export const keptEntrySchema = z.strictObject({ ...logEntrySchema.shape, programmeId: contentId });
export type KeptEntry = z.infer<typeof keptEntrySchema>;

/** Whole minutes. */
export const minutesOf = ({ from, to }: Pick<LogEntry, 'from' | 'to'>): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
