/**
 * Works through the attempts that wait, one after the other, whenever there are any. Several processes may do so side by
 * side: each attempt is taken by one.
 */
import type { Pool } from 'pg';
import type { Verdict } from '#core/sync/feed-item.ts';
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
  readonly onFault: (error: unknown) => void;
  readonly onVerdict?: (verdict: Verdict) => void;
};

export function replayLoop(pool: Pool, tools: ReplayTools, { everyMs, onFault, onVerdict }: LoopOptions): ReplayLoop {
  let isStopped = false;
  let isWanted = true;
  let working: Promise<void> | null = null;

  const workOff = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        while (!isStopped) {
          const verdict = await replayNext(pool, tools);
          if (verdict === null) break;
          onVerdict?.(verdict);
          // Requests that came meanwhile go first.
          await new Promise((go) => setImmediate(go));
        }
      } catch (error) {
        // Later again: the attempt still waits.
        onFault(error);
      }
    }
  };
  const wake = () => {
    isWanted = true;
    working ??= workOff().finally(() => {
      working = null;
      if (isWanted && !isStopped) wake();
    });
  };
  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    idle: async () => {
      while (working) await working;
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      while (working) await working;
    },
  };
}
