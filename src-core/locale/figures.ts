/**
 * Numbers inside sentences, with the figures that the dates of the language have.
 */
import type { LanguageCode } from './languages.ts';
import { localeOf } from './long-date.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** What `{{name, number}}` becomes: a number, also one in digits. What was written out already stays as it is. */
export function figures(value: unknown, language?: string): string {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return String(value);
  const code = language ?? 'en';
  const format = formats.get(code) ?? new Intl.NumberFormat(localeOf(code as LanguageCode));
  formats.set(code, format);
  return format.format(number);
}
