/**
 * A pack from the disk, or the reason why it is none, said.
 */
import { readFile, stat } from 'node:fs/promises';
import type { TFunction } from 'i18next';
import { type PackFile, packLimits, readPack } from '#core/content-update/pack-file.ts';

/** Null, and said on the error output, where it is none. */
export async function readPackFile(path: string, t: TFunction): Promise<PackFile | null> {
  const refuse = (reason: string) => {
    process.stderr.write(`${t('pack.notOne', { ns: 'content-tools', path, reason })}\n`);
    return null;
  };
  const size = await stat(path).then(
    (info) => (info.isFile() ? info.size : null),
    () => null,
  );
  if (size === null) {
    process.stderr.write(`${t('pathUnreadable', { path })}\n`);
    return null;
  }
  if (size > packLimits.fileBytes) return refuse(t('problem.file-too-large', { ns: 'exchange' }));
  const pack = readPack(new Uint8Array(await readFile(path)));
  if ('head' in pack) return pack;
  if (pack.kind === 'zip')
    return refuse(t(`problem.${pack.code}`, { ns: 'exchange', ...pack.params, count: Number(pack.params.count ?? 0) }));
  return refuse(t(`pack.reason.${pack.kind}`, { ns: 'content-tools' }));
}
