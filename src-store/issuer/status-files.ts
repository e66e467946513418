/**
 * The status lists of an organisation, signed, as the files that it publishes and that checkers keep.
 */
import { join } from 'node:path';
import { statusPurposes } from '#core/credential/status-entry.ts';
import { markedIn } from '#core/issuer/issuer-event.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { signStatusList, statusBits } from '#core/trust/status-list.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import type { OpenIssuer } from './issuer-folder.ts';

/** `days`: how long they may be relied on. Returns the files. */
export async function writeStatusLists(
  issuer: OpenIssuer,
  folder: string,
  now: Date,
  days: number,
): Promise<Result<{ files: string[]; validUntil: string }>> {
  const { about, state, signing } = issuer;
  if (!about.status) return failed(failure('issuer-status-missing'));
  const validUntil = new Date(now.getTime() + days * 86_400_000).toISOString();
  try {
    await ensureFolder(folder);
    const files: string[] = [];
    for (const purpose of statusPurposes) {
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
    return ok({ files, validUntil });
  } catch (error) {
    return failed(diskFailure(error));
  }
}
