/**
 * Reads a release in a thread of its own: that takes a second, and somebody may be answering questions meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { checkRelease, type ReleaseCheck } from '#store/content-update/check-release.ts';

void checkRelease(workerData as ReleaseCheck).then((problems) => parentPort?.postMessage(problems));
