/**
 * A thread that checks papers: whatever is in a file, it is never opened in the process that holds the keys.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { serveChecks } from '#store/verify/serve-checks.ts';

if (parentPort) serveChecks(parentPort, workerData);
