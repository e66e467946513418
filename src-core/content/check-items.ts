/**
 * What can be measured of item writing: cues that give the key away, wordings that trip people up, stems asked twice,
 * texts left in English, pools too small to draw from. The rules are those of Haladyna, Downing and Rodriguez (2002);
 * see wording.ts and "Good items" in docs/authoring.md.
 */
import type { Item, ScenarioSet } from '../exam/item.ts';
import type { KeyedOption } from '../exam/item-types/options.ts';
import { isLocalText, type LanguageCode, type LocalText } from '../locale/languages.ts';
import { binomialTail, chiSquareTail } from '../statistics/maths/special-functions.ts';
import { lengthCue, lengthIn } from './length-cue.ts';
import { type ContentProblem, type ProblemCode, problem } from './problem.ts';
import { areAlike, sketchOf } from './stem-likeness.ts';
import { hidesNegative, isUntranslated, saysAllAbove } from './wording.ts';

/** Fewer items than this say nothing about where their keys stand. */
const fewestForPlaces = 20;
/** With three options or more, no place holds a larger share of the keys. */
const largestShare = 0.45;
/** Even places would be so uneven less than once in a thousand banks. */
const placesByChance = 0.001;
/** The longest option would be right so often less than once in a hundred banks. */
const longestByChance = 0.01;
/** A pool that is drawn from holds at least so many times what is drawn: two forms share half of it at most. */
const poolTimes = 2;

export type ItemsToCheck = {
  /** Every item, those of scenario sets too. */
  readonly bank: readonly Item[];
  readonly sets: readonly ScenarioSet[];
  readonly languages: readonly LanguageCode[];
  /** What the blueprint draws of each competency, and the line of `exam.yaml` that says so. */
  readonly drawn: readonly { readonly competency: string; readonly count: number; readonly line: number }[];
  /** The file and line of an item or a set. */
  readonly whereIs: (id: string) => { file: string; line: number };
};

type Say = (id: string, code: ProblemCode, params: Record<string, string>) => ContentProblem;

export function checkItems({ bank, sets, languages, drawn, whereIs }: ItemsToCheck): ContentProblem[] {
  const say: Say = (id, code, params) => {
    const { file, line } = whereIs(id);
    return problem(file, line, code, { id, ...params });
  };
  return [
    ...keyPlaces(bank),
    ...languages.flatMap((language) => longestKeys(bank, language)),
    ...bank.flatMap((item) => languages.flatMap((language) => wordingOf(item, language, say))),
    ...[...bank, ...sets].flatMap((holder) => untranslatedIn(holder, languages, say)),
    ...likeStems(bank, languages, say),
    ...smallPools(bank, drawn),
  ];
}

type Lists = {
  readonly options?: readonly KeyedOption[];
  readonly reasons?: readonly KeyedOption[];
  readonly gaps?: readonly { readonly options: readonly KeyedOption[] }[];
};

/** The lettered options of an item of which one is right: those of a choice, the reasons of a true-false. */
function singleKeyOptions(item: Item): readonly KeyedOption[] {
  const { options, reasons } = item as Lists;
  const list = item.type === 'choice' ? options : item.type === 'true-false' ? reasons : undefined;
  return list?.filter(({ correct }) => correct).length === 1 ? list : [];
}

/** A key stands in the places of the file about equally often, for each number of options (Pearson's chi-square). */
function keyPlaces(bank: readonly Item[]): ContentProblem[] {
  const tallies = new Map<number, number[]>();
  for (const options of bank.map(singleKeyOptions).filter(({ length }) => length > 1)) {
    const tally = tallies.get(options.length) ?? options.map(() => 0);
    const place = options.findIndex(({ correct }) => correct);
    tally[place] = (tally[place] ?? 0) + 1;
    tallies.set(options.length, tally);
  }
  return [...tallies].flatMap(([places, tally]) => {
    const items = tally.reduce((sum, count) => sum + count, 0);
    const expected = items / places;
    const spread = tally.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const most = Math.max(...tally);
    const uneven = chiSquareTail(spread, places - 1) < placesByChance || (places > 2 && most > largestShare * items);
    if (items < fewestForPlaces || !uneven) return [];
    return problem('course.yaml', 0, 'key-position-unbalanced', {
      items: String(items),
      options: String(places),
      counts: tally.join(', '),
    });
  });
}

