/**
 * One picture after another, as a camera sees them: judged in one thread that stays until it is closed.
 */
import type { Worker } from 'node:worker_threads';
import { undecided } from '#core/verify/check-file.ts';
import type { Known } from '#core/verify/known.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { patienceMs } from './check-files.ts';
import type { Answered, Asked } from './serve-checks.ts';

export type Checking = {
  /** What the thread had when it went down is not readable; the next one gets a new thread. */
  check(picture: Uint8Array): Promise<Checked>;
  close(): void;
};

type Open = { readonly worker: Worker; readonly waiting: Map<number, (checked: Checked) => void> };

/** `openThread`: starts a thread that runs `serveChecks`, with `known` as its data. */
export function keepChecking(openThread: () => Worker, known: Known): Checking {
  let open: Open | null = null;
  let asked = 0;
  const start = (): Open => {
    const worker = openThread();
    const waiting: Open['waiting'] = new Map();
    const mine = { worker, waiting };
    worker.on('message', (answer: Answered | 'ready') => {
      if (answer === 'ready') return;
      waiting.get(answer.index)?.(answer.checked);
      waiting.delete(answer.index);
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (open === mine) open = null;
      for (const answer of waiting.values()) answer(undecided('not-readable', known));
    });
    return mine;
  };
  return {
    check: (picture) =>
      new Promise((resolve) => {
        open ??= start();
        const { worker, waiting } = open;
        const tooLong = setTimeout(() => void worker.terminate(), patienceMs);
        const index = asked;
        asked += 1;
        waiting.set(index, (checked) => {
          clearTimeout(tooLong);
          resolve(checked);
        });
        worker.postMessage({ index, what: picture } satisfies Asked);
      }),
    close: () => void open?.worker.terminate(),
  };
}
