/**
 * `fieldpass sync export`: what waits in a closed application → a file for the registry.
 */
import { randomBytes } from 'node:crypto';
import type { LanguageCode } from '#core/locale/languages.ts';
import { withClosedApp } from '#store/sync/by-hand/closed-app.ts';
import { recordsFile } from '#store/sync/by-hand/records-file.ts';
import { writeChecked } from '#store/sync/by-hand/written-file.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type ExportOptions = { readonly data: string; readonly out: string; readonly language: LanguageCode };

export async function syncExport({ data, out, language }: ExportOptions): Promise<number> {
  const t = await messagesIn(language);
  const now = () => new Date();
  const made = await withClosedApp(data, now, (open) =>
    recordsFile({ ...open, now, random: (bytes) => new Uint8Array(randomBytes(bytes)) }),
  );
  if (!made.ok) return sayFailure(made.failure, t);
  const { bytes, waiting, left } = made.value;
  const written = await writeChecked(out, bytes);
  if (!written.ok) return sayFailure(written.failure, t);
  const lines = [
    waiting > 0 ? t('sync.handedOver', { count: waiting, path: out }) : t('sync.nothingNew', { path: out }),
    ...(left > 0 ? [t('sync.left', { count: left })] : []),
    t('sync.hash', { hash: written.value.sha256 }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
