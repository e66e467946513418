/**
 * Numbers, days, months and countries as the language of the page writes them.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type LanguageCode, type LocalText, textIn } from '#core/locale/languages.ts';
import { localeOf } from '#core/locale/long-date.ts';
import { type Formats, formatsFor } from '../../src-renderer/locale/formats.ts';
import { countryNamer, languageNamer } from '../../src-renderer/locale/names.ts';

export type PageFormats = Formats & {
  /** Day and month, as short as they get. */
  shortDay(day: string): string;
  /** Of `YYYY-MM`: its short name, with the year where it begins one. */
  month(month: string): string;
  /** An instant, in the zone of this machine. */
  moment(instant: string): string;
  country(code: string): string;
  /** A language that people speak. */
  spoken(code: string): string;
  title(titles: Readonly<Record<string, string>>): string;
};

function pageFormatsFor(language: LanguageCode): PageFormats {
  const locale = localeOf(language);
  const utc = { timeZone: 'UTC' } as const;
  const shortDay = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
  const month = new Intl.DateTimeFormat(locale, { ...utc, month: 'short' });
  const january = new Intl.DateTimeFormat(locale, { ...utc, month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    ...formatsFor(language),
    shortDay: (day) => shortDay.format(new Date(day)),
    month: (text) => (text.endsWith('-01') ? january : month).format(new Date(`${text}-01`)),
    moment: (instant) => moment.format(new Date(instant)),
    country: countryNamer(language),
    spoken: languageNamer(language),
    title: (titles) => textIn(titles as LocalText, language),
  };
}

export function useFormats(): PageFormats {
  const { i18n } = useTranslation();
  return useMemo(() => pageFormatsFor(i18n.language as LanguageCode), [i18n.language]);
}
