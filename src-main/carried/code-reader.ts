/**
 * What the camera of this computer reads from the screen of another one.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Checking, keepChecking } from '#store/verify/keep-checking.ts';

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'code-thread.js');

/** So long after the last picture the camera is off. */
const idleMs = 10_000;

/** The text of the code in a picture; null where none is to be seen. */
export type ReadCode = (picture: Uint8Array) => Promise<string | null>;

export function codeReader(openThread: () => Worker = () => new Worker(threadFile)): ReadCode {
  let reading: Checking<string | null> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  return async (picture) => {
    clearTimeout(idle);
    reading ??= keepChecking<string | null>(openThread, null);
    const text = await reading.check(picture);
    clearTimeout(idle);
    idle = setTimeout(() => {
      reading?.close();
      reading = null;
    }, idleMs);
    idle.unref();
    return text;
  };
}
