/**
 * Starts an app as a person's click would, not through a test driver (which adds an inspector and a debugging port),
 * and waits until it says that it can be used.
 *
 * @typedef {object} App
 * @property {string} electron executable
 * @property {string} appPath folder that Electron opens
 * @property {string[]} [args] switches before the folder
 * @property {Record<string, string>} [env]
 * @property {string} dataFolder its own userData
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const patienceMs = 30_000;

/**
 * @param {App} app
 * @returns {Promise<{ms: number, pid: number, stop: () => Promise<void>}>} `ms` from just before the start of the
 *   process to its mark on stdout: `FIELDPASS_MARK interactive <ms since 1970>`
 */
export async function openApp({ electron, appPath, args = [], env = {}, dataFolder }) {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(electron, [...args, appPath], {
    env: { ...process.env, ...env, FIELDPASS_MARKS: '1', FIELDPASS_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-2000);
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(tooLong);
  };
  const markedAt = await new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error(`no mark within ${patienceMs / 1000} s`)), patienceMs);
    ended.then(() => reject(new Error('it ended before it could be used')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const mark = /^FIELDPASS_MARK interactive (\d+)/.exec(line);
      if (!mark) return;
      clearTimeout(tooLong);
      resolve(Number(mark[1]));
    });
  }).catch(async (problem) => {
    await stop();
    throw new Error(`${appPath}: ${problem.message}\n${complaints}`);
  });
  return { ms: markedAt - startedAt, pid: child.pid, stop };
}

/** @param {number} ms */
export function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
