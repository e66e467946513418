/**
 * A flag of the statistics as a sentence.
 */
import type { TFunction } from 'i18next';
import type { LanguageCode } from '../../locale/languages.ts';
import { type NumberWords, numbersIn } from './number-words.ts';
import type { ItemFlagCode } from './report.ts';

/** A flag of an item or of the exam, or `options`: something about the options, which are not named. */
export type Flag = { readonly code: string } & Readonly<Record<string, string | number>>;

/** Shares read as percent, correlations and deltas with two places, times in seconds. */
const shares = new Set(['facility', 'limit', 'share', 'exposure', 'before', 'after', 'beyondRest', 'consistency']);
const plainLimits = new Set(['discrimination-weak', 'reliability-low']);

const word = (code: string, name: string, value: string | number, numbers: NumberWords): string => {
  if (typeof value === 'string') return value;
  if (name.endsWith('Ms')) return numbers.whole(value / 1000);
  if (Number.isInteger(value) && !shares.has(name)) return numbers.whole(value);
  if (shares.has(name) && !(name === 'limit' && plainLimits.has(code))) return numbers.percent(value);
  return numbers.two(value);
};

/** `language`: of the numbers, that of `t`. */
export function flagWords(flag: Flag, t: TFunction, language: LanguageCode): string {
  const { code, ...params } = flag;
  const numbers = numbersIn(language);
  const words = Object.entries(params).map(([name, value]) => [name, word(code, name, value, numbers)]);
  return String(t(`flag.${code}`, { ns: 'statistics', ...Object.fromEntries(words) }));
}

/** What may harm a candidate comes first. */
const gravity: readonly (ItemFlagCode | 'options')[] = [
  'discrimination-negative',
  'key-doubtful',
  'leak',
  'dif',
  'drift',
  'discrimination-weak',
  'too-hard',
  'often-omitted',
  'slow',
  'over-exposed',
  'distractor-unused',
  'options',
  'too-easy',
];

type Flagged = { readonly itemId: string; readonly flags: readonly Flag[] };

/** That there are few answers is no finding by itself. */
export const isFinding = ({ code }: Flag): boolean => code !== 'few-answers';

/** The items with something to be looked at, the gravest first. */
export function findingsOf<T extends Flagged>(items: readonly T[]): T[] {
  const rank = ({ code }: Flag) => (gravity as readonly string[]).indexOf(code);
  return items
    .map((item) => ({ ...item, flags: item.flags.filter(isFinding).sort((a, b) => rank(a) - rank(b)) }))
    .filter(({ flags }) => flags.length > 0)
    .sort((a, b) => rank(a.flags[0] as Flag) - rank(b.flags[0] as Flag));
}
