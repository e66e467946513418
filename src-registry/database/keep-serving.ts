/**
 * A server that ended by itself, because its disk was full or somebody killed it, is started again for as long as the
 * registry runs. What it acknowledged is in its log on the disk; who asks meanwhile is told to come again.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '#core/result/result.ts';
import { names, type Place } from './server.ts';
import { readServerPid, whatRuns } from './server-process.ts';

/** Milliseconds: how often it is looked at, and how long it is left alone after starts that failed. */
const lookMs = 1000;
const longestRestMs = 30_000;

async function runs({ folder }: Place): Promise<boolean> {
  const server = await readServerPid(join(folder, names.cluster));
  return server !== null && (await whatRuns(server.pid)) === 'a server';
}

/** Until what it gives back was called; that resolves when nothing is being started any more. */
export function keepServing(place: Place, start: () => Promise<Result<void>>): () => Promise<void> {
  const leaving = new AbortController();
  const { signal } = leaving;
  const rest = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const keeping = (async () => {
    let failures = 0;
    while (!signal.aborted) {
      await rest(Math.min(lookMs * 2 ** failures, longestRestMs));
      if (signal.aborted || (await runs(place))) continue;
      const started = await start().catch(() => ({ ok: false }));
      failures = started.ok ? 0 : failures + 1;
    }
  })();
  return () => {
    leaving.abort();
    return keeping;
  };
}
