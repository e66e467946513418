/**
 * The distribution of true scores behind observed ones: a beta distribution with four parameters, fitted by moments.
 * Scores are shares from 0 to 1.
 */
/** A beta distribution with shape `alpha`, `beta` from `lower` to `upper`. */
export type BetaDistribution = {
  readonly lower: number;
  readonly upper: number;
  readonly alpha: number;
  readonly beta: number;
};

/** `kurtosis` is 3 for the normal distribution. */
export type FourMoments = {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly kurtosis: number;
};

/**
 * The number n* of equally hard items, each right or wrong, that would give scores with this reliability:
 * ((μ − min)(max − μ) − r s²) / (s² (1 − r)), in the unit of the scores (S. A. Livingston and C. Lewis, Journal of
 * Educational Measurement 32, 1995). Null when it is not defined or not above 1.
 */
export function effectiveTestLength(
  scores: { readonly mean: number; readonly variance: number; readonly min: number; readonly max: number },
  reliability: number,
): number | null {
  const { mean: centre, variance: spread, min, max } = scores;
  if (reliability >= 1 || reliability < 0 || spread <= 0) return null;
  const length = ((centre - min) * (max - centre) - reliability * spread) / (spread * (1 - reliability));
  return length > 1 ? length : null;
}

/** Moments about zero → mean, variance and standardised third and fourth moment. */
function centralMoments([m1, m2, m3, m4]: readonly [number, number, number, number]): FourMoments {
  const spread = m2 - m1 ** 2;
  return {
    mean: m1,
    variance: spread,
    skewness: (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / spread ** 1.5,
    kurtosis: (m4 - 4 * m1 * m3 + 6 * m1 ** 2 * m2 - 3 * m1 ** 4) / spread ** 2,
  };
}

/**
 * The moments of the true scores from observed shares on `length` binomial items (not necessarily whole): the mean of
 * x(x−1)…(x−j+1) over n(n−1)…(n−j+1), with x = n × share (F. M. Lord, Psychometrika 30, 1965). With the effective test
 * length as n, the variance is reliability × the observed variance, both by n. Null when that is not above 0, or for
 * three items or fewer.
 */
export function trueScoreMoments(shares: readonly number[], length: number): FourMoments | null {
  if (length <= 3 || shares.length < 2) return null;
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const share of shares) {
    let product = 1;
    for (let order = 0; order < 4; order += 1) {
      product *= (share * length - order) / (length - order);
      sums[order] = (sums[order] as number) + product / shares.length;
    }
  }
  return sums[1] - sums[0] ** 2 > 1e-12 ? centralMoments(sums) : null;
}

/**
 * The four-parameter beta distribution with these moments (B. A. Hanson, ACT Research Report 91-5, 1991; N. L. Johnson
 * and S. Kotz, Continuous Univariate Distributions 2, 1970). Null when there is none, or when it leaves 0 to 1.
 */
export function fitFourParameterBeta(moments: FourMoments): BetaDistribution | null {
  const { mean: centre, variance: spread, skewness, kurtosis } = moments;
  const sum = (6 * (kurtosis - skewness ** 2 - 1)) / (6 + 3 * skewness ** 2 - 2 * kurtosis);
  if (!(sum > 0)) return null;
  const inner = 1 - (24 * (sum + 1)) / ((sum + 2) * (sum + 3) * kurtosis - 3 * (sum - 6) * (sum + 1));
  if (!(inner >= 0) || inner >= 1) return null;
  const larger = (sum / 2) * (1 + Math.sqrt(inner));
  const smaller = sum - larger;
  const [alpha, beta] = skewness > 0 ? [smaller, larger] : [larger, smaller];
  const scale = Math.sqrt((spread * (sum + 1)) / (alpha * beta));
  const [lower, upper] = [centre - alpha * scale, centre + beta * scale];
  // A limit beyond 0 or 1 by less than rounding is that limit.
  if (!(lower >= -1e-9) || !(upper <= 1 + 1e-9)) return null;
  return { lower: Math.max(0, lower), upper: Math.min(1, upper), alpha, beta };
}

/** The beta distribution from 0 to 1 with this mean and variance; null when there is none. */
export function fitTwoParameterBeta({ mean: centre, variance: spread }: FourMoments): BetaDistribution | null {
  const sum = (centre * (1 - centre)) / spread - 1;
  if (!(sum > 0) || !(centre > 0) || !(centre < 1)) return null;
  return { lower: 0, upper: 1, alpha: centre * sum, beta: (1 - centre) * sum };
}
