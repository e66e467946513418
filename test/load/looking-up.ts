/**
 * People who look certificates up while others send exams.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Paced } from './paced.ts';
import type { Patient } from './patient.ts';

/** `lateMs`: by how much the asker itself was late, 99th percentile; it stands in the times, too. */
export type LookedUp = Paced & Pick<Patient, 'told'> & { readonly lateMs: number };
type Asking = {
  readonly url: string;
  readonly numbers: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
};

/** Resolves when they are warm; `done` when all was asked and answered. */
export async function lookingUp(asking: Asking): Promise<{ done: Promise<LookedUp> }> {
  const thread = new Worker(new URL('looking-up-thread.mjs', import.meta.url), { workerData: asking });
  await once(thread, 'message');
  const done = once(thread, 'message').then(([looked]) => looked as LookedUp);
  return { done };
}
