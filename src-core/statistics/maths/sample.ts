/**
 * Means, spreads, correlations and quantiles of a list of numbers. What cannot be computed is null, never NaN.
 */

/** Two-sided 95 % of the standard normal distribution. */
const NORMAL_95 = 1.959963984540054;
/** Spreads below this are what is left of rounding: the values are all the same. */
const noSpread = 1e-12;

/** Lower and upper end of an interval. */
export type Interval = readonly [number, number];

/** The mean, or null for an empty list. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] as number;
  return sum / values.length;
}

/** The sample variance, by n − 1; null for fewer than two values. */
export function variance(values: ArrayLike<number>): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += ((values[index] as number) - centre) ** 2;
  return sum / (values.length - 1);
}

/** Pearson's product-moment correlation of two lists of the same length; null when either does not vary. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  const [centre, other] = [mean(first), mean(second)];
  if (centre === null || other === null || first.length !== second.length) return null;
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < first.length; index += 1) {
    const x = (first[index] as number) - centre;
    const y = (second[index] as number) - other;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  if (xx < noSpread || yy < noSpread) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/**
 * The 95 % interval of a correlation `r` of `count` pairs by the z-transformation, tanh(atanh r ± 1.96/√(n − 3))
 * (R. A. Fisher, Metron 1, 1921); null for fewer than four pairs. At r = ±1 it is the one point.
 */
export function correlationInterval(r: number, count: number): Interval | null {
  if (count < 4) return null;
  if (Math.abs(r) >= 1) return [r, r];
  const half = NORMAL_95 / Math.sqrt(count - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

/**
 * The value below which a share `part` (0 to 1) lies, with a straight line between neighbours: definition 7 of
 * R. J. Hyndman and Y. Fan (The American Statistician 50, 1996). Null for an empty list.
 */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
