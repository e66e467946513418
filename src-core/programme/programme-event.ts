/**
 * What a learner's record of programmes holds, one event a line. Standing is computed from these and never kept.
 *
 * [Note: as it was then] Content changes, and what was done by it stays done. So the record keeps that a course was read when it was,
 * whatever lessons it gets later; and with a sign-off the station that it was judged at. The assessor signed the digest of that station,
 * so nobody can put another one in its place.
 */
import { type Station, stationOf } from '../assessment/rubric.ts';
import { version } from '../content/pack-schema.ts';
import { contentId, isoInstant, language } from '../contract/values.ts';
import { activityCount, month } from '../crisis/activity.ts';
import { listingSchema } from '../crisis/listing.ts';
import type { LocalText } from '../locale/languages.ts';
import { z } from '../zod.ts';

const text = z.partialRecord(language, z.string()) as z.ZodType<LocalText>;
const line = z
  .string()
  .min(1)
  .max(16 * 1024);

export const programmeEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken-up'), programme: contentId, version }),
  /** `digest`: of the text that was shown. */
  z.strictObject({
    kind: z.literal('declared'),
    programme: contentId,
    document: contentId,
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** All lessons that the course had then; the last of them at that time. */
  z.strictObject({ kind: z.literal('course-read'), course: contentId, version, readAt: isoInstant }),
  z.strictObject({
    kind: z.literal('signed-off'),
    line,
    passes: z.array(line).max(20),
    /** Of what it is about: a station, an activity, a role or a document. */
    title: text,
    station: stationOf(text).nullable() as z.ZodType<Station | null>,
  }),
  /** What the person lets others see from then on; null: nothing any more. */
  z.strictObject({ kind: z.literal('listed'), listing: listingSchema.nullable() }),
  /** What a registry is told of a month from then on, since the person said that it may be. */
  z.strictObject({ kind: z.literal('counted'), programme: contentId, month, counts: z.array(activityCount).max(100) }),
]);
export type ProgrammeEvent = z.infer<typeof programmeEventSchema>;
export type ProgrammeEventOf<Kind extends ProgrammeEvent['kind']> = Extract<ProgrammeEvent, { kind: Kind }>;

/** An event as it lies in the record. */
export type Recorded<Event extends ProgrammeEvent = ProgrammeEvent> = {
  readonly id: string;
  /** ISO instant: when it was written down. */
  readonly at: string;
  readonly event: Event;
};

export const recordedOf = <Kind extends ProgrammeEvent['kind']>(
  events: readonly Recorded[],
  kind: Kind,
): Recorded<ProgrammeEventOf<Kind>>[] =>
  events.filter((one): one is Recorded<ProgrammeEventOf<Kind>> => one.event.kind === kind);

/** When somebody took up a programme first; null: never. */
export function takenUpAt(events: readonly Recorded[], programme: string): string | null {
  const times = recordedOf(events, 'taken-up').flatMap(({ at, event }) => (event.programme === programme ? [at] : []));
  return times.sort()[0] ?? null;
}
