/**
 * `fieldpass content check`: what keeps a pack from learners, then what an author should mend all the same. 1 where there is either.
 */
import type { TFunction } from 'i18next';
import { checkPacks, checkTogether, type PackOfAuthor, type Told } from '#core/content/check-for-authors.ts';
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
  const refused = tell(library.refused, t);
  const advised = tell([...checkPacks(packs), ...together], t);
  const said = [
    ...(refused > 0 ? [t('contentProblems', { count: refused })] : []),
    ...(advised > 0 ? [t('contentAdvice', { count: advised })] : []),
  ];
  process.stdout.write(`${said.join('\n') || t('contentGood', { count: library.courses.length })}\n`);
  return refused + advised === 0 ? 0 : 1;
}

/** Writes each problem with its place; how many there are. */
function tell(all: readonly Told[], t: TFunction): number {
  for (const { pack, problems } of all) {
    for (const { file, line, code, params } of problems) {
      const place = line > 0 ? `${pack}/${file}:${line}` : `${pack}/${file}`;
      process.stdout.write(`${place}: ${t(code, { ns: 'problem', ...params })}\n`);
    }
  }
  return all.reduce((sum, { problems }) => sum + problems.length, 0);
}
