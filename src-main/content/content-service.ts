/**
 * Newer content comes down by itself after each exchange with the registry, beside whatever else is done, and says how far it
 * is. It changes nothing that is shown: see [Note: between sessions] in content-store.ts.
 */

import type { ContentProblem } from '#core/content/problem.ts';
import type { ContentView } from '#core/contract/content-calls.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { takingTurns } from '#core/result/turns.ts';
import { waitAfter } from '#core/sync/retry.ts';
import type { ReleaseCheck } from '#store/content-update/check-release.ts';
import type { FetchedSoFar } from '#store/content-update/fetch-content.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import type { RegistryApi } from '#store/sync/registry-api.ts';
import type { Answer } from '#store/sync/registry-caller.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { logError } from '../log.ts';

/** The registry that this computer is signed up with, and how it is asked. */
export type ContentSource = {
  readonly address: string;
  readonly fetch: Fetch;
  readonly token: (api: RegistryApi) => Answer<string>;
  readonly registry: { readonly id: string; readonly keys: readonly string[] };
  readonly isSlow: boolean;
};

export type ContentService = {
  read(): ContentView;
  /** Takes away what nothing refers to any more. */
  begin(): void;
  /** The registry was just reached. */
  look(source: ContentSource): void;
  stop(): Promise<void>;
};

export type ContentParts = {
  /** The screen should ask again. */
  readonly changed: () => void;
  readonly check: (release: ReleaseCheck) => Promise<readonly ContentProblem[]>;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Names the program. */
  readonly program: string;
};

const tellEveryMs = 200;
/** What a line does; anything else is tried again after the next exchange. */
const passing = ['unreachable', 'busy'];

export function contentService(desk: Desk, { changed, check, random, program }: ContentParts): ContentService {
  const { content: store } = desk;
  const inTurn = takingTurns();
  let soFar: FetchedSoFar | null = null;
  let problem: Failure | null = null;
  let fetching: AbortController | null = null;
  let ended: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let tries = 0;
  let told = 0;

  const fetchFrom = async ({ address, fetch, token, registry, isSlow }: ContentSource, signal: AbortSignal) => {
    const [{ fetchContent }, { contentApi }, { registryApi }] = await Promise.all([
      import('#store/content-update/fetch-content.ts'),
      import('#store/content-update/content-api.ts'),
      import('#store/sync/registry-api.ts'),
    ]);
    const calls = { fetch, address, now, signal };
    const asking = registryApi(calls);
    let first: number | null = null;
    return fetchContent({
      store,
      api: contentApi(calls),
      token: () => token(asking),
      registry,
      program,
      check,
      isSlow,
      onProgress: (next) => {
        first ??= next.done;
        if (next.done > first) tries = 0;
        soFar = next;
        if (performance.now() - told < tellEveryMs && next.done < next.total) return;
        told = performance.now();
        changed();
      },
    });
  };

  const look = (source: ContentSource) => {
    clearTimeout(timer);
    if (fetching) return;
    const own = new AbortController();
    fetching = own;
    ended = inTurn(async () => {
      try {
        const done = await fetchFrom(source, own.signal);
        const refused = done.ok ? null : done.failure;
        if (!refused) soFar = null;
        if (refused?.kind !== 'stopped') problem = refused?.failure ?? null;
        if (refused && passing.includes(refused.kind) && !own.signal.aborted) {
          tries += 1;
          timer = setTimeout(() => look(source), waitAfter(tries, random, refused.askedMs));
          timer.unref();
        }
      } catch (error) {
        logError('content', error);
        problem = failure('internal', { reference: 'content' });
      } finally {
        if (fetching === own) fetching = null;
        changed();
      }
    });
  };

  return {
    read: () => {
      const { ready, unfit } = store.standing;
      const said = (release: { publishedAt: string } | null) => release && { publishedAt: release.publishedAt };
      return {
        inUse: said(store.inUse),
        ready: said(ready),
        coming: soFar && {
          publishedAt: soFar.release.publishedAt,
          done: soFar.done,
          total: soFar.total,
          isFetching: fetching !== null,
        },
        problem: problem ?? (unfit?.program === program ? unfit.failure : null),
      };
    },
    begin: () => {
      void inTurn(async () => {
        const { clearAway } = await import('#store/content-update/clear-away.ts');
        await clearAway(desk.dataFolder, store);
      }).catch((error) => logError('content', error));
    },
    look,
    stop: async () => {
      clearTimeout(timer);
      fetching?.abort();
      await ended;
      clearTimeout(timer);
      soFar = null;
      problem = null;
    },
  };
}
