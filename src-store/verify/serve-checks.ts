/**
 * What a second thread does: says that it is ready, then answers path by path, or bytes by bytes. Answers come when they
 * are ready, each with the number of what was asked.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Known } from '#core/verify/known.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { checkBytes, checkPath } from './check-files.ts';

export type Asked = { readonly index: number; readonly what: string | Uint8Array };
export type Answered<Answer = Checked> = { readonly index: number; readonly checked: Answer };

export function serveChecks(port: MessagePort, known: Known): void {
  port.on('message', async ({ index, what }: Asked) => {
    const checked = await (typeof what === 'string' ? checkPath(what, known) : checkBytes(what, known));
    port.postMessage({ index, checked } satisfies Answered);
  });
  port.postMessage('ready');
}
