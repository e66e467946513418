/**
 * Sentences that main puts into files: of certificates, rosters, item exchange and the statistics. In a language, English behind it.
 */
import i18next, { type TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import enCertificate from '#core/locale/messages/en/certificate.json' with { type: 'json' };
import enExchange from '#core/locale/messages/en/exchange.json' with { type: 'json' };
import enProblem from '#core/locale/messages/en/problem.json' with { type: 'json' };
import enRegistry from '#core/locale/messages/en/registry.json' with { type: 'json' };
import enRoster from '#core/locale/messages/en/roster.json' with { type: 'json' };
import enStatistics from '#core/locale/messages/en/statistics.json' with { type: 'json' };
import enTrust from '#core/locale/messages/en/trust.json' with { type: 'json' };
import enVerify from '#core/locale/messages/en/verify.json' with { type: 'json' };
import zhCertificate from '#core/locale/messages/zh/certificate.json' with { type: 'json' };
import zhExchange from '#core/locale/messages/zh/exchange.json' with { type: 'json' };
import zhProblem from '#core/locale/messages/zh/problem.json' with { type: 'json' };
import zhRegistry from '#core/locale/messages/zh/registry.json' with { type: 'json' };
import zhRoster from '#core/locale/messages/zh/roster.json' with { type: 'json' };
import zhStatistics from '#core/locale/messages/zh/statistics.json' with { type: 'json' };
import zhTrust from '#core/locale/messages/zh/trust.json' with { type: 'json' };
import zhVerify from '#core/locale/messages/zh/verify.json' with { type: 'json' };

export async function wordsIn(language: LanguageCode): Promise<TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['certificate', 'exchange', 'problem', 'registry', 'roster', 'statistics', 'trust', 'verify'],
    resources: {
      en: {
        certificate: enCertificate,
        exchange: enExchange,
        problem: enProblem,
        registry: enRegistry,
        roster: enRoster,
        statistics: enStatistics,
        trust: enTrust,
        verify: enVerify,
      },
      zh: {
        certificate: zhCertificate,
        exchange: zhExchange,
        problem: zhProblem,
        registry: zhRegistry,
        roster: zhRoster,
        statistics: zhStatistics,
        trust: zhTrust,
        verify: zhVerify,
      },
    },
    interpolation: { escapeValue: false },
  });
  return instance.t;
}
