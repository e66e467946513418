/**
 * The hash chain of a journal: each entry carries the hash of the one before, so that none can be changed, taken out
 * or put in without every later hash being wrong.
 */
import { z } from '../zod.ts';
import { type ClockReading, clockReadingSchema } from './clock-reading.ts';
import { digestOf, hashOfText, type QuickHash } from './digest.ts';

export const genesis = '0'.repeat(64);

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const entrySchema = z.strictObject({
  /** 0 for the first entry. */
  seq: z.number().int().nonnegative(),
  previous: hash,
  at: clockReadingSchema,
  event: z.unknown(),
  hash,
});
export type Entry<E> = { seq: number; previous: string; at: ClockReading; event: E; hash: string };

export type Head = { readonly seq: number; readonly hash: string };
export const emptyHead: Head = { seq: -1, hash: genesis };

export function nextEntry<E>(head: Head, at: ClockReading, event: E, hash: QuickHash = hashOfText): Entry<E> {
  const body = { seq: head.seq + 1, previous: head.hash, at, event };
  return { ...body, hash: digestOf(body, hash) };
}

export const headAfter = (entry: Entry<unknown>): Head => ({ seq: entry.seq, hash: entry.hash });

export type ChainReading<E> = { entries: Entry<E>[]; head: Head; brokenAtLine: number | null };

/**
 * Reads the complete lines of a journal. Stops at the first line that does not parse, does not fit `eventSchema` or
 * does not follow from the one before; `brokenAtLine` is its 1-based number.
 */
export function readChain<E>(lines: readonly string[], eventSchema: z.ZodType<E>): ChainReading<E> {
  const entries: Entry<E>[] = [];
  let head = emptyHead;
  for (const [index, line] of lines.entries()) {
    const broken = { entries, head, brokenAtLine: index + 1 };
    let raw: unknown;
    try {
      raw = JSON.parse(line);
    } catch {
      return broken;
    }
    const entry = entrySchema.safeParse(raw);
    if (!entry.success) return broken;
    const { hash: claimed, ...body } = entry.data;
    if (body.seq !== head.seq + 1 || body.previous !== head.hash || digestOf(body) !== claimed) return broken;
    const event = eventSchema.safeParse(body.event);
    if (!event.success) return broken;
    const good = { ...body, event: event.data, hash: claimed };
    entries.push(good);
    head = headAfter(good);
  }
  return { entries, head, brokenAtLine: null };
}

/** Of entries whose chain is known to be whole: as far as what they say fits `eventSchema`. */
export function readEvents<E>(whole: readonly Entry<unknown>[], eventSchema: z.ZodType<E>): ChainReading<E> {
  const entries: Entry<E>[] = [];
  let head = emptyHead;
  for (const entry of whole) {
    const event = eventSchema.safeParse(entry.event);
    if (!event.success) return { entries, head, brokenAtLine: entry.seq + 1 };
    entries.push({ ...entry, event: event.data });
    head = headAfter(entry);
  }
  return { entries, head, brokenAtLine: null };
}
