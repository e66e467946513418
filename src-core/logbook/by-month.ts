/**
 * A logbook month by month, as the person lived it.
 */
import { type KeptEntry, minutesOf } from './kept-entry.ts';

export type MonthOfLog = { readonly month: string; readonly minutes: number; readonly confirmed: number };

/** `offsetMinutes`: of the person's time zone, east of UTC. The earliest month first. */
export function byMonth(
  entries: readonly KeptEntry[],
  isConfirmed: (id: string) => boolean,
  offsetMinutes: number,
): MonthOfLog[] {
  const months = new Map<string, MonthOfLog>();
  for (const entry of entries) {
    const month = new Date(Date.parse(entry.from) + offsetMinutes * 60_000).toISOString().slice(0, 7);
    const { minutes, confirmed } = months.get(month) ?? { minutes: 0, confirmed: 0 };
    const more = minutesOf(entry);
    months.set(month, { month, minutes: minutes + more, confirmed: confirmed + (isConfirmed(entry.id) ? more : 0) });
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}
