/**
 * `fieldpass registry backup` and `restore`: all of a registry in one file, and back.
 */
import { randomBytes } from 'node:crypto';
import type { LanguageCode } from '#core/locale/languages.ts';
import { backUp } from '#registry/backup/back-up.ts';
import { restore } from '#registry/backup/restore.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

type Shared = { readonly data: string; readonly databaseUrl?: string; readonly language: LanguageCode };
export type BackupOptions = Shared & { readonly out: string; readonly withoutKeys?: boolean };

const now = () => new Date();

/** The option, else the environment: as the registry itself is started. */
function recordsOf({ data, databaseUrl = process.env.FIELDPASS_DATABASE_URL }: Shared) {
  return { data, ...(databaseUrl && { databaseUrl }) };
}

export async function registryBackup(options: BackupOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { out, withoutKeys = false } = options;
  const done = await backUp({ ...recordsOf(options), out, withoutKeys, now });
  if (!done.ok) return sayFailure(done.failure, t);
  const { sha256, bytes } = done.value;
  const size = (bytes / 1_000_000).toFixed(1);
  process.stdout.write(`${t('registry.backedUp', { file: out, size, sha256 })}\n`);
  if (!withoutKeys) process.stdout.write(`${t('registry.backupSecret')}\n`);
  return 0;
}

export async function registryRestore(file: string, options: Shared): Promise<number> {
  const t = await messagesIn(options.language);
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const done = await restore({ ...recordsOf(options), file, now, random });
  if (!done.ok) return sayFailure(done.failure, t);
  process.stdout.write(`${t('registry.restored', { madeAt: done.value.madeAt })}\n`);
  return 0;
}
