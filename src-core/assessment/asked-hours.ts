/**
 * Whether hours that a supervisor is asked to confirm can be true: each entry beside the others of the request, and beside what was
 * confirmed for the same person before.
 */
import { entryFaults, faultOfEntry } from '../logbook/check-entry.ts';
import type { LogEntry } from '../logbook/entry.ts';
import { hoursFit } from '../logbook/hours-fit.ts';
import type { AskedAbout } from './carried.ts';
import type { SignOff } from './sign-off.ts';

export type AskedHours = Extract<AskedAbout, { kind: 'hours' }>;

/** `known-already`: confirmed before. `do-not-fit`: with what was confirmed before there is more than the time has hours. */
export const hoursFaults = [...entryFaults, 'do-not-fit'] as const;
/** `entry`: its place among those that are asked about; null where it is all of them together. */
export type HoursFault = { readonly fault: (typeof hoursFaults)[number]; readonly entry: number | null };

const asLogged = ({ activity, entries }: AskedHours): LogEntry[] =>
  entries.map((entry) => ({ ...entry, activity, note: '' }));

/** What is said of them when they are signed: how much, from when until when. */
export function totalOf({ entries }: Pick<AskedHours, 'entries'>): { minutes: number; from: string; to: string } {
  const ms = entries.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  const [from = ''] = entries.map((entry) => entry.from).sort();
  const to =
    entries
      .map((entry) => entry.to)
      .sort()
      .at(-1) ?? '';
  return { minutes: Math.max(1, Math.round(ms / 60_000)), from, to };
}

/** What is known here of the same person. */
export type EarlierHours = {
  /** Entries that were confirmed here: each of them is known. */
  readonly asked: readonly AskedHours[];
  /** Sign-offs, by whomever: of them only how much it was, and between when. */
  readonly signed: readonly SignOff[];
};

/** `offsetMinutes`: east of UTC, as the supervisor lives. */
export function faultOfHours(
  asked: AskedHours,
  earlier: EarlierHours,
  now: Date,
  offsetMinutes: number,
): HoursFault | null {
  const signed = earlier.signed.flatMap((one) =>
    one.about.kind === 'hours' ? [{ ...one.about, to: one.seenAt }] : [],
  );
  const kept = earlier.asked.flatMap(asLogged);
  const logged = asLogged(asked);
  for (const [entry, one] of logged.entries()) {
    if (signed.some(({ entries }) => entries.includes(one.id))) return { fault: 'known-already', entry };
    const found = faultOfEntry(one, [...kept, ...logged.slice(0, entry)], now, offsetMinutes);
    if (found) return { fault: found.fault, entry };
  }
  return hoursFit(totalOf(asked), signed) ? null : { fault: 'do-not-fit', entry: null };
}
