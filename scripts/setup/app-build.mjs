/**
 * Builds the app when something it is made of changed since the last build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { SetupProblem, say } from './say.mjs';

const sources = ['src-core', 'src-store', 'src-print', 'src-main', 'src-renderer'];
const settings = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
const results = ['main/index.js', 'preload/bridge.cjs', 'renderer/index.html'];

/** @param {string} root @returns {boolean} whether out/ was made from the sources as they are */
export function isBuilt(root) {
  const stamp = join(root, 'out', 'built-from');
  const isThere = results.every((path) => existsSync(join(root, 'out', path)));
  return isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** @param {string} root */
export async function ensureBuild(root) {
  if (!isBuilt(root)) await build(root);
  await ensureLibrary(root);
}

/** @param {string} root */
async function build(root) {
  say('App: building.');
  const before = fingerprint(root);
  const { code } = await runBuild(root);
  if (code !== 0) throw new SetupProblem('App: the build failed; the reason is above.');
  const absent = results.filter((path) => !existsSync(join(root, 'out', path)));
  if (absent.length > 0)
    throw new SetupProblem(`App: the build ended well but did not make out/${absent.join(', out/')}.`);
  writeFileSync(join(root, 'out', 'built-from'), before);
  say('App: built.');
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

/** @param {string} root */
function runBuild(root) {
  // Whatever the shell or a test runner says: what is built is what people get.
  const env = { ...process.env };
  delete env.NODE_ENV;
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return runCommand(process.execPath, [program, 'build', '--logLevel', 'warn'], { cwd: root, env });
}

/** Names, sizes and times of every source: cheap, and notices a deleted file too. @param {string} root */
function fingerprint(root) {
  const hash = createHash('sha256');
  const paths = [...settings];
  for (const folder of sources) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.(test|spec)\.tsx?$/.test(entry.name)) paths.push(join(entry.parentPath, entry.name));
    }
  }
  for (const path of paths.sort()) {
    const full = path.startsWith(root) ? path : join(root, path);
    const { size, mtimeMs } = statSync(full);
    hash.update(`${full.slice(root.length)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
