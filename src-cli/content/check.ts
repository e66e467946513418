/**
 * `fieldpass content check`
 */
import { checkForAuthors, checkSize, type Told } from '#core/content/check-for-authors.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { readLibrary } from '#store/content/library.ts';
import { packsIn } from '#store/content/packs.ts';
import { messagesIn } from '../messages.ts';

export async function contentCheck(options: { content: string; language: LanguageCode }): Promise<number> {
  const t = await messagesIn(options.language);
  const library = await readLibrary(options.content);
  const sizes: Told[] = [];
  for await (const { kind, name, files } of packsIn(options.content)) {
    if (kind === 'courses') sizes.push({ pack: name, problems: checkSize(files) });
  }
  // What a course teaches is known only once every course can be read.
  const told = library.refused.length === 0 ? checkForAuthors(library) : [];
  const all = [...library.refused, ...sizes, ...told];
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
