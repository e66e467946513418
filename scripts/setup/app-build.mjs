/**
 * Builds the app, and the page that registries serve, each when something it is made of changed since its last build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { SetupProblem, say } from './say.mjs';

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string[]} sources folders and files that it is made of
 * @property {string[]} results what is in out/ after it
 * @property {string} stamp in out/: what the last one was made of
 * @property {string[]} program run by Node
 */

const settings = ['package.json', 'package-lock.json'];

/** @type {Build[]} */
const builds = [
  {
    name: 'App',
    sources: ['src-core', 'src-store', 'src-print', 'src-main', 'src-renderer', 'electron.vite.config.ts'],
    results: ['main/index.js', 'preload/bridge.cjs', 'renderer/index.html'],
    stamp: 'built-from',
    program: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  },
  {
    name: 'Page of the registry',
    sources: ['src-core', 'src-renderer', 'src-registry-page', 'scripts/registry-page'],
    results: ['registry-page/index.html'],
    stamp: 'registry-page-built-from',
    program: ['scripts/registry-page/build.mjs'],
  },
];

/** @param {string} root @returns {boolean} whether out/ was made from the sources as they are */
export const isBuilt = (root) => builds.every((one) => isMade(root, one));

/** @param {string} root @param {Build} one */
function isMade(root, one) {
  const stamp = join(root, 'out', one.stamp);
  const isThere = one.results.every((path) => existsSync(join(root, 'out', path)));
  return isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root, one);
}

/** @param {string} root */
export async function ensureBuild(root) {
  for (const one of builds) if (!isMade(root, one)) await build(root, one);
  await ensureLibrary(root);
}

/** @param {string} root @param {Build} one */
async function build(root, one) {
  const { name, results, stamp } = one;
  say(`${name}: building.`);
  const before = fingerprint(root, one);
  const { code } = await runBuild(root, one);
  if (code !== 0) throw new SetupProblem(`${name}: the build failed; the reason is above.`);
  const absent = results.filter((path) => !existsSync(join(root, 'out', path)));
  if (absent.length > 0)
    throw new SetupProblem(`${name}: the build ended well but did not make out/${absent.join(', out/')}.`);
  writeFileSync(join(root, 'out', stamp), before);
  say(`${name}: built.`);
}

/**
 * The content as the app of this build reads it, made when either is newer. Where something is wrong in it none is made, and
 * the app says what.
 * @param {string} root
 */
async function ensureLibrary(root) {
  const prepared = join(root, 'out', 'library.json');
  const made = existsSync(prepared) ? statSync(prepared).mtimeMs : 0;
  const content = join(root, 'content');
  const inside = readdirSync(content, { recursive: true }).map((name) => join(content, String(name)));
  const newest = Math.max(
    ...[join(root, 'out', 'main', 'index.js'), content, ...inside].map((path) => statSync(path).mtimeMs),
  );
  if (made > newest) return;
  const script = join(root, 'scripts', 'setup', 'prepare-library.mjs');
  const { code } = await runCommand(process.execPath, ['--import', 'tsx', script], { cwd: root });
  if (code !== 0) throw new SetupProblem('Content: it could not be read; the reason is above.');
}

/** @param {string} root @param {Build} one */
function runBuild(root, { program: [file, ...args] }) {
  // Whatever the shell or a test runner says: what is built is what people get.
  const env = { ...process.env };
  delete env.NODE_ENV;
  return runCommand(process.execPath, [join(root, file), ...args], { cwd: root, env });
}

/** Names, sizes and times of every source: cheap, and notices a deleted file too. @param {string} root @param {Build} one */
function fingerprint(root, { sources }) {
  const hash = createHash('sha256');
  const paths = [];
  for (const source of [...settings, ...sources]) {
    const full = join(root, source);
    if (!existsSync(full)) continue;
    if (statSync(full).isFile()) paths.push(full);
    else
      for (const entry of readdirSync(full, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && !/\.(test|spec)\.tsx?$/.test(entry.name)) paths.push(join(entry.parentPath, entry.name));
      }
  }
  for (const path of paths.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path.slice(root.length)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
