/**
 * Makes a fresh checkout ready: Node, dependencies, system libraries, an Electron, and the built app. Each step is
 * skipped when it is done already, and says one line when it is not. Every command people type goes through here.
 *
 *   npm run setup                  everything
 *   npm run setup -- --download    try Electron's own download again where the carried runtime is in use
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './setup/app-build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureRuntime } from './setup/electron-runtime.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { SetupProblem, say } from './setup/say.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/** The repository. */
export const root = resolve(fileURLToPath(import.meta.url), '..', '..');

/**
 * @param {object} options
 * @param {{libraries?: boolean | 'tests', runtime?: boolean, build?: boolean}} options.need
 *   `libraries: 'tests'` adds the programs that only the tests use
 * @param {boolean} [options.retryDownload]
 * @returns {Promise<{root: string, runtime: import('./setup/electron-runtime.mjs').Runtime | undefined}>}
 */
export async function setUp({ need, retryDownload = false }) {
  checkNodeVersion();
  await ensureDependencies(root);
  if (need.libraries) await ensureSystemLibraries({ tests: need.libraries === 'tests' });
  const runtime = need.runtime ? await ensureRuntime(root, { retryDownload }) : undefined;
  if (need.build) await ensureBuild(root);
  return { root, runtime };
}

/**
 * Runs a command's body; a problem that a person can act on ends it with its message and exit code 1.
 * @param {() => Promise<number | void>} body returns the exit code
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === join(root, 'scripts', 'setup.mjs')) {
  await runScript(async () => {
    const retryDownload = process.argv.includes('--download');
    await setUp({ need: { libraries: 'tests', runtime: true, build: true }, retryDownload });
    say('Ready. Open Fieldpass with: npm start');
  });
}
