/**
 * Many files, checked on all cores, in the order in which they were given.
 */
import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import type { Worker } from 'node:worker_threads';
import { checkFile, largestFile, type Tools, undecided } from '#core/verify/check-file.ts';
import type { Known } from '#core/verify/known.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { codeInPicture } from '../picture/code-in-picture.ts';
import { quickEd25519 } from './quick-ed25519.ts';
import type { Answered, Asked } from './serve-checks.ts';

export const tools: Tools = {
  web: globalThis.crypto.subtle as never,
  codeInPicture,
  latin1: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  quick: quickEd25519,
};

export const checkBytes = (bytes: Uint8Array, known: Known): Promise<Checked> => checkFile(bytes, known, tools);

/** One file from the disk. What is too large is not read. */
export async function checkPath(path: string, known: Known): Promise<Checked> {
  try {
    const about = await stat(path);
    // A pipe or a device may never end.
    if (!about.isFile()) return undecided('not-readable', known);
    if (about.size > largestFile) return undecided('too-large', known);
    return await checkBytes(new Uint8Array(await readFile(path)), known);
  } catch {
    return undecided('not-readable', known);
  }
}

/** Fewer than this are checked before a second thread has started. */
const worthAThread = 100;
const mostThreads = 8;

export type ManyChecks = {
  readonly known: Known;
  /** Told how many are done; answers whether to go on. What was not checked then is left out. */
  readonly onProgress: (done: number) => boolean;
  /** Starts another thread that runs `serveChecks`, with `known` as its data. */
  readonly openThread: () => Worker;
  /** Nothing is opened in this thread: it holds keys, or a window waits for it. */
  readonly onlyInThreads?: boolean;
};

/** Paths, or bytes that are here already; the answers in the same order. */
export async function checkAll(
  what: readonly (string | Uint8Array)[],
  { known, onProgress, openThread, onlyInThreads = false }: ManyChecks,
): Promise<(Checked | null)[]> {
  const results: (Checked | null)[] = what.map(() => null);
  let next = 0;
  let done = 0;
  let goOn = true;
  const queue: Queue = {
    take: () => {
      if (!goOn || next >= what.length) return null;
      next += 1;
      return { index: next - 1, what: what[next - 1] as string | Uint8Array };
    },
    keep: (index, checked) => {
      results[index] = checked;
      done += 1;
      goOn = onProgress(done) && goOn;
    },
  };
  const here = async () => {
    for (let task = queue.take(); task; task = queue.take()) {
      queue.keep(task.index, await (typeof task.what === 'string' ? checkPath : checkBytes)(task.what as never, known));
    }
  };
  const cores = Math.min(os.availableParallelism(), mostThreads);
  const many = what.length >= worthAThread;
  const threads = onlyInThreads ? (many ? cores : 1) : many ? cores - 1 : 0;
  const work = Array.from({ length: threads }, () => inThread(openThread(), queue, known));
  await Promise.all(onlyInThreads ? work : [here(), ...work]);
  return results;
}

type Queue = { take(): Asked | null; keep(index: number, checked: Checked): void };

/** Given in advance, so that a thread never waits for this one. */
const inAdvance = 4;

/** No file of ours takes as long; one that does was made to. */
export const patienceMs = 60_000;

/** What a thread had when it went down, or was taken down, is not readable; the other threads go on. */
function inThread(worker: Worker, queue: Queue, known: Known): Promise<void> {
  return new Promise((resolve) => {
    const given = new Set<number>();
    let tooLong: ReturnType<typeof setTimeout> | undefined;
    const giveEnough = () => {
      while (given.size < inAdvance) {
        const task = queue.take();
        if (!task) break;
        given.add(task.index);
        worker.postMessage(task);
      }
      if (given.size === 0) void worker.terminate();
    };
    worker.on('message', (answer: Answered | 'ready') => {
      clearTimeout(tooLong);
      tooLong = setTimeout(() => void worker.terminate(), patienceMs);
      if (answer !== 'ready' && given.delete(answer.index)) queue.keep(answer.index, answer.checked);
      giveEnough();
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      clearTimeout(tooLong);
      for (const index of given) queue.keep(index, undecided('not-readable', known));
      resolve();
    });
  });
}
