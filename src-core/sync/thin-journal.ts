/**
 * A journal without what follows from itself: the hashes of all entries but the last, which says that the rest is the same.
 * It is half as long, and a third when it is packed.
 */

import { type Entry, emptyHead, headAfter, nextEntry } from '../evidence/chain.ts';
import { clockReadingSchema } from '../evidence/clock-reading.ts';
import { z } from '../zod.ts';

export const thinJournal = z.strictObject({
  entries: z
    .array(z.strictObject({ at: clockReadingSchema, event: z.unknown() }))
    .min(1)
    .max(20_000),
  /** The hash of the last entry. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ThinJournal = z.infer<typeof thinJournal>;

export const thinned = (entries: readonly Entry<unknown>[]): ThinJournal => ({
  entries: entries.map(({ at, event }) => ({ at, event })),
  hash: entries.at(-1)?.hash ?? '',
});

/** The lines of the journal as they were written; null when they do not come to the same hash. */
export function journalLines({ entries, hash }: ThinJournal): string[] | null {
  let head = emptyHead;
  const lines = entries.map(({ at, event }) => {
    const entry = nextEntry(head, at, event);
    head = headAfter(entry);
    return JSON.stringify(entry);
  });
  return head.hash === hash ? lines : null;
}
