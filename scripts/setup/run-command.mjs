/**
 * Starts another program and waits for it. Nothing here decides what to run.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + signal number when a signal ended it, 127 when it could not start
 * @property {string} stdout empty unless captured
 * @property {string} stderr empty unless captured
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, signal?: AbortSignal}} [options]
 *   `capture` keeps the output instead of showing it
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, { cwd, env, capture = false, signal } = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      signal,
    });
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', (error) => {
      stderr += error.message;
      if (child.pid === undefined) resolve({ code: 127, stdout, stderr });
    });
    child.on('close', (code, endedBy) => {
      resolve({ code: code ?? 128 + (endedBy ? constants.signals[endedBy] : 0), stdout, stderr });
    });
  });
}

/**
 * npm, whichever way this process was started. Windows has npm as a script that only a shell can run, so there
 * and under `npm run` npm's own program file is given to Node.
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function runNpm(args, options) {
  const program = process.env.npm_execpath;
  if (program && /npm-cli\.[cm]?js$/.test(program)) return runCommand(process.execPath, [program, ...args], options);
  if (process.platform === 'win32') return runCommand('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return runCommand('npm', args, options);
}
