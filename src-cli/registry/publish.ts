/**
 * `fieldpass registry publish`: another content for everybody who is signed up. The registry may run meanwhile.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writePack } from '#core/content-update/pack-file.ts';
import { hashesIn } from '#core/content-update/release.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { publish } from '#registry/content/publish.ts';
import { fileOf, publishedIn, readPublished } from '#registry/content/releases.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { messagesIn } from '../messages.ts';
import { versionOfReaders } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export async function registryPublish(
  folder: string,
  { data, pack, language }: { readonly data: string; readonly pack?: string; readonly language: LanguageCode },
): Promise<number> {
  const t = await messagesIn(language);
  const done = await publish(data, folder, { now: () => new Date(), program: await versionOfReaders() });
  if (!done.ok) return sayFailure(done.failure, t);
  if (done.value.kind === 'unfit') {
    for (const { file, line, code, params } of done.value.problems)
      process.stdout.write(`${file}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}\n`);
    process.stdout.write(`${t('registry.notPublished', { count: done.value.problems.length })}\n`);
    return 1;
  }
  const { kind, id, publishedAt, files, bytes, newFiles, newBytes } = done.value;
  const kilobytes = (size: number) => Math.ceil(size / 1000);
  const said = { id: id.slice(0, 16), at: publishedAt, count: files, size: kilobytes(bytes) };
  process.stdout.write(`${t(kind === 'known' ? 'registry.publishedBefore' : 'registry.published', said)}\n`);
  if (kind === 'published')
    process.stdout.write(`${t('registry.publishedNew', { count: newFiles, size: kilobytes(newBytes) })}\n`);
  if (pack === undefined) return 0;
  try {
    await ensureFolder(dirname(pack));
    await writeDurably(pack, await packOfNewest(data));
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
  process.stdout.write(`${t('writtenTo', { path: pack })}\n`);
  return 0;
}

/** What computers fetch, as one file: whoever carries it brings them the very release that they would have fetched. */
async function packOfNewest(data: string): Promise<Uint8Array> {
  const [name = ''] = await publishedIn(data);
  const { release, signed } = await readPublished(data, name);
  const files = new Map<string, Uint8Array>();
  for (const sha256 of hashesIn(release.files)) files.set(sha256, new Uint8Array(await readFile(fileOf(data, sha256))));
  return writePack({ head: { kind: 'signed', signed }, files });
}
