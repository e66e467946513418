/**
 * Other conditions for a person who needs them, so that the exam measures what they know and nothing else. They change
 * no question and no cut, and stand in the journal and with the result.
 */
import { textSize } from '../contract/values.ts';
import { z } from '../zod.ts';

/** In per cent of the time of the exam. */
export const extraTimes = [0, 25, 50, 100] as const;

/** In minutes, all pauses together. */
export const pauseAllowances = [0, 15, 30, 60] as const;

/** What is asked for before an attempt. */
export const wantedAccommodations = z.strictObject({
  extraTimePercent: z.literal(extraTimes),
  /** The clock may be stopped for so long in all; the questions are covered meanwhile. Not there in older records. */
  pauseMinutes: z.literal(pauseAllowances).optional(),
  /** Somebody reads the questions aloud, or writes what is said. */
  reader: z.boolean(),
});
export type WantedAccommodations = z.infer<typeof wantedAccommodations>;

/** What is recorded of it. */
export const accommodationsSchema = z.strictObject({ ...wantedAccommodations.shape, textSize });
export type Accommodations = z.infer<typeof accommodationsSchema>;

export const noAccommodations: WantedAccommodations = { extraTimePercent: 0, pauseMinutes: 0, reader: false };

/** The time of an exam with what is added to it, in milliseconds of whole minutes, never less than was promised. */
export const timeWith = (minutes: number, { extraTimePercent }: WantedAccommodations): number =>
  Math.ceil((minutes * (100 + extraTimePercent)) / 100) * 60_000;

/** True when there is something to tell. */
export const areAny = ({ extraTimePercent, pauseMinutes = 0, reader, textSize: size }: Accommodations): boolean =>
  extraTimePercent > 0 || pauseMinutes > 0 || reader || size > 100;
