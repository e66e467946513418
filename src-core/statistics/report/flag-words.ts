/**
 * A flag of the statistics as a sentence.
 */
import type { TFunction } from 'i18next';
import type { ExamFlag, ItemFlag, ItemFlagCode, ItemReport } from './report.ts';

/** Shares read as percent, correlations and deltas with two places, times in seconds. */
const shares = new Set(['facility', 'limit', 'share', 'exposure', 'before', 'after', 'beyondRest', 'consistency']);
const plainLimits = new Set(['discrimination-weak', 'reliability-low']);

const word = (code: string, name: string, value: string | number): string => {
  if (typeof value === 'string') return value;
  if (name.endsWith('Ms')) return String(Math.round(value / 1000));
  if (Number.isInteger(value) && !shares.has(name)) return String(value);
  if (shares.has(name) && !(name === 'limit' && plainLimits.has(code))) return `${Math.round(value * 100)} %`;
  return value.toFixed(2);
};

export function flagWords(flag: ItemFlag | ExamFlag, t: TFunction): string {
  const { code, ...params } = flag;
  const words = Object.entries(params).map(([name, value]) => [name, word(code, name, value as string | number)]);
  return String(t(`flag.${code}`, { ns: 'statistics', ...Object.fromEntries(words) }));
}

/** What may harm a candidate comes first. */
const gravity: readonly ItemFlagCode[] = [
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
  'too-easy',
];

export type Finding = { readonly itemId: string; readonly flags: readonly ItemFlag[] };

/** The items with something to be looked at, the gravest first. That there are few answers is no finding by itself. */
export function findingsOf(items: readonly ItemReport[]): Finding[] {
  const rank = ({ code }: ItemFlag) => gravity.indexOf(code);
  return items
    .map(({ itemId, flags }) => ({
      itemId,
      flags: flags.filter(({ code }) => code !== 'few-answers').sort((a, b) => rank(a) - rank(b)),
    }))
    .filter(({ flags }) => flags.length > 0)
    .sort((a, b) => rank(a.flags[0] as ItemFlag) - rank(b.flags[0] as ItemFlag));
}
