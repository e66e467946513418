/**
 * What a second thread does: says that it is ready, then answers path by path.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Known } from '#core/verify/known.ts';
import { checkPath } from './check-files.ts';

export function serveChecks(port: MessagePort, known: Known): void {
  port.on('message', async (path: string) => port.postMessage(await checkPath(path, known)));
  port.postMessage('ready');
}
