/**
 * The words of the check, and the page's own, in all six languages; dates and numbers as each writes them.
 */
import i18next from 'i18next';
import { figures } from '#core/locale/figures.ts';
import { bestLanguage, directionOf, type LanguageCode, languageCodes, textIn } from '#core/locale/languages.ts';
import { localeOf, longDate } from '#core/locale/long-date.ts';
import arVerify from '#core/locale/messages/ar/verify.json' with { type: 'json' };
import arPage from '#core/locale/messages/ar/verify-page.json' with { type: 'json' };
import enVerify from '#core/locale/messages/en/verify.json' with { type: 'json' };
import enPage from '#core/locale/messages/en/verify-page.json' with { type: 'json' };
import esVerify from '#core/locale/messages/es/verify.json' with { type: 'json' };
import esPage from '#core/locale/messages/es/verify-page.json' with { type: 'json' };
import frVerify from '#core/locale/messages/fr/verify.json' with { type: 'json' };
import frPage from '#core/locale/messages/fr/verify-page.json' with { type: 'json' };
import ruVerify from '#core/locale/messages/ru/verify.json' with { type: 'json' };
import ruPage from '#core/locale/messages/ru/verify-page.json' with { type: 'json' };
import zhVerify from '#core/locale/messages/zh/verify.json' with { type: 'json' };
import zhPage from '#core/locale/messages/zh/verify-page.json' with { type: 'json' };
import { sentenceOf } from '#core/verify/sentence.ts';
import type { Checked } from '#core/verify/verdict.ts';

const resources = {
  en: { verify: enVerify, page: enPage },
  zh: { verify: zhVerify, page: zhPage },
  ar: { verify: arVerify, page: arPage },
  fr: { verify: frVerify, page: frPage },
  ru: { verify: ruVerify, page: ruPage },
  es: { verify: esVerify, page: esPage },
} satisfies Record<LanguageCode, object>;

export type Words = {
  readonly language: LanguageCode;
  /** `key` of the check, or `page:key`. */
  t(key: string, values?: Readonly<Record<string, unknown>>): string;
  date(instant: string): string;
  number(value: number): string;
  why(checked: Checked): string;
  issuer(checked: Checked): string;
};

export const firstLanguage = (): LanguageCode => bestLanguage(navigator.languages, languageCodes);

const words = i18next.createInstance();
const ready = words.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['verify', 'page'],
  defaultNS: 'verify',
  resources,
  interpolation: { escapeValue: false },
});

void ready.then(() => words.services.formatter?.add('number', figures));

/** Turns the page to a language. */
export async function speak(language: LanguageCode): Promise<Words> {
  await ready;
  await words.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const t = (key: string, values: Readonly<Record<string, unknown>> = {}) => words.t(key as never, values) as string;
  const date = (instant: string) => longDate(instant, language);
  const numbers = new Intl.NumberFormat(localeOf(language));
  const issuer = (checked: Checked) => (checked.issuer ? textIn(checked.issuer.name, language) : '');
  document.title = t('page:title');
  return {
    language,
    t,
    date,
    number: (value) => numbers.format(value),
    why: (checked) => sentenceOf(checked, issuer(checked), t, date),
    issuer,
  };
}
