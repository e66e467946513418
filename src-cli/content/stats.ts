/**
 * `fieldpass content stats`: how much there is, and how far each language is, as one table.
 */
import type { TFunction } from 'i18next';
import { type CourseStats, courseStats } from '#core/content/stats.ts';
import { sourceOf, type TranslationStatus, translationStatus } from '#core/content/translation-status.ts';
import { figures } from '#core/locale/figures.ts';
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { pathwayStats } from '#core/pathway/pathway-stats.ts';
import { programmeStats } from '#core/programme/programme-stats.ts';
import { packsIn } from '#store/content/packs.ts';
import { messagesIn } from '../messages.ts';
import { readContent } from '../read-content.ts';
import { textTable } from '../text-table.ts';

type Options = { content: string; json?: boolean; language: LanguageCode };
type Translations = {
  readonly pack: string;
  readonly source: LanguageCode;
  readonly languages: Readonly<Partial<Record<LanguageCode, TranslationStatus>>>;
};

export async function contentStats({ content, json, language }: Options): Promise<number> {
  const t = await messagesIn(language);
  const library = await readContent(content);
  const courses = library.courses.map(courseStats);
  const translations: Translations[] = [];
  for await (const { name, files } of packsIn(content)) {
    const languages = Object.fromEntries(translationStatus(files));
    translations.push({ pack: name, source: sourceOf(files), languages });
  }
  if (json) {
    const told = translations.map(({ pack, languages }) => ({ pack, languages }));
    const programmes = library.programmes.map(programmeStats);
    const pathways = library.pathways.map(pathwayStats);
    process.stdout.write(`${JSON.stringify({ courses, programmes, pathways, translations: told })}\n`);
  } else process.stdout.write(`${statusTable(translations, courses, t, language)}\n`);
  for (const { pack, problems } of library.refused)
    process.stderr.write(`${t('stats.refused', { ns: 'content-tools', pack, count: problems.length })}\n`);
  return library.refused.length === 0 ? 0 : 1;
}

const totalOf = ({ lessons, entries }: TranslationStatus, states: readonly (keyof TranslationStatus['lessons'])[]) =>
  states.reduce((sum, state) => sum + lessons[state] + entries[state], 0);
const allStates = ['ready', 'stale', 'unconfirmed', 'missing'] as const;

/** Languages of which the same is said stand in one row. */
function alikeTogether(rows: readonly (readonly string[])[]): string[][] {
  const together = new Map<string, string[]>();
  for (const [code = '', ...cells] of rows) {
    const key = JSON.stringify(cells);
    together.set(key, [...(together.get(key) ?? []), code]);
  }
  return [...together].map(([key, codes]) => [codes.join(' '), ...(JSON.parse(key) as string[])]);
}

/** A row for each pack and language; languages of which nothing is there yet stand below it by name. */
function statusTable(
  translations: readonly Translations[],
  courses: readonly CourseStats[],
  t: TFunction,
  language: LanguageCode,
): string {
  const say = (key: string, params: Readonly<Record<string, string>> = {}) =>
    t(`stats.${key}`, { ns: 'content-tools', ...params });
  const count = (value: number | undefined) => (value === undefined ? '–' : figures(value, language));
  const rows: string[][] = [];
  const notBegun: string[] = [];
  for (const { pack, source, languages } of translations) {
    const stats = courses.find(({ id }) => `courses/${id}` === pack)?.languages;
    const some = Object.values(languages)[0];
    const whole = some ? totalOf(some, allStates) : 0;
    const isBegun = (code: LanguageCode) => {
      const status = languages[code];
      return code === source || (status !== undefined && totalOf(status, ['ready', 'stale', 'unconfirmed']) > 0);
    };
    const shown = [source, ...languageCodes.filter((code) => code !== source)].filter(isBegun);
    const told = shown.map((code) => {
      const status = languages[code];
      const own = stats?.[code];
      return [
        code,
        count(own?.lessons),
        count(own?.items),
        count(own?.words),
        say('of', {
          ready: count(status ? totalOf(status, ['ready']) : whole),
          all: count(whole),
        }),
        ...(['stale', 'unconfirmed', 'missing'] as const).map((state) => count(status ? totalOf(status, [state]) : 0)),
      ];
    });
    for (const [at, [codes = '', ...cells]] of alikeTogether(told).entries())
      rows.push([at === 0 ? pack : '', codes, ...cells]);
    const others = languageCodes.filter((code) => !shown.includes(code));
    if (others.length > 0) notBegun.push(say('notBegun', { pack, languages: others.join(', ') }));
  }
  const names = ['pack', 'language', 'lessons', 'items', 'words', 'ready', 'stale', 'unconfirmed', 'missing'];
  const columns = names.map((name, at) => ({ name: say(`column.${name}`), isNumber: at > 1 }));
  return [textTable(columns, rows), ...(notBegun.length > 0 ? ['', ...notBegun] : [])].join('\n');
}
