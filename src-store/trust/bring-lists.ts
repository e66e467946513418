/**
 * Brings lists into the data folder: judged by the rules, written one after the other, each whole or not at all.
 *
 * The trust list comes before what it vouches for, and an earlier one before a later: wherever this stops, what lies there
 * is what somebody brought in, and can be brought in again from there.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '#core/evidence/digest.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type Bringing, type BroughtFile, bringIn, digestOfList, type Taken } from '#core/trust/bringing.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps, writeDurably } from '../disk/durable-file.ts';
import { setAside } from '../disk/quarantine.ts';
import { keepBrought } from './brought-record.ts';
import { keepPassList } from './keep-pass-list.ts';
import { laterFolder, pinFile, readHeld, statusListFolder } from './read-held.ts';

export type TrustFolders = {
  /** Shipped with the program; nothing in it is ever changed. */
  readonly shipped: string;
  /** Of this computer; where lists are brought in. */
  readonly own: string;
};

export type BringRequest = {
  readonly folders: TrustFolders;
  readonly files: readonly BroughtFile[];
  /** The digest of the first trust list that was confirmed. */
  readonly confirmed: string | null;
  readonly by: string;
  readonly now: string;
};

/** One caller at a time. */
export async function bringLists(request: BringRequest): Promise<Result<Bringing>> {
  const { folders, files, confirmed, by, now } = request;
  const held = await readHeld([folders.shipped, folders.own]);
  const bringing = await bringIn(files, held, now, confirmed);
  if (bringing.taken.length === 0) return ok(bringing);
  try {
    for (const folder of [folders.own, laterFolder(folders.own), statusListFolder(folders.own)]) {
      await ensureFolder(folder);
      await sweepTemps(folder);
    }
    const lists = bringing.taken.flatMap((one) => ('signed' in one ? [one.signed] : []));
    if (lists.length > 0) {
      await keepBrought(
        folders.own,
        lists.map((signed) => ({ digest: digestOfList(signed), by, at: now })),
      );
    }
    for (const one of bringing.taken) await write(folders.own, one, new Date(now));
    return ok(bringing);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

async function write(folder: string, taken: Taken, now: Date): Promise<void> {
  if (taken.kind === 'passes') return keepPassList(statusListFolder(folder), taken.read);
  if (taken.kind === 'status') {
    // One file an address: a newer list takes the place of the one before.
    const name = `${digestOf(taken.list.id).slice(0, 32)}.json`;
    return writeDurably(join(statusListFolder(folder), name), taken.text);
  }
  const text = `${JSON.stringify(taken.signed, null, 2)}\n`;
  if (taken.kind === 'later') {
    const name = `${String(taken.signed.list.sequence).padStart(5, '0')}.json`;
    return writeDurably(join(laterFolder(folder), name), text);
  }
  // What lies there now was no whole list, else it would be the pinned one.
  const isThere = await access(pinFile(folder)).then(
    () => true,
    () => false,
  );
  if (isThere) await setAside(pinFile(folder), 'damaged', now);
  return writeDurably(pinFile(folder), text);
}
