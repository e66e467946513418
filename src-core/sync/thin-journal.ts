/**
 * A journal without what follows from itself: the hashes of all entries but the last, which says that the rest is the same.
 * It is half as long, and a third when it is packed.
 */
import { type Entry, emptyHead, headAfter, nextEntry } from '../evidence/chain.ts';
import { clockReadingSchema } from '../evidence/clock-reading.ts';
import type { QuickHash } from '../evidence/digest.ts';
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

/** The entries of the journal, each with its hash again; null when they do not come to the same one at the end. */
export function wholeJournal({ entries, hash }: ThinJournal, quick?: QuickHash): Entry<unknown>[] | null {
  let head = emptyHead;
  const whole = entries.map(({ at, event }) => {
    const entry = nextEntry(head, at, event, quick);
    head = headAfter(entry);
    return entry;
  });
  return head.hash === hash ? whole : null;
}

/** The lines of the journal as they were written; null when they do not come to the same hash. */
export const journalLines = (journal: ThinJournal): string[] | null =>
  wholeJournal(journal)?.map((entry) => JSON.stringify(entry)) ?? null;
