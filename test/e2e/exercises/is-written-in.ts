/**
 * Whether words that somebody wrote on the screen are in any file of a folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Locks and half-written files come and go while the program runs. */
const isPassing = (name: string) => /^\.lock\.|\.tmp$/.test(name);

export function isWrittenIn(folder: string, words: string): boolean {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).some(
    (entry) =>
      entry.isFile() && !isPassing(entry.name) && readFileSync(join(entry.parentPath, entry.name)).includes(words),
  );
}
