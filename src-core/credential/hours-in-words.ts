/**
 * How long something was done, as a certificate says it.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { localeOf } from '../locale/long-date.ts';

export const hoursInWords = (language: LanguageCode, minutes: number): string =>
  new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(minutes / 60);
