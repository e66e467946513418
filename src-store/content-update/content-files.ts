/**
 * The files of a content folder, as a release names them.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { mostBytesOfFile, mostFilesOfRelease, type ReleaseFile } from '#core/content-update/release.ts';
import { isReleasePath } from '#core/content-update/release-path.ts';
import { sha256Of } from './held-files.ts';

export type FoundFile = ReleaseFile & { readonly from: string };

/** Every file of the content. Whom a computer trusts is no part of it, and what begins with a dot is nobody's content. */
export async function filesIn(folder: string): Promise<{ files: FoundFile[]; problems: ContentProblem[] }> {
  const files: FoundFile[] = [];
  const problems: ContentProblem[] = [];
  const visit = async (at: string, prefix: string): Promise<void> => {
    for (const name of (await readdir(at)).sort()) {
      const path = `${prefix}${name}`;
      if (name.startsWith('.') || path === 'trust') continue;
      const from = join(at, name);
      const info = await lstat(from);
      if (info.isDirectory()) await visit(from, `${path}/`);
      else if (!info.isFile() || !isReleasePath(path)) problems.push(problem(path, 0, 'path-escape', { path }));
      else if (info.size > mostBytesOfFile || files.length >= mostFilesOfRelease)
        problems.push(problem(path, 0, 'file-too-large'));
      else files.push({ path, bytes: info.size, sha256: sha256Of(await readFile(from)), from });
    }
  };
  await visit(folder, '');
  return { files, problems };
}

export const listOf = (files: readonly ReleaseFile[]): ReleaseFile[] =>
  files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
