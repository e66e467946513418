/**
 * Brings node_modules to what package-lock.json says, once for each state of the lockfile.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run-command.mjs';
import { SetupProblem, say, withSignsOfLife } from './say.mjs';

/** @param {string} root */
export async function ensureDependencies(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lockfile).digest('hex');
  const stamp = join(root, 'node_modules', '.fieldpass-lockfile');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  if (isAlreadyInstalled(root, lockfile)) {
    writeFileSync(stamp, digest);
    return;
  }
  say('Dependencies: installing what package-lock.json lists (a minute or two the first time).');
  const { code } = await withSignsOfLife('installing dependencies', () =>
    runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  );
  if (code !== 0) {
    throw new SetupProblem('Dependencies: npm could not install them; its reason is above. Nothing else was changed.');
  }
  writeFileSync(stamp, digest);
  say('Dependencies: installed.');
}

/**
 * Someone may have run `npm ci` or `npm install` by hand: npm's own record then matches the lockfile.
 * @param {string} root
 * @param {Buffer} lockfile
 */
function isAlreadyInstalled(root, lockfile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(lockfile.toString('utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    if (present[path] ? present[path].version !== entry.version : !entry.optional) return false;
  }
  return Object.keys(present).every((path) => path in wanted);
}
