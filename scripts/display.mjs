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
 * The same with a second virtual display, named by FIELDPASS_SECOND_DISPLAY and FIELDPASS_SECOND_XAUTHORITY: windows on
 * one display take the focus from each other. Where there is a real display there is no second one.
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function onTwoDisplays(command, args) {
  if (hasDisplay()) return [command, args];
  const keep = 'FIELDPASS_SECOND_DISPLAY="$DISPLAY" FIELDPASS_SECOND_XAUTHORITY="$XAUTHORITY" exec "$@"';
  return ['xvfb-run', [...virtual, 'sh', '-c', keep, 'sh', 'xvfb-run', ...virtual, command, ...args]];
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
