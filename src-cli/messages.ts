/**
 * The sentences of the command line, in the person's language, from the same catalogues as the screens.
 */
import { readFile } from 'node:fs/promises';
import i18next, { type TFunction } from 'i18next';
import { figures } from '#core/locale/figures.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

const namespaces = [
  'problem',
  'failure',
  'cli',
  'statistics',
  'exchange',
  'verify',
  'roster',
  'issuer',
  'certificate',
  'lesson',
  'course-export',
  'content-tools',
  'settings',
  'film',
] as const;

async function catalogue(language: string, namespace: string): Promise<object> {
  const file = new URL(`../src-core/locale/messages/${language}/${namespace}.json`, import.meta.url);
  return readFile(file, 'utf8').then(JSON.parse, () => ({}));
}

export async function messagesIn(language: LanguageCode): Promise<TFunction> {
  const instance = i18next.createInstance();
  const load = async (code: string) =>
    Object.fromEntries(await Promise.all(namespaces.map(async (name) => [name, await catalogue(code, name)] as const)));
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: [...namespaces],
    defaultNS: 'cli',
    resources: { en: await load('en'), [language]: await load(language) },
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add('number', figures);
  return instance.t;
}
