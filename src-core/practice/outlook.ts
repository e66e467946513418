/**
 * Practice in numbers that can be drawn: what is due today and in the days to come, and how well each area sits.
 */
import type { Check } from '../exam/item-types/options.ts';
import { daysUntil } from './days.ts';
import type { Memory } from './memory.ts';
import { isDue, isNew, type Pool } from './session.ts';

export const daysAhead = 14;

/** How many are to be asked today: due, or met in a lesson and not answered yet. */
export const askedToday = (pool: Pool, now: Date, offsetMinutes: number): number =>
  pool.checks.filter((check) => isDue(pool.memories[check.id], now, offsetMinutes) || isNew(pool, check)).length;

/** How many come back on each of the next days, today first; new ones count for today. */
export function dueByDay(pool: Pool, now: Date, offsetMinutes: number): number[] {
  const days = new Array<number>(daysAhead).fill(0);
  days[0] = askedToday(pool, now, offsetMinutes);
  for (const { id } of pool.checks) {
    const memory = pool.memories[id];
    const day = memory ? daysUntil(memory.due, now, offsetMinutes) : 0;
    if (day > 0 && day < daysAhead) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}

/** How many checks there are, how many were ever answered, and how many would be right now, by expectation. */
export type AreaMemory = { readonly total: number; readonly asked: number; readonly firm: number };

export function areaMemory(checks: readonly Check[], pool: Pool, chance: (memory: Memory) => number): AreaMemory {
  const known = checks.flatMap(({ id }) => pool.memories[id] ?? []);
  return { total: checks.length, asked: known.length, firm: known.reduce((sum, memory) => sum + chance(memory), 0) };
}
