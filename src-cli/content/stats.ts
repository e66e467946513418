/**
 * `fieldpass content stats`
 */
import { courseStats } from '#core/content/stats.ts';
import { type TranslationStatus, translationStatus } from '#core/content/translation-status.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { packsIn } from '#store/content/packs.ts';
import { messagesIn } from '../messages.ts';
import { readContent } from '../read-content.ts';

type Options = { content: string; json?: boolean; language: LanguageCode };

export async function contentStats({ content, json, language }: Options): Promise<number> {
  const t = await messagesIn(language);
  const library = await readContent(content);
  const courses = library.courses.map(courseStats);
  const translations: { pack: string; languages: Record<string, TranslationStatus> }[] = [];
  for await (const { name, files } of packsIn(content)) {
    translations.push({ pack: name, languages: Object.fromEntries(translationStatus(files)) });
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ courses, translations })}\n`);
  } else {
    for (const { id, version, languages } of courses) {
      process.stdout.write(`${id} ${version}\n`);
      console.table(languages);
    }
    for (const { pack, languages } of translations) {
      process.stdout.write(`${t('translations', { pack })}\n`);
      console.table(Object.fromEntries(Object.entries(languages).map(([code, status]) => [code, row(status, t)])));
    }
  }
  for (const { pack, problems } of library.refused) process.stderr.write(`${pack}: ${problems.length} problems\n`);
  return library.refused.length === 0 ? 0 : 1;
}

type Words = Awaited<ReturnType<typeof messagesIn>>;

/** `28 of 28` where all is ready; else what is not, too. */
function row({ lessons, entries }: TranslationStatus, t: Words): Record<string, string> {
  const told = (count: TranslationStatus['lessons']) => {
    const all = count.ready + count.stale + count.unconfirmed + count.missing;
    const open = (['stale', 'unconfirmed'] as const).filter((state) => count[state] > 0);
    return [
      t('translationReady', { ready: count.ready, all }),
      ...open.map((state) => t(`translationState.${state}`, { count: count[state] })),
    ].join(', ');
  };
  return { [t('translatedLessons')]: told(lessons), [t('translatedEntries')]: told(entries) };
}
