/**
 * The way to the thread that reads releases.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ContentProblem } from '#core/content/problem.ts';
import type { ReleaseCheck } from '#store/content-update/check-release.ts';

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'content-thread.js');

/** Rejects with what the disk said, or when the thread ended without a word. */
export const checkInThread = (release: ReleaseCheck): Promise<readonly ContentProblem[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(threadFile, { workerData: release });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('content-thread')));
  });
