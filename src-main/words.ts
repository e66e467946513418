/**
 * Sentences that main puts into files: of certificates, rosters, item exchange and the statistics. In a language, English behind it.
 */
import i18next, { type TFunction } from 'i18next';
import { figures } from '#core/locale/figures.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

const names = ['certificate', 'exchange', 'problem', 'registry', 'roster', 'statistics', 'trust', 'verify'] as const;
const files = import.meta.glob<Record<string, unknown>>(
  '../src-core/locale/messages/*/{certificate,exchange,problem,registry,roster,statistics,trust,verify}.json',
  { import: 'default' },
);

const load = async (language: LanguageCode) =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [
        name,
        (await files[`../src-core/locale/messages/${language}/${name}.json`]?.()) ?? {},
      ]),
    ),
  );

export async function wordsIn(language: LanguageCode): Promise<TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: [...names],
    resources: { en: await load('en'), [language]: await load(language) },
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add('number', figures);
  return instance.t;
}
