/**
 * The sentences of the saved report, in the person's language, English behind them.
 */
import i18next, { type TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import en from '#core/locale/messages/en/statistics.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/statistics.json' with { type: 'json' };

export async function wordsOfReport(language: LanguageCode): Promise<TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['statistics'],
    defaultNS: 'statistics',
    resources: { en: { statistics: en }, zh: { statistics: zh } },
    interpolation: { escapeValue: false },
  });
  return instance.t;
}
