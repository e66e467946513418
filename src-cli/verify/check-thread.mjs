/**
 * A second thread of `fieldpass verify`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { serveChecks } = await import('#store/verify/serve-checks.ts');
serveChecks(parentPort, workerData);
