/**
 * What a second thread does: says that it is ready, then answers path by path, or bytes by bytes.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Known } from '#core/verify/known.ts';
import { checkBytes, checkPath } from './check-files.ts';

export function serveChecks(port: MessagePort, known: Known): void {
  port.on('message', async (what: string | Uint8Array) =>
    port.postMessage(typeof what === 'string' ? await checkPath(what, known) : await checkBytes(what, known)),
  );
  port.postMessage('ready');
}
