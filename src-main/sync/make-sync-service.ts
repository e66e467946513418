/**
 * The service that sends records, with what only the desktop has: its network, and threads that open papers.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { session } from 'electron';
import type { Fetch } from '#store/sync/registry-api.ts';
import { checkAll } from '#store/verify/check-files.ts';
import type { Desk } from '../desk.ts';
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
    checkPaper: async (bytes, known) => {
      const openThread = () => new Worker(threadFile, { workerData: known });
      const [checked] = await checkAll([bytes], { known, onProgress: () => true, openThread, onlyInThreads: true });
      return checked ?? null;
    },
  });
