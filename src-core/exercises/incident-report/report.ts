/**
 * What a machine can honestly see in a report: that a time, a date, a place or a figure stands there, how long it is, and
 * words that judge. Whether it is true and clear, the one who wrote it says.
 */
import { type LanguageCode, type LocalText, languageCodes } from '../../locale/languages.ts';
import { segmenterFor } from '../../locale/segmenter.ts';
import type { ExerciseFault } from '../exercise-kind.ts';

export const checks = ['time', 'date', 'place', 'figure'] as const;
export type Check = (typeof checks)[number];

/** Digits of other scripts as those of this one, so that there is one rule for all. */
const withPlainDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));

const times = [
  /(?<![\d.:：])(?:[01]?\d|2[0-3])\s?(?:[:：]|h|ч\.?|点|點|时)\s?[0-5]\d(?![\d:])(?:分)?/iu,
  /(?<![\d.])(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|\.\d|\s*(?:km|m\b|км|м\b|公里|米|كم|كغ))/iu,
  /(?<!\d)(?:[01]\d|2[0-3])[0-5]\d\s?(?:h|hrs|hours)(?!\p{L})/iu,
  /(?<!\d)(?:[01]?\d|2[0-3])\s?(?:a\.?m\.?|p\.?m\.?|h|час(?:а|ов)?|点(?:钟|半)?|时)(?!\p{L})/iu,
  /الساعة\s+(?:\d{1,2}|\p{L}+)/u,
];
const dates = [
  /(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)/u,
  /(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?!\d)/u,
  /(?<!\d)\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)/u,
  /(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]/u,
];

/** Some languages have months by several names. */
const localesOf: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: ['en'],
  zh: ['zh'],
  ar: ['ar-EG', 'ar-SY'],
  fr: ['fr'],
  ru: ['ru'],
  es: ['es'],
};

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Chinese has no spaces between its words. */
const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** What was made once is kept: to make a pattern ready takes longer than to look with it. */
function keeping<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** `word` as a whole word; a `*` before or after it stands for more letters. */
const wordPattern = keeping((word: string): RegExp => {
  const inside = escaped(word.replace(/^\*|\*$/g, '')).replace(/\s+/g, '\\s+');
  if (isChinese(word)) return new RegExp(inside, 'u');
  const more = '[\\p{L}\\p{M}]*';
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])${word.startsWith('*') ? more : ''}${inside}${word.endsWith('*') ? more : ''}(?![\\p{L}\\p{M}\\p{N}])`,
    'iu',
  );
});

/** A day of the week, a day of a month by its name, and words such as “today”, as a sentence in this language has them. */
const daysIn = keeping((language: string): RegExp[] =>
  localesOf[language as LanguageCode].flatMap((locale) => {
    const told = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
    const partOf = (type: 'weekday' | 'month', month: number, day: number) =>
      told.formatToParts(new Date(Date.UTC(2026, month, day))).find((part) => part.type === type)?.value ?? '';
    const weekdays = Array.from({ length: 7 }, (_, day) => partOf('weekday', 0, day + 1));
    const months = Array.from({ length: 12 }, (_, month) => escaped(partOf('month', month, 1))).join('|');
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    return [
      new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er)?\\.?\\s+(?:of\\s+|de\\s+)?(?:${months})(?!\\p{L})`, 'iu'),
      new RegExp(`(?<!\\p{L})(?:${months})\\s+\\d{1,2}(?!\\d)`, 'iu'),
      ...[...weekdays, relative.format(0, 'day'), relative.format(-1, 'day')].map(wordPattern),
    ];
  }),
);

/** The words of a list as an author writes it: `drunk, must have*`. */
export const wordsOf = (list: string): string[] =>
  list
    .split(/[,，、،;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** What was found, as it stands there, or null. `places`: what is called a place in this story, as a list. */
export function found(check: Check, text: string, places: string, language: LanguageCode): string | null {
  const plain = withPlainDigits(text);
  const at = (patterns: readonly RegExp[]) => firstOf(patterns, plain);
  switch (check) {
    case 'time':
      return at(times);
    case 'date':
      return at([...dates, ...daysIn(language)]);
    case 'place':
      return at(wordsOf(places).map(wordPattern));
    case 'figure':
      return at([/\d+(?:[.,]\d+)?|[一二两三四五六七八九十百]+(?=[个人名辆公米处位次])/u]);
  }
}

/** The first word of each list that stands in the text. */
export function loadedIn<L extends { readonly words: string }>(
  text: string,
  lists: readonly L[],
): { readonly list: L; readonly word: string }[] {
  return lists.flatMap((list) => {
    const word = firstOf(wordsOf(list.words).map(wordPattern), text);
    return word === null ? [] : [{ list, word }];
  });
}

export const lengthOf = (text: string, language: LanguageCode): number =>
  [...segmenterFor(language, 'word').segment(text)].filter(({ isWordLike }) => isWordLike).length;

type Named = { readonly id: string };
export type Report = {
  readonly sortings: readonly {
    readonly bins: readonly Named[];
    readonly sentences: readonly (Named & { readonly bin: string })[];
  }[];
  readonly fields: readonly (Named & { readonly model: LocalText; readonly checks?: readonly Check[] | undefined })[];
  readonly whole: readonly Named[];
  readonly places: LocalText;
  readonly loaded: readonly { readonly words: LocalText }[];
};

/** The first field whose model does not do, in some language, what is asked of the learner. */
function poorModelIn({ fields, places, loaded }: Report): string | null {
  for (const language of languageCodes) {
    const lists = loaded.map(({ words }) => ({ words: words[language] ?? '' }));
    for (const { id, model, checks = [] } of fields) {
      const text = model[language];
      if (text === undefined) continue;
      const isPoor = checks.some((check) => found(check, text, places[language] ?? '', language) === null);
      if (isPoor || loadedIn(text, lists).length > 0) return `${id} (${language})`;
    }
  }
  return null;
}

/**
 * Each sentence belongs in a place that there is, no place stays empty, each part of the sheet has one name, and the model
 * holds what is looked for and no word that judges.
 */
export function faultIn(report: Report): ExerciseFault | null {
  const { sortings, fields, whole } = report;
  for (const { bins, sentences } of sortings) {
    const lost = sentences.find(({ bin }) => !bins.some(({ id }) => id === bin));
    if (lost) return { fault: 'unknown-place', id: lost.id };
    const empty = bins.find(({ id }) => !sentences.some(({ bin }) => bin === id));
    if (empty) return { fault: 'out-of-reach', id: empty.id };
  }
  const ids = [...fields, ...whole].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return { fault: 'unknown-place', id: twice };
  const poor = poorModelIn(report);
  return poor === null ? null : { fault: 'no-answer', id: poor };
}
