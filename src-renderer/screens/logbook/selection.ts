/**
 * Which entries are asked about together: of one activity of one programme, none that was confirmed, no more than one request holds.
 */
import type { AskedAbout } from '#core/assessment/carried.ts';
import { mostEntries } from '#core/assessment/sign-off.ts';
import type { LogEntryView } from '#core/contract/programme-calls.ts';

type Entry = Pick<LogEntryView, 'id' | 'programmeId' | 'activity' | 'confirmedBy'>;

const isSameKind = (one: Entry, other: Entry) =>
  one.programmeId === other.programmeId && one.activity === other.activity;

/** `chosen`: those that are selected already. */
export function maySelect(entry: Entry, chosen: readonly Entry[]): boolean {
  if (entry.confirmedBy !== null) return false;
  const [first] = chosen;
  return first === undefined || (isSameKind(entry, first) && chosen.length < mostEntries);
}

/** All that can be asked about together with this one, the oldest first where there are too many. */
export function allOfKind<E extends Entry & Pick<LogEntryView, 'from'>>(entry: Entry, entries: readonly E[]): E[] {
  return entries
    .filter((other) => other.confirmedBy === null && isSameKind(other, entry))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .slice(0, mostEntries);
}

/** As a supervisor is asked: without what was noted. */
export function askedAbout(chosen: readonly LogEntryView[]): AskedAbout | null {
  const [first] = chosen;
  if (!first) return null;
  const entries = [...chosen]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ id, from, to, people }) => ({ id, from, to, people }));
  return { kind: 'hours', activity: first.activity, entries };
}
