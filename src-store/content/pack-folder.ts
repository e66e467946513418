/**
 * Reads a content folder into memory, and nothing outside it: links are refused, sizes are bounded, text must be UTF-8.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFiles, PackMedia } from '#core/content/pack.ts';
import { type ContentProblem, problem } from '#core/content/problem.ts';

const extensions = /\.(yaml|md|svg)$/;
/** What is kept as bytes. */
const mediaExtensions = /\.webm$/;
/** In bytes; larger files of a pack are refused. */
export const largestFile = 1024 * 1024;

export type PackReading = { files: PackFiles; media: PackMedia; problems: ContentProblem[] };

export async function readPackFolder(root: string): Promise<PackReading> {
  const files = new Map<string, string>();
  const media = new Map<string, Uint8Array>();
  const problems: ContentProblem[] = [];

  const visit = async (folder: string, prefix: string): Promise<void> => {
    for (const name of (await readdir(folder)).sort()) {
      if (name.startsWith('.')) continue;
      const path = join(folder, name);
      const inside = `${prefix}${name}`;
      const info = await lstat(path);
      if (info.isSymbolicLink()) problems.push(problem(inside, 0, 'path-escape', { path: inside }));
      else if (info.isDirectory()) await visit(path, `${inside}/`);
      else if (!info.isFile() || !(extensions.test(name) || mediaExtensions.test(name))) continue;
      else if (info.size > largestFile) problems.push(problem(inside, 0, 'file-too-large'));
      else {
        try {
          const bytes = await readFile(path);
          if (mediaExtensions.test(name)) media.set(inside, bytes);
          else files.set(inside, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        } catch {
          problems.push(problem(inside, 0, 'file-unreadable'));
        }
      }
    }
  };
  try {
    await visit(root, '');
  } catch {
    problems.push(problem('.', 0, 'file-unreadable'));
  }
  return { files, media, problems };
}
