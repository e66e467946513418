/**
 * A list of withdrawn passes on the disk, each a file of its own. One that an organisation made before goes when the later one says all that
 * it said; otherwise both stay, and what each of them says stays said.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isLaterPassList,
  isOfOneKey,
  passListText,
  type ReadPassList,
  readPassList,
  saysAllOf,
} from '#core/assessment/withdrawn-passes.ts';
import { digestOf } from '#core/evidence/digest.ts';
import { writeDurably } from '../disk/durable-file.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';

const prefix = 'passes-';

/** One caller at a time. The new one is on the disk before an old one goes. */
export async function keepPassList(folder: string, read: ReadPassList): Promise<void> {
  await writeDurably(join(folder, `${prefix}${digestOf(read.line).slice(0, 32)}.json`), passListText(read));
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const other = readPassList(await readFile(join(folder, name), 'utf8'), quickEd25519)?.list;
    const isOver =
      other && isOfOneKey(read.list, other) && isLaterPassList(read.list, other) && saysAllOf(read.list, other);
    if (isOver) await rm(join(folder, name), { force: true });
  }
}
