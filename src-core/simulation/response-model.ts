/**
 * How simulated people answer: the three-parameter logistic model (A. Birnbaum in Lord & Novick, Statistical Theories of
 * Mental Test Scores, 1968, ch. 17–20): P(θ) = c + (1 − c) / (1 + exp(−1.7 a (θ − b))).
 *
 * Until an item has been answered by enough people, its parameters are assumptions: b follows the author's difficulty,
 * a lies about 1, c is the chance of guessing that its type leaves. Items differ from each other by a spread that is the
 * same in every run.
 */
import type { Item } from '../exam/item.ts';
import { type SeededRandom, seededRandom } from '../exam/seeded-random.ts';

export type ItemParameters = { readonly a: number; readonly b: number; readonly c: number };

/** θ of the people for whom an item of difficulty 1, 2, 3 is even odds, before guessing. */
const placeOf = { 1: -2, 2: -1.1, 3: -0.3 } as const;
const spreadOfPlace = 0.4;
const spreadOfSlope = 0.2;

/** A number from the normal distribution (Box and Muller, 1958). */
export function normal(random: SeededRandom, mean: number, sd: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
  return mean + sd * radius * Math.cos(2 * Math.PI * random.unit());
}

const lengthOf = (item: Item, field: string): number => {
  const list = (item as unknown as Record<string, unknown>)[field];
  return Array.isArray(list) ? list.length : 0;
};

/** The chance of the whole point by guessing alone. */
export function guessing(item: Item): number {
  switch (item.type) {
    case 'choice':
      return 1 / Math.max(2, lengthOf(item, 'options'));
    case 'hotspot':
      return 1 / Math.max(3, lengthOf(item, 'regions'));
    case 'true-false':
      return 1 / (2 * Math.max(2, lengthOf(item, 'reasons')));
    case 'multiple':
      return 1 / (2 ** Math.max(2, lengthOf(item, 'options')) - 1);
    default:
      return 0.05;
  }
}

export function parametersOf(item: Item): ItemParameters {
  const random = seededRandom(`parameters:${item.id}`);
  return {
    a: Math.exp(normal(random, 0, spreadOfSlope)),
    b: normal(random, placeOf[item.difficulty], spreadOfPlace),
    c: guessing(item),
  };
}

/** The chance that somebody of ability θ earns the point. */
export const chanceOfPoint = ({ a, b, c }: ItemParameters, theta: number): number =>
  c + (1 - c) / (1 + Math.exp(-1.7 * a * (theta - b)));
