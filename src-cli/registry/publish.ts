/**
 * `fieldpass registry publish`: another content for everybody who is signed up. The registry may run meanwhile.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { publish } from '#registry/content/publish.ts';
import { messagesIn } from '../messages.ts';
import { versionOfReaders } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export async function registryPublish(
  folder: string,
  { data, language }: { readonly data: string; readonly language: LanguageCode },
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
  return 0;
}
