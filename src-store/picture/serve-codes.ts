/**
 * What a second thread does with the pictures of a camera: says the text of the code in each, as they come.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Answered, Asked } from '../verify/serve-checks.ts';
import { codeInPicture } from './code-in-picture.ts';

export function serveCodes(port: MessagePort): void {
  port.on('message', async ({ index, what }: Asked) => {
    const checked = typeof what === 'string' ? null : await codeInPicture(what);
    port.postMessage({ index, checked } satisfies Answered<string | null>);
  });
  port.postMessage('ready');
}