/** How long the key of an item is in `language`, and the others; null where there is nothing to compare. */
function lengthsOf(item: Item, language: LanguageCode): { key: number; others: number[] } | null {
  const options = singleKeyOptions(item);
  const key = options.find(({ correct }) => correct)?.text[language];
  const others = options.flatMap(({ correct, text }) =>
    correct || text[language] === undefined ? [] : [lengthIn(text[language], language)],
  );
  return key === undefined || others.length === 0 ? null : { key: lengthIn(key, language), others };
}

/**
 * Somebody who always takes the longest option gains nothing by it. The chance of each item is one in its options; their
 * mean stands for all, which makes the binomial tail a little too wide and so never flags too soon.
 */
function longestKeys(bank: readonly Item[], language: LanguageCode): ContentProblem[] {
  const lengths = bank.flatMap((item) => (item.type === 'choice' ? (lengthsOf(item, language) ?? []) : []));
  const chance = lengths.reduce((sum, { others }) => sum + 1 / (others.length + 1), 0) / lengths.length;
  const longest = lengths.filter(({ key, others }) => key > Math.max(...others)).length;
  if (longest === 0 || binomialTail(longest, lengths.length, chance) >= longestByChance) return [];
  return [
    problem('course.yaml', 0, 'longest-option-cue', {
      language,
      items: String(lengths.length),
      share: String(Math.round((100 * longest) / lengths.length)),
      chance: String(Math.round(100 * chance)),
    }),
  ];
}

function wordingOf(item: Item, language: LanguageCode, say: Say): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const lengths = lengthsOf(item, language);
  if (lengths) {
    const cue = lengthCue(lengths.key, lengths.others, language);
    if (cue) problems.push(say(item.id, 'option-length-cue', cue));
  }
  const { options = [], reasons = [], gaps = [] } = item as Lists;
  const offered = [...options, ...reasons, ...gaps.flatMap((gap) => gap.options)];
  for (const text of offered.map((option) => option.text[language])) {
    if (text !== undefined && saysAllAbove(text, language)) {
      problems.push(say(item.id, 'option-all-above', { text }));
    }
  }
  if (language === 'en' && hidesNegative(item.stem.en ?? '')) {
    problems.push(say(item.id, 'negative-without-emphasis', {}));
  }
  return problems;
}

/** Every text of an item or a set, at whatever depth its type keeps it. */
function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocalText(value)) return [value];
  return Object.values(value).flatMap(textsIn);
}

const untranslatedIn = (
  holder: { readonly id: string },
  languages: readonly LanguageCode[],
  say: Say,
): ContentProblem[] =>
  textsIn(holder).flatMap((text) =>
    languages.flatMap((language) => {
      const own = text[language];
      if (own === undefined || !isUntranslated(own, text.en, language)) return [];
      return say(holder.id, 'untranslated-text', { language, text: own.slice(0, 80) });
    }),
  );

/** One problem for each pair, at the later item, with every language in which the two are alike. */
function likeStems(bank: readonly Item[], languages: readonly LanguageCode[], say: Say): ContentProblem[] {
  const sketches = bank.map(({ stem }) =>
    languages.map((language) => (stem[language] === undefined ? null : sketchOf(stem[language], language))),
  );
  return bank.flatMap((item, later) =>
    bank.slice(0, later).flatMap((other, earlier) => {
      const alike = languages.filter((_language, index) => {
        const [one, two] = [sketches[later]?.[index], sketches[earlier]?.[index]];
        return one && two && areAlike(one, two);
      });
      return alike.length === 0 ? [] : say(item.id, 'duplicate-stem', { other: other.id, languages: alike.join(', ') });
    }),
  );
}

/** A pool smaller than what is drawn is `blueprint-short`, which is said elsewhere. */
function smallPools(bank: readonly Item[], drawn: ItemsToCheck['drawn']): ContentProblem[] {
  return [...new Set(drawn.map(({ competency }) => competency))].flatMap((competency) => {
    const own = drawn.filter((cell) => cell.competency === competency);
    const count = own.reduce((sum, cell) => sum + cell.count, 0);
    const held = bank.filter((item) => item.set === null && item.competency === competency).length;
    if (held < count || held >= poolTimes * count) return [];
    return problem('exam.yaml', own[0]?.line ?? 0, 'competency-few-items', {
      id: competency,
      drawn: String(count),
      held: String(held),
    });
  });
}
