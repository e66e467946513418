/**
 * The way to the service that sends records. Nothing of it is loaded before a screen asks, or the first screen is there and
 * this computer is signed up with a registry.
 */
import { randomInt } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentService } from '../content/content-service.ts';
import type { Desk } from '../desk.ts';
import { logError } from '../log.ts';
import type { SyncService } from './sync-service.ts';

export type SyncGate = {
  service(): Promise<SyncService>;
  /** Something may be there to be said: an attempt was decided, a lesson read, a learner sat down. */
  noted(): void;
  /** The machine slept: it may be on another network. */
  woke(): void;
  /** The first screen is there. `settleAll`: makes again what another key has to sign. */
  begin(settleAll: () => Promise<void>): void;
  close(): Promise<void>;
};

/** Whoever has just begun has something else to do, and many computers begin at the same hour. */
const firstMs = { least: 5_000, most: 60_000 };

/** Lies there once somebody was about to sign this computer up. */
const marksFile = (dataFolder: string) => join(dataFolder, 'device', 'outbox', 'marks.json');

export function syncGate(desk: Desk, content: ContentService, changed: () => void): SyncGate {
  let loading: Promise<SyncService> | null = null;
  let first: NodeJS.Timeout | undefined;
  let hasBegun = false;
  let settle: () => Promise<void> = async () => undefined;
  const service = () => {
    loading ??= import('./make-sync-service.ts').then((part) =>
      part.makeSyncService(desk, content, changed, () => settle()),
    );
    return loading;
  };
  const quietly = (work: Promise<unknown>) => void work.catch((error) => logError('sync', error));
  const isThere = () =>
    access(marksFile(desk.dataFolder)).then(
      () => true,
      () => false,
    );
  return {
    service,
    noted: () => {
      if (!hasBegun) return;
      const note = async () => {
        if (loading || (await isThere())) await (await service()).noted();
      };
      quietly(note());
    },
    woke: () => {
      if (loading) quietly(loading.then((open) => open.woke()));
    },
    begin: (settleAll) => {
      settle = settleAll;
      if (hasBegun) return;
      hasBegun = true;
      const begin = async () => {
        if (await isThere()) await (await service()).begin();
      };
      first = setTimeout(() => quietly(begin()), randomInt(firstMs.least, firstMs.most));
    },
    close: async () => {
      clearTimeout(first);
      hasBegun = false;
      // Whatever is wrong here keeps nobody's profile from being closed.
      await loading?.then((open) => open.close()).catch((error) => logError('sync', error));
    },
  };
}
