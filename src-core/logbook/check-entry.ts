/**
 * Whether an entry can be true beside the others. What cannot be is refused, with the reason; nothing that was kept is touched.
 */
import type { LogEntry } from './entry.ts';

const hourMs = 3_600_000;
/** Nobody supports others for longer at a stretch; a longer one is a slip of the hand. */
export const longestStretchHours = 16;

export const entryFaults = [
  'ends-before-it-begins',
  'not-yet',
  'too-long',
  'overlaps',
  'over-a-day',
  'known-already',
] as const;
export type EntryFault =
  | { readonly fault: Exclude<(typeof entryFaults)[number], 'overlaps' | 'over-a-day'> }
  /** The entry that runs at the same time. */
  | { readonly fault: 'overlaps'; readonly with: string }
  /** That day, as the person lives it: `2027-03-01`. */
  | { readonly fault: 'over-a-day'; readonly day: string };

type Span = Pick<LogEntry, 'from' | 'to'>;
const hoursOf = ({ from, to }: Span): number => (Date.parse(to) - Date.parse(from)) / hourMs;
/** Whole days since 1970 in a zone so many minutes east of UTC. */
const dayNumber = (ms: number, offsetMinutes: number) => Math.floor((ms + offsetMinutes * 60_000) / (24 * hourMs));
const dayName = (number: number) => new Date(number * 24 * hourMs).toISOString().slice(0, 10);

/** Milliseconds of a span that lie in a day. */
function within({ from, to }: Span, day: number, offsetMinutes: number): number {
  const start = day * 24 * hourMs - offsetMinutes * 60_000;
  return Math.max(0, Math.min(Date.parse(to), start + 24 * hourMs) - Math.max(Date.parse(from), start));
}

/**
 * `kept`: what is in the book. Most entries of one day together: 24 hours, which only two books that were joined can pass, since
 * within one nothing overlaps.
 */
export function faultOfEntry(
  entry: LogEntry,
  kept: readonly LogEntry[],
  now: Date,
  offsetMinutes: number,
): EntryFault | null {
  const hours = hoursOf(entry);
  if (!(hours > 0)) return { fault: 'ends-before-it-begins' };
  if (Date.parse(entry.to) > now.getTime()) return { fault: 'not-yet' };
  if (hours > longestStretchHours) return { fault: 'too-long' };
  const same = kept.find(({ id }) => id === entry.id);
  if (same) return { fault: 'known-already' };
  const other = kept.find(({ from, to }) => from < entry.to && entry.from < to);
  if (other) return { fault: 'overlaps', with: other.id };
  const [first, last] = [entry.from, entry.to].map((at) => dayNumber(Date.parse(at), offsetMinutes)) as [
    number,
    number,
  ];
  for (let day = first; day <= last; day += 1) {
    const sum = [entry, ...kept].reduce((total, one) => total + within(one, day, offsetMinutes), 0);
    if (sum > 24 * hourMs) return { fault: 'over-a-day', day: dayName(day) };
  }
  return null;
}
