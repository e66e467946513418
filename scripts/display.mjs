/**
 * Runs a command with a display: the one there is, or a virtual one.
 *
 *   node scripts/display.mjs <command> [arguments]
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';

/**
 * The command as it must be started here.
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function onDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...args]];
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
