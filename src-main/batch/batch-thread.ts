/**
 * Prints for a group in a thread of its own, so that the window goes on answering. The passphrase comes in with the work
 * and goes with the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { printBatch } from '#print/batch/print-batch.ts';
import { type BatchRequest, runBatch } from '#store/batch/run-batch.ts';
import { wordsIn } from '../words.ts';

export type BatchWork = { readonly request: BatchRequest; readonly language: LanguageCode };

async function work({ request, language }: BatchWork): Promise<void> {
  let isStopped = false;
  parentPort?.on('message', () => {
    isStopped = true;
  });
  const own = await wordsIn(language);
  const words = new Map(await Promise.all(languageCodes.map(async (code) => [code, await wordsIn(code)] as const)));
  let told = -1;
  const outcome = await runBatch(request, {
    print: printBatch,
    now: () => new Date(),
    criteria: (code, percent) => words.get(code)?.('certificate:criteria', { percent }) ?? '',
    words: {
      headings: [own('roster:heading.row'), own('roster:heading.name'), own('roster:heading.problem')],
      sentence: ({ code, params }) => own(`roster:problem.${code}`, params),
    },
    onProgress: (done, total) => {
      if (done - told >= 5 || done === total) {
        told = done;
        parentPort?.postMessage({ done, total });
      }
      return !isStopped;
    },
  });
  parentPort?.postMessage({ outcome });
}

void work(workerData as BatchWork).finally(() => parentPort?.close());
