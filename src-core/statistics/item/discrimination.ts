/**
 * How well an item tells those who know from those who do not.
 */
import type { ItemColumn } from '../answer-table.ts';
import { correlation, correlationInterval, type Interval, mean } from '../maths/sample.ts';

/** Share of the candidates in each of the outer groups (T. L. Kelley, Journal of Educational Psychology 30, 1939). */
const OUTER_GROUP = 0.27;

/** `itemRest`: −1 to 1. `upperLower`: points, −1 to 1. Null when the points or the rest scores do not vary. */
export type Discrimination = {
  readonly itemRest: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
  readonly upperLower: number | null;
};

type Scored = Pick<ItemColumn, 'points' | 'rest'>;

/**
 * The correlation of the item's points with the score on the rest of the form (S. Henrysson, Psychometrika 28, 1963: the
 * item itself is not in it). For points of 0 and 1 this is the corrected point-biserial correlation. −1 to 1.
 */
export const itemRestCorrelation = ({ points, rest }: Scored): number | null => correlation(points, rest);

/**
 * The mean points of the upper 27 % by rest score less those of the lower 27 %. Candidates tied at the edge share the
 * places that are left, so that the order of the candidates does not matter. Null for fewer than four candidates.
 */
export function upperLowerDifference({ points, rest }: Scored): number | null {
  const size = Math.round(points.length * OUTER_GROUP);
  if (points.length < 4 || size === 0) return null;
  const ranked = rest.map((score, index) => ({ score, points: points[index] as number }));
  ranked.sort((a, b) => b.score - a.score);
  const meanOfFirst = (list: typeof ranked): number => {
    const edge = (list[size - 1] as (typeof ranked)[number]).score;
    const last = list.findLastIndex(({ score }) => score === edge);
    const inside = list.findIndex(({ score }) => score === edge);
    const tied = mean(list.slice(inside, last + 1).map((one) => one.points)) ?? 0;
    const sum = list.slice(0, inside).reduce((total, one) => total + one.points, 0);
    return (sum + (size - inside) * tied) / size;
  };
  return meanOfFirst(ranked) - meanOfFirst([...ranked].reverse());
}

/** All of it for one item. */
export function discriminationOf(column: Scored): Discrimination {
  const itemRest = itemRestCorrelation(column);
  return {
    itemRest,
    interval: itemRest === null ? null : correlationInterval(itemRest, column.points.length),
    upperLower: itemRest === null ? null : upperLowerDifference(column),
  };
}
