/**
 * Many files, checked on all cores, in the order in which they were given.
 */
import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import type { Worker } from 'node:worker_threads';
import { checkFile, largestFile, undecided } from '#core/verify/check-file.ts';
import type { Known } from '#core/verify/known.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { codeInPicture } from '../picture/code-in-picture.ts';

export type CheckedFile = { readonly file: string; readonly checked: Checked };

/** One file from the disk. What is too large is not read. */
export async function checkPath(path: string, known: Known): Promise<Checked> {
  try {
    if ((await stat(path)).size > largestFile) return undecided('too-large', known);
    const bytes = new Uint8Array(await readFile(path));
    return await checkFile(bytes, known, { web: globalThis.crypto.subtle as never, codeInPicture });
  } catch {
    return undecided('not-readable', known);
  }
}

/** Fewer than this are checked before a second thread has started. */
const worthAThread = 100;

/**
 * `onProgress` is told how many are done, and answers whether to go on; what was not checked then is left out.
 * `openThread` starts another thread that runs `serveChecks`, with `known` as its data.
 */
export async function checkFiles(
  files: readonly string[],
  known: Known,
  onProgress: (done: number) => boolean,
  openThread: (known: Known) => Worker,
): Promise<CheckedFile[]> {
  const results = new Map<number, Checked>();
  let next = 0;
  let goOn = true;
  const take = () => (goOn && next < files.length ? next++ : null);
  const keep = (index: number, checked: Checked) => {
    results.set(index, checked);
    goOn = goOn && onProgress(results.size);
  };
  const here = async () => {
    for (let index = take(); index !== null; index = take())
      keep(index, await checkPath(files[index] as string, known));
  };
  const threads = files.length < worthAThread ? 0 : Math.max(0, Math.min(os.availableParallelism(), 8) - 1);
  await Promise.all([
    here(),
    ...Array.from({ length: threads }, () => there(openThread(known), files, known, take, keep)),
  ]);
  return files.flatMap((file, index) => {
    const checked = results.get(index);
    return checked ? [{ file, checked }] : [];
  });
}

/** The same in another thread; one that cannot start leaves its share to the others. */
function there(
  worker: Worker,
  files: readonly string[],
  known: Known,
  take: () => number | null,
  keep: (index: number, checked: Checked) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let busy: number | null = null;
    const give = () => {
      busy = take();
      if (busy === null) void worker.terminate();
      else worker.postMessage(files[busy]);
    };
    worker.on('message', (message: Checked | 'ready') => {
      if (message !== 'ready' && busy !== null) keep(busy, message);
      busy = null;
      give();
    });
    const stop = async () => {
      if (busy !== null) keep(busy, await checkPath(files[busy] as string, known));
      busy = null;
      resolve();
    };
    worker.on('error', () => undefined);
    worker.on('exit', () => void stop());
  });
}
