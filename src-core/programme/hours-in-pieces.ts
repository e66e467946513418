/**
 * A logbook as pieces. No single entry is told of, and yet all comes to the same: entries are put together only where nothing turns on a
 * moment between them.
 */
import { type KeptEntry, minutesOf } from '../logbook/kept-entry.ts';
import { type Fact, standingFacts } from './fact.ts';
import type { HoursPiece } from './hours-piece.ts';
import { periodsOf } from './period.ts';
import { allLeaves, type Programme } from './programme.ts';
import { statesOf } from './requirement-state.ts';

/**
 * Every moment on which what a programme comes to may turn: when a requirement was met first, and from when a period counts. `facts`: one
 * an entry, in any order.
 */
export function turningPoints(programme: Programme, facts: readonly Fact[], at: string): string[] {
  const standing = standingFacts(facts).filter((fact) => fact.at <= at);
  const states = statesOf(programme, standing);
  const starts = periodsOf(programme, standing, states, at).map(({ from }) => from);
  const firstMet = allLeaves(programme).flatMap(({ id }) => states.firstMetAt(id) ?? []);
  return [...new Set([...firstMet, ...starts])].sort();
}

/** Of entries of one activity that belong together: all that one sign-off confirms, or all that none does. */
export function hoursInPieces(
  signOff: string | null,
  entries: readonly KeptEntry[],
  turns: readonly string[],
): HoursPiece[] {
  const pieces = new Map<string, HoursPiece>();
  for (const entry of [...entries].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const { activity, from, to } = entry;
    const side = [turns.filter((turn) => turn < to).length, turns.filter((turn) => turn <= from).length];
    const key = [activity, ...side].join(' ');
    const piece = pieces.get(key) ?? { signOff, activity, count: 0, minutes: 0, from, to };
    pieces.set(key, { ...piece, count: piece.count + 1, minutes: piece.minutes + minutesOf(entry), to });
  }
  return [...pieces.values()];
}
