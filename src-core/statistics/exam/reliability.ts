/**
 * How far the scores would be the same on another form. Scores are in points, one item one point.
 *
 * [Note: drawn forms] When every candidate gets a form drawn from a bank, no two need have the same items, and there is
 * no complete matrix. The mean covariance of two items can still be had from those who answered both, and the mean
 * variance of an item from those who answered it; both are weighted by how often they stood on a form, which makes them
 * the means over an average form. From them follow two coefficients:
 * `alpha`: for the ranking of people on one and the same form; `dependability`: for scores on forms that differ, where
 * a lucky form is an error too. For pass or fail on drawn forms the second is the one that counts.
 */
import { type Answered, totalOf } from '../answered.ts';
import { mean, variance } from '../maths/sample.ts';

/**
 * Cronbach's alpha of a complete matrix, candidates × items, points 0 to 1: k/(k−1) × (1 − Σ item variances / variance
 * of the totals) (L. J. Cronbach, Psychometrika 16, 1951). For points of 0 and 1 it is KR-20 (G. F. Kuder and
 * M. W. Richardson, Psychometrika 2, 1937). Null for fewer than two items or candidates, or when totals do not vary.
 */
export function cronbachAlpha(matrix: readonly (readonly number[])[]): number | null {
  const length = matrix[0]?.length ?? 0;
  if (length < 2 || matrix.some((row) => row.length !== length)) return null;
  const spread = variance(matrix.map((row) => row.reduce((sum, points) => sum + points, 0)));
  if (spread === null || spread < 1e-12) return null;
  let itemSpread = 0;
  for (let item = 0; item < length; item += 1) itemSpread += variance(matrix.map((row) => row[item] as number)) ?? 0;
  return (length / (length - 1)) * (1 - itemSpread / spread);
}

/**
 * KR-21: k/(k−1) × (1 − M(k−M)/(k s²)) for forms of k items with mean M and variance s² (Kuder and Richardson 1937). It
 * takes all items as equally hard; for forms drawn at random it is the reliability with the luck of the form counted as
 * error (F. M. Lord, Educational and Psychological Measurement 15, 1955). Null when it is not defined.
 */
export function kr21({ length, mean: centre, variance: spread }: ScoreMoments): number | null {
  if (length < 2 || spread < 1e-12) return null;
  return (length / (length - 1)) * (1 - (centre * (length - centre)) / (length * spread));
}

/** Of scores in points on forms of `length` items. */
export type ScoreMoments = { readonly length: number; readonly mean: number; readonly variance: number };

/** In points². */
export type ItemSpread = { readonly meanVariance: number; readonly meanCovariance: number };

/**
 * The mean variance of an item and the mean covariance of two items answered by the same person; see [Note: drawn
 * forms]. Each pair's covariance is that of the candidates who had both, by n − 1, and counts by n − 1; the same for
 * the variances. Null when no two items were answered together by two candidates. Time: candidates × form length².
 */
export function itemSpread(attempts: readonly Pick<Answered, 'items'>[]): ItemSpread | null {
  const indexOf = new Map<string, number>();
  const forms = attempts.map(({ items }) => ({
    items: Int32Array.from(items, ({ itemId }) => {
      const index = indexOf.get(itemId) ?? indexOf.size;
      indexOf.set(itemId, index);
      return index;
    }),
    points: Float64Array.from(items, ({ points }) => points ?? 0),
  }));
  const bank = indexOf.size;
  const together = new Float64Array(bank * bank);
  // At [i, j]: the sum of i's points among those who had both; at [i, i]: the sum of its points.
  const sums = new Float64Array(bank * bank);
  const products = new Float64Array(bank * bank);
  for (const { items, points } of forms) {
    for (let a = 0; a < items.length; a += 1) {
      const row = (items[a] as number) * bank;
      const own = points[a] as number;
      for (let b = 0; b < items.length; b += 1) {
        const cell = row + (items[b] as number);
        together[cell] = (together[cell] as number) + 1;
        sums[cell] = (sums[cell] as number) + own;
        products[cell] = (products[cell] as number) + own * (points[b] as number);
      }
    }
  }
  let [varianceSum, varianceWeight, covarianceSum, covarianceWeight] = [0, 0, 0, 0];
  for (let i = 0; i < bank; i += 1) {
    for (let j = i; j < bank; j += 1) {
      const cell = i * bank + j;
      const count = together[cell] as number;
      if (count < 2) continue;
      const other = sums[j * bank + i] as number;
      const deviations = (products[cell] as number) - ((sums[cell] as number) * other) / count;
      if (i === j) {
        varianceSum += deviations;
        varianceWeight += count - 1;
      } else {
        covarianceSum += deviations;
        covarianceWeight += count - 1;
      }
    }
  }
  if (covarianceWeight === 0 || varianceWeight === 0) return null;
  return { meanVariance: varianceSum / varianceWeight, meanCovariance: covarianceSum / covarianceWeight };
}

