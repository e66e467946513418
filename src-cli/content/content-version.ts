/**
 * Content as it is in a folder, or as it was in a version that git keeps.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { isSafePath } from '#core/exchange/zip/entry-path.ts';
import { type Pack, packsIn } from '#store/content/packs.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';

const run = promisify(execFile);
const mostBytes = 1024 * 1024 * 1024;

async function packsOf(folder: string): Promise<Pack[]> {
  const packs: Pack[] = [];
  for await (const pack of packsIn(folder)) packs.push(pack);
  return packs;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** The content folder of a working tree, as it was committed; null where git knows no such version. */
async function committed(ref: string, content: string): Promise<Uint8Array | null> {
  try {
    const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const { stdout } = await run('git', ['-C', content, ...named]);
    const archive = ['-C', content, 'archive', '--format=zip', stdout.trim()];
    const { stdout: zip } = await run('git', archive, { encoding: 'buffer', maxBuffer: mostBytes });
    return new Uint8Array(zip);
  } catch {
    return null;
  }
}

/** `name`: a folder, else a version of the repository in which `content` lies. Null where it is neither. */
export async function contentVersion(name: string, content: string): Promise<Pack[] | null> {
  if (await isFolder(name)) return packsOf(name);
  const zip = await committed(name, content);
  if (!zip) return null;
  const folder = await mkdtemp(join(tmpdir(), 'fieldpass-content-'));
  try {
    for (const [path, bytes] of Object.entries(unzipSync(zip))) {
      if (path.endsWith('/') || !isSafePath(path)) continue;
      await ensureFolder(dirname(join(folder, path)));
      await writeDurably(join(folder, path), bytes);
    }
    return await packsOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
