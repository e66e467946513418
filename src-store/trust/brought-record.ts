/**
 * Who brought in which trust list, and when: for people only, no check relies on it. Without it a list counts as well.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '#core/zod.ts';
import { writeDurably } from '../disk/durable-file.ts';

const entry = z.strictObject({
  /** Of the list. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.string().max(200),
  at: z.iso.datetime(),
});
export type BroughtEntry = z.infer<typeof entry>;

/** The latest; older ones are of lists that were replaced long ago. */
const mostKept = 50;

const pathIn = (folder: string) => join(folder, 'brought.json');

export async function readBrought(folder: string): Promise<readonly BroughtEntry[]> {
  try {
    return z.array(entry).parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
  } catch {
    return [];
  }
}

export async function keepBrought(folder: string, added: readonly BroughtEntry[]): Promise<void> {
  const kept = (await readBrought(folder)).filter(({ digest }) => !added.some((one) => one.digest === digest));
  await writeDurably(pathIn(folder), `${JSON.stringify([...kept, ...added].slice(-mostKept), null, 2)}\n`);
}
