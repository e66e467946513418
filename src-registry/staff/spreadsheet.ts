/**
 * A table as a spreadsheet (XLSX), written in a thread of its own.
 */
import { Worker } from 'node:worker_threads';

/** All of it is in memory while it is written: 130 MB. More comes as CSV, a piece at a time. */
export const mostLines = 20_000;
const patienceMs = 60_000;
const mostMemoryMb = 512;

export type Table = {
  /** The first is the head. */
  readonly lines: readonly (readonly string[])[];
  readonly columnOfDay: number;
  readonly isRightToLeft: boolean;
};

export function spreadsheetOf(table: Table): Promise<Buffer> {
  const thread = new Worker(new URL('./spreadsheet-thread.mjs', import.meta.url), {
    workerData: table,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  const timer = setTimeout(() => thread.terminate(), patienceMs);
  return new Promise<Buffer>((resolve, reject) => {
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the spreadsheet was not finished')));
  }).finally(() => clearTimeout(timer));
}
