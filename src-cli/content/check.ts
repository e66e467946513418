/**
 * `fieldpass content check`
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { readLibrary } from '#store/content/library.ts';
import { messagesIn } from '../messages.ts';

export async function contentCheck(options: { content: string; language: LanguageCode }): Promise<number> {
  const t = await messagesIn(options.language);
  const library = await readLibrary(options.content);
  for (const { pack, problems } of library.refused) {
    for (const { file, line, code, params } of problems) {
      const place = line > 0 ? `${pack}/${file}:${line}` : `${pack}/${file}`;
      process.stdout.write(`${place}: ${t(code, { ns: 'problem', ...params })}\n`);
    }
  }
  const count = library.refused.reduce((sum, { problems }) => sum + problems.length, 0);
  const summary = count === 0 ? t('contentGood', { count: library.courses.length }) : t('contentProblems', { count });
  process.stdout.write(`${summary}\n`);
  return count === 0 ? 0 : 1;
}
