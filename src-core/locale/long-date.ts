/**
 * Days as a language writes them out, the same on paper, on the command line and on the page that checks papers.
 */
import type { LanguageCode } from './languages.ts';

/** The tag by which `Intl` writes numbers and dates as people of the language do. */
export const localeOf = (language: LanguageCode): string =>
  ({ en: 'en-GB', ar: 'ar-u-nu-arab' })[language as string] ?? language;

const dates = new Map<LanguageCode, Intl.DateTimeFormat>();

/** The day of an ISO instant, in UTC. */
export function longDate(instant: string, language: LanguageCode): string {
  const format =
    dates.get(language) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  dates.set(language, format);
  return format.format(new Date(instant));
}
