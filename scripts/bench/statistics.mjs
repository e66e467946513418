/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 for the median
 * @returns {number} interpolated between neighbours
 */
export function quantile(values, share) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}

/** @param {readonly number[]} values @returns {{median: number, p25: number, p75: number}} */
export function summary(values) {
  return { median: quantile(values, 0.5), p25: quantile(values, 0.25), p75: quantile(values, 0.75) };
}
