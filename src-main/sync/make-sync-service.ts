/**
 * The service that sends records, with what only the desktop has: its network, and threads that open papers.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { session, shell } from 'electron';
import type { Fetch } from '#store/network/whole-answer.ts';
import { checkAll } from '#store/verify/check-files.ts';
import type { Desk } from '../desk.ts';
import { browserAddress } from '../window/browser-address.ts';
import { wordsIn } from '../words.ts';
import { donePage } from './done-page.ts';
import { type SyncService, syncService } from './sync-service.ts';

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'check-thread.js');

/**
 * A session of its own, kept in memory: the one of the window reaches no network. It has the proxy of the system and keeps
 * nothing of what it fetched.
 */
const fetchOfSystem: Fetch = (input, init) =>
  session.fromPartition('registry', { cache: false }).fetch(input as string, init as never) as never;

export const makeSyncService = (desk: Desk, changed: () => void, settleAll: () => Promise<void>): SyncService =>
  syncService(desk, {
    fetch: fetchOfSystem,
    changed,
    settleAll,
    random: Math.random,
    bytes: (count) => new Uint8Array(randomBytes(count)),
    openInBrowser: async (address) => {
      const shown = browserAddress(address);
      if (!shown) throw new Error('not an address for a browser');
      await shell.openExternal(shown);
    },
    donePage: async () => donePage(desk.language(), await wordsIn(desk.language())),
    checkPaper: async (bytes, known) => {
      const openThread = () => new Worker(threadFile, { workerData: known });
      const [checked] = await checkAll([bytes], { known, onProgress: () => true, openThread, onlyInThreads: true });
      return checked ?? null;
    },
  });
