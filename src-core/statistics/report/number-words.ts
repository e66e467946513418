/**
 * Numbers of the report as a language writes them.
 */
import type { LanguageCode } from '../../locale/languages.ts';

export type NumberWords = {
  /** A share from 0 to 1, in per cent, with so many places at most. */
  percent(share: number, places?: number): string;
  two(value: number): string;
  whole(value: number): string;
};

export function numbersIn(language: LanguageCode): NumberWords {
  const made = new Map<string, Intl.NumberFormat>();
  const format = (name: string, options: Intl.NumberFormatOptions) => {
    const known = made.get(name) ?? new Intl.NumberFormat(language, options);
    made.set(name, known);
    return known;
  };
  return {
    percent: (share, places = 0) =>
      format(`percent ${places}`, { style: 'percent', maximumFractionDigits: places }).format(share),
    two: (value) => format('two', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
    whole: (value) => format('whole', { maximumFractionDigits: 0 }).format(value),
  };
}
