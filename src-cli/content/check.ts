/**
 * `fieldpass content check`
 */
import { checkPacks, checkTogether, type PackOfAuthor } from '#core/content/check-for-authors.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { readLibrary } from '#store/content/library.ts';
import { packsIn } from '#store/content/packs.ts';
import { messagesIn } from '../messages.ts';

export async function contentCheck(options: { content: string; language: LanguageCode }): Promise<number> {
  const t = await messagesIn(options.language);
  const library = await readLibrary(options.content);
  const packs: PackOfAuthor[] = [];
  for await (const pack of packsIn(options.content)) packs.push(pack);
  const together = library.refused.length === 0 ? checkTogether(library) : [];
  const all = [...library.refused, ...checkPacks(packs), ...together];
  for (const { pack, problems } of all) {
    for (const { file, line, code, params } of problems) {
      const place = line > 0 ? `${pack}/${file}:${line}` : `${pack}/${file}`;
      process.stdout.write(`${place}: ${t(code, { ns: 'problem', ...params })}\n`);
    }
  }
  const count = all.reduce((sum, { problems }) => sum + problems.length, 0);
  const summary = count === 0 ? t('contentGood', { count: library.courses.length }) : t('contentProblems', { count });
  process.stdout.write(`${summary}\n`);
  return count === 0 ? 0 : 1;
}
