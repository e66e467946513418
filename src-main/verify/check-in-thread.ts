/**
 * Checks one paper in a thread of its own: what is in a file is not to be opened beside keys.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckBytes } from '#store/sync/paper-check.ts';
import { checkAll } from '#store/verify/check-files.ts';

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'check-thread.js');

export const checkInThread: CheckBytes = async (bytes, known) => {
  const openThread = () => new Worker(threadFile, { workerData: known });
  const [checked] = await checkAll([bytes], { known, onProgress: () => true, openThread, onlyInThreads: true });
  return checked ?? null;
};