/**
 * Alpha of a form of `length` items whose items have these mean variance v and mean covariance c: k c / (v + (k − 1) c),
 * which is Cronbach's (1951) alpha written with the means, and the Spearman-Brown projection of one item. For a complete
 * matrix it is exactly alpha. Null when undefined.
 */
export function alphaFromSpread({ meanVariance, meanCovariance }: ItemSpread, length: number): number | null {
  const total = meanVariance + (length - 1) * meanCovariance;
  return length < 2 || total < 1e-12 ? null : (length * meanCovariance) / total;
}

/**
 * k² c / s²: the part of the variance s² of the totals that is covariance of items with items, were the form as long as
 * it likes. For one form given to all it is exactly alpha; for drawn forms s² holds the forms' own differences, and it is
 * the index of dependability Φ of one-facet designs (R. L. Brennan, Generalizability Theory, 2001, ch. 2, items nested
 * in persons). Null when undefined.
 */
export function dependability(
  { meanCovariance }: ItemSpread,
  { length, variance: spread }: ScoreMoments,
): number | null {
  return length < 2 || spread < 1e-12 ? null : (length * length * meanCovariance) / spread;
}

/** The standard error of measurement in points: s √(1 − reliability) (F. M. Lord and M. R. Novick, 1968). */
export const errorOfMeasurement = (reliability: number, spread: number): number =>
  Math.sqrt(spread * (1 - Math.min(1, Math.max(0, reliability))));

/** Of one exam; see [Note: drawn forms]. Coefficients are null when undefined; they may be below 0. */
export type Reliability = {
  /** Whether all candidates had the same items: then `alpha` is the exact one, and `dependability` is equal to it. */
  readonly sameForm: boolean;
  readonly alpha: number | null;
  readonly dependability: number | null;
  readonly kr21: number | null;
  /** In points of the form, by `dependability`. */
  readonly errorOfMeasurement: number | null;
};

/** Candidates × items when all had the same items, in the order of the first form; else null. */
function completeMatrix(attempts: readonly Pick<Answered, 'items'>[]): number[][] | null {
  const order = new Map(attempts[0]?.items.map(({ itemId }, index) => [itemId, index]));
  const same = attempts.every(
    ({ items }) => items.length === order.size && items.every(({ itemId }) => order.has(itemId)),
  );
  if (!same) return null;
  return attempts.map(({ items }) => {
    const row = new Array<number>(order.size).fill(0);
    for (const { itemId, points } of items) row[order.get(itemId) as number] = points ?? 0;
    return row;
  });
}

/** All of it. Totals of forms of another length are brought to `length` items as a share. */
export function reliabilityOf(attempts: readonly Pick<Answered, 'items'>[], length: number): Reliability {
  const totals = attempts.map((attempt) => (totalOf(attempt) / attempt.items.length) * length);
  const moments = { length, mean: mean(totals) ?? 0, variance: variance(totals) ?? 0 };
  const spread = itemSpread(attempts);
  const matrix = completeMatrix(attempts);
  const phi = spread && dependability(spread, moments);
  return {
    sameForm: matrix !== null,
    alpha: matrix ? cronbachAlpha(matrix) : spread && alphaFromSpread(spread, length),
    dependability: phi,
    kr21: kr21(moments),
    errorOfMeasurement: phi === null ? null : errorOfMeasurement(phi, moments.variance),
  };
}
