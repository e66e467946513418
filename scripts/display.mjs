/**
 * Runs a command with a display: the one there is, or a virtual one.
 *
 *   node scripts/display.mjs <command> [arguments]
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';

const virtual = ['-a', '-s', '-screen 0 1600x1000x24'];

/**
 * The command as it must be started here.
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function onDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  return ['xvfb-run', [...virtual, command, ...args]];
}

/**
 * The same with several virtual displays, the others named by FIELDPASS_MORE_DISPLAYS as `:99=<its authority file>`, with
 * spaces between: windows on one display take the focus from each other. Where there is a real display there are no others.
 * @param {number} count
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function onDisplays(count, command, args) {
  if (hasDisplay()) return [command, args];
  const keep = 'export FIELDPASS_MORE_DISPLAYS="$FIELDPASS_MORE_DISPLAYS $DISPLAY=$XAUTHORITY"; exec "$@"';
  let nested = ['xvfb-run', ...virtual, command, ...args];
  for (let n = 1; n < count; n += 1) nested = ['xvfb-run', ...virtual, 'sh', '-c', keep, 'sh', ...nested];
  const [first, ...rest] = nested;
  return [first, rest];
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  if (!command) {
    process.stderr.write('Usage: node scripts/display.mjs <command> [arguments]\n');
    process.exitCode = 2;
  } else {
    const { code, stderr } = await runCommand(...onDisplay(command, args));
    if (stderr) process.stderr.write(`${stderr}\n`);
    process.exitCode = code;
  }
}
