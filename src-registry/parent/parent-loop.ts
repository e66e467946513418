/**
 * Speaks to the parent whenever there is something to say, and now and then to hear what it says. Of several processes on one
 * database one does so at a time.
 */
import { waitAfter } from '#core/sync/retry.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import type { Exchange } from './exchange.ts';
import { forwardOnce } from './forward-once.ts';
import type { ParentAccess } from './parent-access.ts';
import { parentApi } from './parent-api.ts';

export type ParentOptions = {
  readonly address: string;
  readonly access: ParentAccess;
  /** How it is reached; Node's own by default. */
  readonly fetch?: Fetch;
};

export type ParentState = {
  /** Of the last exchange; null before the first. */
  readonly isReached: boolean | null;
  /** When the last whole one ended. */
  readonly reachedAt: Date | null;
};

export type Parent = {
  /** Something new waits for it. */
  wake(): void;
  /** One exchange that begins now: `done`, or why not. */
  exchange(): Promise<string>;
  readonly state: ParentState;
  stop(): Promise<void>;
};

/** How often it is listened to while nothing happens; sooner after something was said. */
const listenMs = { first: 3_000, most: 60_000 };
/** A line may be there for minutes a day only. */
const mostWaitMs = 10 * 60_000;
/** A parent that asks for more patience is not believed. */
const mostAskedMs = 24 * 60 * 60_000;
const tryAgainMs = 60 * 60_000;
/** Devices upload one after the other. */
const gatherMs = 1_000;
/** Of this very work; any number that nothing else takes. */
const lockNumber = 7_310_427_001;

export type ParentLoopOptions = ParentOptions & {
  readonly random: () => number;
  readonly onFault: (error: unknown) => void;
  readonly onRefused: (code: string) => void;
};

export function parentLoop(
  registry: Exchange['registry'],
  { address, access, fetch = globalThis.fetch, random, onFault, onRefused }: ParentLoopOptions,
): Parent {
  const ending = new AbortController();
  const api = parentApi({ fetch, address, access, now: registry.now, signal: ending.signal });
  const state = { isReached: null as boolean | null, reachedAt: null as Date | null };
  let failures = 0;
  let pauseMs = listenMs.first;
  let triedAgainAt = Number.NEGATIVE_INFINITY;
  let next: NodeJS.Timeout | undefined;
  let working: Promise<unknown> = Promise.resolve();

  /** Null: another process is at it. */
  const alone = async <T>(work: () => Promise<T>): Promise<T | null> => {
    const client = await registry.pool.connect();
    let isLost = false;
    try {
      const { rows } = await client.query<{ is_ours: boolean }>('select pg_try_advisory_lock($1) as is_ours', [
        lockNumber,
      ]);
      if (!rows[0]?.is_ours) return null;
      try {
        return await work();
      } finally {
        await client.query('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {
          isLost = true;
        });
      }
    } finally {
      client.release(isLost);
    }
  };

  const once = async (): Promise<string> => {
    const isAgain = performance.now() - triedAgainAt > tryAgainMs;
    try {
      const ended = await alone(() => forwardOnce({ registry, api, isAgain }));
      if (ended === null) return 'elsewhere';
      if (ended.ok) {
        if (isAgain) triedAgainAt = performance.now();
        Object.assign(state, { isReached: true, reachedAt: registry.now() });
        failures = 0;
        pauseMs = Math.min(listenMs.most, pauseMs * 2);
        return 'done';
      }
      const { kind, askedMs, failure } = ended.failure;
      if (kind === 'stopped') return kind;
      state.isReached = false;
      failures += 1;
      pauseMs = Math.min(askedMs, mostAskedMs) + Math.min(mostWaitMs, waitAfter(failures, random));
      onRefused(failure.code);
      return failure.code;
    } catch (error) {
      state.isReached = false;
      failures += 1;
      pauseMs = Math.min(mostWaitMs, waitAfter(failures, random));
      onFault(error);
      return 'fault';
    }
  };

  /** One after the other. */
  const exchange = (): Promise<string> => {
    const mine = working.then(once);
    working = mine;
    return mine;
  };
  const later = (ms: number) => {
    clearTimeout(next);
    if (ending.signal.aborted) return;
    next = setTimeout(() => {
      void exchange().then(() => later(pauseMs));
    }, ms);
    next.unref();
  };
  later(0);
  return {
    wake: () => {
      // While it is away, or wants to be left alone, more to say is no reason to ask sooner.
      if (failures > 0) return;
      pauseMs = listenMs.first;
      later(gatherMs);
    },
    exchange,
    state,
    stop: async () => {
      ending.abort();
      clearTimeout(next);
      await working;
    },
  };
}
