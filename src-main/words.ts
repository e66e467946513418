/**
 * Sentences that main puts into files: of item exchange and of the statistics. In a language, English behind it.
 */
import i18next, { type TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import enExchange from '#core/locale/messages/en/exchange.json' with { type: 'json' };
import enProblem from '#core/locale/messages/en/problem.json' with { type: 'json' };
import enStatistics from '#core/locale/messages/en/statistics.json' with { type: 'json' };
import zhExchange from '#core/locale/messages/zh/exchange.json' with { type: 'json' };
import zhProblem from '#core/locale/messages/zh/problem.json' with { type: 'json' };
import zhStatistics from '#core/locale/messages/zh/statistics.json' with { type: 'json' };

export async function wordsIn(language: LanguageCode): Promise<TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['exchange', 'problem', 'statistics'],
    resources: {
      en: { exchange: enExchange, problem: enProblem, statistics: enStatistics },
      zh: { exchange: zhExchange, problem: zhProblem, statistics: zhStatistics },
    },
    interpolation: { escapeValue: false },
  });
  return instance.t;
}
