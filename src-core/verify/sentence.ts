/**
 * Why, in one sentence: the words of the reason with the dates and names that belong into it.
 */
import { type LanguageCode, textIn } from '../locale/languages.ts';
import type { Checked } from './verdict.ts';

/** `t` knows `verify:reason.…`; `date` writes out the day of an ISO instant. */
export function sentenceOf(
  { reason, params, issuer }: Checked,
  language: LanguageCode,
  t: (key: string, values: Record<string, string>) => string,
  date: (instant: string) => string,
): string {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, name === 'date' && value ? date(value) : value]),
  );
  return t(`verify:reason.${reason}`, { ...values, issuer: issuer ? textIn(issuer.name, language) : '' });
}
