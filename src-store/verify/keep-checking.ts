/**
 * One picture after another, as a camera sees them: judged, or read, in one thread that stays until it is closed.
 */
import type { Worker } from 'node:worker_threads';
import { patienceMs } from './check-files.ts';
import type { Answered, Asked } from './serve-checks.ts';

export type Checking<Answer> = {
  /** What the thread had when it went down is lost; the next one gets a new thread. */
  check(picture: Uint8Array): Promise<Answer>;
  close(): void;
};

type Open<Answer> = { readonly worker: Worker; readonly waiting: Map<number, (answer: Answer) => void> };

/** `openThread`: starts a thread that answers as `serveChecks` does. `lost`: what comes of a picture whose thread went down. */
export function keepChecking<Answer>(openThread: () => Worker, lost: Answer): Checking<Answer> {
  let open: Open<Answer> | null = null;
  let asked = 0;
  const start = (): Open<Answer> => {
    const worker = openThread();
    const waiting: Open<Answer>['waiting'] = new Map();
    const mine = { worker, waiting };
    worker.on('message', (answer: Answered<Answer> | 'ready') => {
      if (answer === 'ready') return;
      waiting.get(answer.index)?.(answer.checked);
      waiting.delete(answer.index);
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (open === mine) open = null;
      for (const answer of waiting.values()) answer(lost);
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
        waiting.set(index, (answer) => {
          clearTimeout(tooLong);
          resolve(answer);
        });
        worker.postMessage({ index, what: picture } satisfies Asked);
      }),
    close: () => void open?.worker.terminate(),
  };
}
