/**
 * Works through the attempts that wait, in several lanes, whenever there are any. Several processes may do so side by side:
 * each attempt is taken by one lane, and those of one person one after the other.
 */
import type { Pool } from 'pg';
import type { Verdict } from '#core/sync/feed-item.ts';
import { isDeadlock } from '../database/connect.ts';
import { type ReplayTools, replayNext } from './replay-next.ts';

export type ReplayLoop = {
  /** Something new waits. */
  wake(): void;
  /** Resolves when none waits any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

export type LoopOptions = {
  /** What another process left, and what failed, is looked for again after so many milliseconds. */
  readonly everyMs: number;
  /** How many are worked on at the same time. */
  readonly lanes: number;
  readonly onFault: (error: unknown) => void;
  readonly onVerdict?: (verdict: Verdict) => void;
};

export function replayLoop(
  pool: Pool,
  tools: ReplayTools,
  { everyMs, lanes, onFault, onVerdict }: LoopOptions,
): ReplayLoop {
  let isStopped = false;
  let isWanted = false;
  const working = new Set<Promise<void>>();

  const workOff = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        while (!isStopped) {
          const verdicts = await replayNext(pool, tools);
          if (verdicts.length === 0) break;
          // Where some were, there may be more.
          openLane();
          for (const verdict of verdicts) onVerdict?.(verdict);
        }
      } catch (error) {
        // Later again: the attempts still wait. Whoever only had to give way to another lane goes again at once.
        if (isDeadlock(error)) isWanted = true;
        else onFault(error);
      }
    }
  };
  const openLane = () => {
    if (isStopped || working.size >= lanes) return;
    isWanted = true;
    const lane = workOff().finally(() => {
      working.delete(lane);
      if (isWanted) openLane();
    });
    working.add(lane);
  };
  const wake = () => {
    isWanted = true;
    openLane();
  };
  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      while (working.size > 0) await Promise.all(working);
    },
  };
}
