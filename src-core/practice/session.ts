/**
 * Which checks one session of practice asks. The pool is the checks of the lessons, never an item of the exam.
 */
import type { Check } from '../exam/item-types/options.ts';
import { daysUntil } from './days.ts';
import type { Memory } from './memory.ts';

/** `due`: what is due, then new ones of lessons that were read; else the checks of these competencies, due or not. */
export type Focus =
  | { readonly kind: 'due' }
  | { readonly kind: 'competencies'; readonly competencies: readonly string[] };

/** Short enough for a pause in the day. */
export const sessionLength = 10;

export type Pool = {
  /** In the order of the course. */
  readonly checks: readonly Check[];
  /** Ids of checks that stand in a lesson which was read to its end. */
  readonly met: ReadonlySet<string>;
  readonly memories: Readonly<Record<string, Memory>>;
};

export const isDue = (memory: Memory | undefined, now: Date, offsetMinutes: number): boolean =>
  memory !== undefined && daysUntil(memory.due, now, offsetMinutes) === 0;

/** What was met in a lesson and never answered: it joins the practice as if due, after what is due. */
export const isNew = ({ met, memories }: Pool, { id }: Check): boolean => met.has(id) && memories[id] === undefined;

/**
 * The checks of one session, `sessionLength` at most. Those that were missed last come first, then the ones least likely
 * to be remembered (`chance`: 0 to 1), then new ones.
 */
export function checksOf(
  pool: Pool,
  focus: Focus,
  chance: (memory: Memory) => number,
  now: Date,
  offsetMinutes: number,
): Check[] {
  const inFocus =
    focus.kind === 'due'
      ? pool.checks.filter((check) => isDue(pool.memories[check.id], now, offsetMinutes) || isNew(pool, check))
      : pool.checks.filter(({ competency }) => focus.competencies.includes(competency));
  const rank = ({ id }: Check): number => {
    const memory = pool.memories[id];
    if (!memory) return 2;
    return memory.wasRight ? 1 + chance(memory) / 2 : chance(memory);
  };
  return inFocus
    .map((check) => ({ check, rank: rank(check) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, sessionLength)
    .map(({ check }) => check);
}
