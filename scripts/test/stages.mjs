/**
 * The stages of `npm test`, in order. Each one runs even when an earlier one failed, so that a person sees everything.
 * A stage that is not a test run counts as one.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { onDisplays } from '../display.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { say } from '../setup/say.mjs';
import { countAgain, countPlaywright, countVitest, filesThatFailed } from './count.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number, names?: string[]}} Counts `names` are those that failed
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<Counts>} run
 */

/** At once: a window waits some of its time for something other than a core. */
const windows = Math.min(availableParallelism() + 1, 8);

/**
 * @param {string} root
 * @param {import('../setup/electron-runtime.mjs').Runtime} runtime
 * @returns {Stage[]}
 */
export function stages(root, runtime) {
  const bin = (...path) => join(root, 'node_modules', ...path);
  const reports = join(root, 'out', 'test');
  mkdirSync(reports, { recursive: true });
  // A test runner that finds no NODE_ENV sets it to "test", where lowdb keeps files in memory: nothing would be proved.
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    FIELDPASS_ELECTRON: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
  };
  const node = (...args) => runCommand(process.execPath, args, { cwd: root, env });
  const asOne = async (running) => {
    const { code } = await running;
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };

  return [
    { name: 'Style (biome)', run: () => asOne(node(bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.')) },
    { name: 'Types and walls (tsc)', run: () => asOne(node(bin('typescript', 'bin', 'tsc'), '-b')) },
    { name: 'Content', run: () => asOne(node(join('src-cli', 'bin.mjs'), 'content', 'check')) },
    {
      name: 'Rules, store and screens (vitest)',
      async run() {
        const vitest = async (name, files = []) => {
          const report = join(reports, `${name}.json`);
          const outside = join(reports, `${name}-unhandled.json`);
          for (const file of [report, outside]) rmSync(file, { force: true });
          const args = [
            ...[bin('vitest', 'vitest.mjs'), 'run', ...files],
            ...['--exclude=**/*.spec.ts', '--exclude=out/**', '--exclude=**/node_modules/**'],
            ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
            `--reporter=${join(root, 'scripts', 'test', 'unhandled-errors.mjs')}`,
          ];
          const more = { ...env, FIELDPASS_UNHANDLED_ERRORS: outside };
          const { code } = await runCommand(process.execPath, args, { cwd: root, env: more });
          return { code, report: readReport(report), unhandled: readReport(outside) ?? [] };
        };
        const first = await vitest('vitest');
        const failed = first.code === 0 ? [] : filesThatFailed(first);
        // As windows do: what failed is tried once more, alone, and named either way. Much that failed is no accident.
        if (failed.length === 0 || failed.length > mostTriedAgain) {
          return countVitest(first);
        }
        say(`\nOnce more: ${failed.join(', ')}`);
        const second = await vitest('vitest-again', failed);
        return countAgain(first, second);
      },
    },
    { name: 'Build', run: () => asOne(node(join('scripts', 'test', 'build.mjs'))) },
    {
      name: 'The running app (Playwright)',
      async run() {
        const report = join(reports, 'playwright.json');
        rmSync(report, { force: true });
        const config = join('test', 'playwright.config.ts');
        const [command, args] = onDisplays(windows, process.execPath, [
          bin('@playwright', 'test', 'cli.js'),
          'test',
          `--config=${config}`,
          '--reporter=list,json',
          `--output=${join(reports, 'playwright')}`,
        ]);
        const { code } = await runCommand(command, args, {
          cwd: root,
          env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        });
        return countPlaywright(readReport(report), code);
      },
    },
  ];
}

/** Files of tests. */
const mostTriedAgain = 4;

/** @param {string} path @returns {any} the report, or nothing when the runner did not get to write one */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
