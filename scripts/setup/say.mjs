/**
 * What set-up says to the person: one plain line a step, and a sign of life while a long step runs.
 */
import { performance } from 'node:perf_hooks';

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * A step that failed for a reason a person can act on. Shown without a stack trace.
 */
export class SetupProblem extends Error {}

/**
 * Runs something long and says every few seconds that it is still going.
 * @template T
 * @param {string} label what is going on, as "fetching the runtime"
 * @param {() => Promise<T>} work
 * @param {() => string} [detail] how far it is, asked each time
 * @returns {Promise<T>}
 */
export async function withSignsOfLife(label, work, detail = () => '') {
  const started = performance.now();
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`  … ${label}, ${seconds} s${detail()}`);
  }, 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
