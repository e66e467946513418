/**
 * The words of the paper, in all six languages: paper is read in places where the screens are not.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { localeOf } from '#core/locale/long-date.ts';
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

export { longDate } from '#core/locale/long-date.ts';

export type Words = typeof en;

export const words: Record<LanguageCode, Words> = { ar, en, es, fr, ru, zh };

/** A text with its `{{places}}` filled. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const plainNumbers = new Map<LanguageCode, Intl.NumberFormat>();

/** A number as it is written in the language. */
export function numberIn(value: number, language: LanguageCode): string {
  const format = plainNumbers.get(language) ?? new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  plainNumbers.set(language, format);
  return format.format(value);
}

const percents = new Map<LanguageCode, Intl.NumberFormat>();

/** Of a hundred, with the sign where the language has it. */
export function percentIn(value: number, language: LanguageCode): string {
  const format =
    percents.get(language) ?? new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 });
  percents.set(language, format);
  // Marks of direction are for screens: on paper the sign stands where it is drawn.
  return format.format(value / 100).replace(/[\u061c\u200e\u200f]/g, '');
}
