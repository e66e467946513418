/**
 * A learner's logbook, encrypted at rest: nothing of it is to be read on the disk.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keptEntrySchema } from '#core/logbook/kept-entry.ts';
import type { Result } from '#core/result/result.ts';
import type { Vault } from '../keys/device-keys.ts';
import { type Beside, type BesideShape, openBeside } from './beside-profile.ts';
import { sealedByVault } from './sealed-by-vault.ts';

const logbookSchema = z.strictObject({ schemaVersion: z.literal(1), entries: z.array(keptEntrySchema) });
export type LogbookRecord = z.infer<typeof logbookSchema>;

export type LogbookPlace = { readonly id: string; readonly path: string };
export type LogbookParts = {
  readonly vault: Vault;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => Date;
};

const name = 'logbook.sealed';

const shapeOf = ({ id, path }: LogbookPlace, { vault, random }: LogbookParts): BesideShape<LogbookRecord> => ({
  folder: path,
  name,
  version: 1,
  schema: logbookSchema,
  migrations: [],
  empty: { schemaVersion: 1, entries: [] },
  restored: 'logbook-restored',
  begunAnew: 'logbook-begun-anew',
  sealing: sealedByVault({ vault, random, purpose: `fieldpass logbook 1 ${id}`, locked: 'logbook-locked' }),
});

/** Whether there is one: who never wrote has none, and the system's key store is not asked for them. */
export async function hasLogbook({ path }: Pick<LogbookPlace, 'path'>): Promise<boolean> {
  for (const file of [`${name}.json`, `${name}.good.json`]) {
    const isThere = await access(join(path, file)).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

/** Opens it, or begins it. What the vault does not open stays as it is. */
export const openLogbook = (place: LogbookPlace, parts: LogbookParts): Promise<Result<Beside<LogbookRecord>>> =>
  openBeside(shapeOf(place, parts), parts.now);
