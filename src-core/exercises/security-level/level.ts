/**
 * From ratings of five kinds of threat to one level of an area, in a way that can be followed with a pencil.
 *
 * This is not the method of the United Nations: the weights of the Structured Threat Assessment are not public, and trained
 * security staff work with it. The five kinds, the factors and the six levels are the same; the arithmetic is ours, for learning:
 *
 * - Of a threat that somebody means the weaker of intent and capability counts, for one is nothing without the other; of a hazard
 *   the mean of how often and how strong, rounded upwards. Where much holds it back or softens it, one step less; where nothing
 *   does, one step more.
 * - Of the area the highest of the five counts seven parts of ten, and the mean of the other four three parts; rounded.
 */
import { offBy, type Range } from '../estimate.ts';
import type { ExerciseFault } from '../exercise-kind.ts';
import { deliberateFactors, type Factor, hazardFactors } from '../threat-factors.ts';

export const categories = ['armed-conflict', 'terrorism', 'crime', 'civil-unrest', 'hazards'] as const;
export const levels = ['minimal', 'low', 'moderate', 'substantial', 'high', 'extreme'] as const;
export const turns = ['rises', 'stays', 'falls'] as const;

export type Category = (typeof categories)[number];
export type Level = (typeof levels)[number];
export type Turn = (typeof turns)[number];
export type Rating = { readonly [F in Factor]?: number };
export type Ratings = { readonly [C in Category]?: Rating };
/** Each from 1 to 6. */
export type Threats = { readonly [C in Category]: number };

type Ranges = { readonly [F in Factor]?: Range };
type Change = { readonly category: Category; readonly factor: Factor; readonly to: number };
type News = { readonly id: string; readonly changes: readonly Change[] };
type Option = { readonly id: string; readonly right?: true | undefined };
export type Assessment = {
  readonly categories: { readonly [C in Category]: { readonly factors: Ranges } };
  readonly news: readonly News[];
  readonly questions: readonly { readonly id: string; readonly options: readonly Option[] }[];
};

export const factorsOf = (category: Category): readonly Factor[] =>
  category === 'hazards' ? hazardFactors : deliberateFactors;

export const levelAt = (step: number): Level => levels[step - 1] ?? 'minimal';

const onScale = (step: number) => Math.min(levels.length, Math.max(1, step));

/** What it comes to, from 1 to 6; null until each factor is rated. */
export function threatOf(category: Category, rating: Rating): number | null {
  const [first, second, held] = factorsOf(category).map((factor) => rating[factor]);
  if (first === undefined || second === undefined || held === undefined) return null;
  const base = category === 'hazards' ? Math.ceil((first + second) / 2) : Math.min(first, second);
  return onScale(base + held - 2);
}

/** All five; null until all are rated. */
export function threatsOf(ratings: Ratings): Threats | null {
  const rated = categories.map((category) => [category, threatOf(category, ratings[category] ?? {})] as const);
  return rated.every(([, threat]) => threat !== null) ? (Object.fromEntries(rated) as Threats) : null;
}

const parts = { highest: 0.7, others: 0.3 };

/** How the level comes about: each number of it can be shown. */
export function weigh(threats: Threats) {
  const falling = categories.toSorted((a, b) => threats[b] - threats[a]);
  const [first = 'hazards', ...rest] = falling;
  const others = rest.reduce((sum, category) => sum + threats[category], 0) / rest.length;
  const sum = parts.highest * threats[first] + parts.others * others;
  // A half is a half: what the computer makes of decimals decides nothing.
  return { first, highest: threats[first], others, sum, level: Math.round(Math.round(sum * 1000) / 1000) };
}

/** The ratings as news changes them; each by itself. */
export function ratingsAfter(ratings: Ratings, { changes }: Pick<News, 'changes'>): Ratings {
  const after: { [C in Category]?: Rating } = { ...ratings };
  for (const { category, factor, to } of changes) after[category] = { ...after[category], [factor]: to };
  return after;
}

const levelOf = (ratings: Ratings): number => {
  const threats = threatsOf(ratings);
  return threats ? weigh(threats).level : 0;
};

/** What the level does when the news is true. */
export function turnOf(ratings: Ratings, news: Pick<News, 'changes'>): Turn {
  const [before, after] = [levelOf(ratings), levelOf(ratingsAfter(ratings, news))];
  return after > before ? 'rises' : after < before ? 'falls' : 'stays';
}

/** The lowest, or the highest, of what counts as right. */
export const outermost = ({ categories: all }: Pick<Assessment, 'categories'>, end: 'from' | 'to'): Ratings =>
  Object.fromEntries(
    categories.map((category) => [
      category,
      Object.fromEntries(factorsOf(category).map((factor) => [factor, all[category].factors[factor]?.[end] ?? 1])),
    ]),
  );

/** Whatever of the ranges somebody chose, the level and what news does to it are the same; news fits its kind of threat. */
export function faultIn(assessment: Assessment): ExerciseFault | null {
  const { news, questions } = assessment;
  for (const list of [news, questions]) {
    const ids = list.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) return { fault: 'unknown-place', id: twice };
  }
  for (const category of categories) {
    const ranges = factorsOf(category).map((factor) => assessment.categories[category].factors[factor]);
    if (ranges.some((range) => !range || offBy(range, range.from) !== 0)) return { fault: 'no-answer', id: category };
  }
  const ends = [outermost(assessment, 'from'), outermost(assessment, 'to')] as const;
  if (levelOf(ends[0]) !== levelOf(ends[1])) return { fault: 'no-answer', id: 'level' };
  for (const one of news) {
    const lost = one.changes.find(({ category, factor }) => !factorsOf(category).includes(factor));
    if (lost) return { fault: 'unknown-place', id: one.id };
    if (turnOf(ends[0], one) !== turnOf(ends[1], one)) return { fault: 'no-answer', id: one.id };
  }
  const unclear = questions.find(({ options }) => options.filter(({ right }) => right).length !== 1);
  return unclear ? { fault: 'no-answer', id: unclear.id } : null;
}
