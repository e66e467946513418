/**
 * The status lists of an organisation, and the list of passes that it withdrew, signed, as the files that it publishes and that checkers keep.
 */
import { join } from 'node:path';
import { passListText, signPassList } from '#core/assessment/withdrawn-passes.ts';
import { statusPurposes } from '#core/credential/status-entry.ts';
import { markedIn } from '#core/issuer/issuer-event.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { signStatusList, statusBits } from '#core/trust/status-list.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import type { OpenIssuer } from './issuer-folder.ts';

export type Written = {
  /** Status lists. */
  readonly files: readonly string[];
  readonly validUntil: string;
  /** Null of an organisation that gave no passes. */
  readonly passes: { readonly file: string; readonly withdrawn: number } | null;
};

/**
 * `days`: how long the status lists may be relied on. A pass counts until somebody hears that it was withdrawn, so the list of those has no
 * end, and needs no address.
 */
export async function writeStatusLists(
  issuer: OpenIssuer,
  folder: string,
  now: Date,
  days: number,
): Promise<Result<Written>> {
  const { about, state, signing } = issuer;
  if (!about.status && state.passes.size === 0) return failed(failure('issuer-status-missing'));
  const validUntil = new Date(now.getTime() + days * 86_400_000).toISOString();
  try {
    await ensureFolder(folder);
    const files: string[] = [];
    for (const purpose of about.status ? statusPurposes : []) {
      const lists = markedIn(state, purpose);
      if (lists.size === 0) lists.set(1, []);
      for (const [number, places] of lists) {
        const list = {
          issuer: about.id,
          id: `${about.status}/${number}/${purpose}`,
          purpose,
          issuedAt: now.toISOString(),
          validUntil,
          bits: statusBits(places),
        };
        const file = join(folder, `${number}-${purpose}.json`);
        await writeDurably(file, JSON.stringify(await signStatusList(list, signing)));
        files.push(file);
      }
    }
    return ok({ files, validUntil, passes: await writePassList(issuer, folder, now) });
  } catch (error) {
    return failed(diskFailure(error));
  }
}

async function writePassList(
  { about, state, signing }: OpenIssuer,
  folder: string,
  now: Date,
): Promise<Written['passes']> {
  if (state.passes.size === 0) return null;
  const passes = [...state.passes.values()].flatMap(({ pass, withdrawn }) =>
    withdrawn ? [{ pass, withdrawnAt: withdrawn.from, reason: withdrawn.reason }] : [],
  );
  const said = { issuer: about.id, number: state.withdrawals, madeAt: now.toISOString(), passes };
  const file = join(folder, 'passes.json');
  await writeDurably(file, passListText(signPassList(signing, said)));
  return { file, withdrawn: passes.length };
}
