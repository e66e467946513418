import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, variance } from '../maths/sample.ts';
import { kr21 } from './reliability.ts';
import {
  effectiveTestLength,
  type FourMoments,
  fitFourParameterBeta,
  fitTwoParameterBeta,
  trueScoreMoments,
} from './true-scores.ts';

/** Of a beta distribution from `lower` to `upper` (Johnson and Kotz 1970, ch. 24). */
function momentsOf(lower: number, upper: number, a: number, b: number): FourMoments {
  const sum = a + b;
  const excess = (6 * ((a - b) ** 2 * (sum + 1) - a * b * (sum + 2))) / (a * b * (sum + 2) * (sum + 3));
  return {
    mean: lower + ((upper - lower) * a) / sum,
    variance: ((upper - lower) ** 2 * a * b) / (sum ** 2 * (sum + 1)),
    skewness: (2 * (b - a) * Math.sqrt(sum + 1)) / ((sum + 2) * Math.sqrt(a * b)),
    kurtosis: 3 + excess,
  };
}

test('with KR-21 as the reliability the effective length is the real one: 40 items, mean 28, variance 36', () => {
  const scores = { mean: 28, variance: 36, min: 0, max: 40 };
  const reliability = kr21({ length: 40, ...scores });
  expect(reliability).toBeCloseTo(0.786, 3);
  expect(effectiveTestLength(scores, reliability as number)).toBeCloseTo(40, 9);
  expect(effectiveTestLength({ mean: 0.7, variance: 0.0225, min: 0, max: 1 }, reliability as number)).toBeCloseTo(
    40,
    9,
  );
});

test('no effective length without spread, with perfect or negative reliability', () => {
  expect(effectiveTestLength({ mean: 0.7, variance: 0, min: 0, max: 1 }, 0.8)).toBeNull();
  expect(effectiveTestLength({ mean: 0.7, variance: 0.02, min: 0, max: 1 }, 1)).toBeNull();
  expect(effectiveTestLength({ mean: 0.7, variance: 0.02, min: 0, max: 1 }, -0.1)).toBeNull();
});

test('four parameters come back from their own moments', () => {
  const parameter = fc.double({ min: 1.2, max: 8, noNaN: true });
  fc.assert(
    fc.property(
      parameter,
      parameter,
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.double({ min: 0.7, max: 1, noNaN: true }),
      (a, b, lower, upper) => {
        fc.pre(Math.abs(a - b) > 0.1);
        const fit = fitFourParameterBeta(momentsOf(lower, upper, a, b));
        expect(fit?.alpha).toBeCloseTo(a, 4);
        expect(fit?.beta).toBeCloseTo(b, 4);
        expect(fit?.lower).toBeCloseTo(lower, 4);
        expect(fit?.upper).toBeCloseTo(upper, 4);
      },
    ),
  );
});

test('no four-parameter fit beyond 0 to 1, or with tails that no beta distribution has', () => {
  expect(fitFourParameterBeta(momentsOf(-0.1, 1, 4, 3))).toBeNull();
  expect(fitFourParameterBeta(momentsOf(0.2, 1.1, 4, 3))).toBeNull();
  expect(fitFourParameterBeta({ mean: 0.5, variance: 0.01, skewness: 0, kurtosis: 5 })).toBeNull();
});

test('two parameters: mean .6 and variance .04 is beta(3, 2)', () => {
  const fit = fitTwoParameterBeta({ mean: 0.6, variance: 0.04, skewness: 0, kurtosis: 3 });
  expect(fit?.alpha).toBeCloseTo(3, 9);
  expect(fit?.beta).toBeCloseTo(2, 9);
  expect(fitTwoParameterBeta({ mean: 0.5, variance: 0.3, skewness: 0, kurtosis: 3 })).toBeNull();
});

test('true scores have the observed mean, and the reliable part of the variance', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0.3, max: 0.95, noNaN: true }), (scores, reliability) => {
      const shares = scores.map((score) => score / 30);
      const centre = mean(shares) as number;
      const spread = ((variance(shares) as number) * (shares.length - 1)) / shares.length;
      fc.pre(spread > 1e-3);
      const length = effectiveTestLength({ mean: centre, variance: spread, min: 0, max: 1 }, reliability);
      fc.pre(length !== null && length > 3.01);
      const moments = trueScoreMoments(shares, length);
      expect(moments?.mean).toBeCloseTo(centre, 9);
      expect(moments?.variance).toBeCloseTo(reliability * spread, 8);
    }),
  );
});

test('every score pattern of a binomial test gives back the moments of the true scores behind it', () => {
  // True scores .4 (one half), .6 and .8 (a quarter each), 6 items: counts as expected, exactly.
  const trueScores = [0.4, 0.4, 0.6, 0.8];
  const ways = [1, 6, 15, 20, 15, 6, 1];
  const shares = trueScores.flatMap((score) =>
    ways.flatMap((way, right) => {
      // Multiples of 5^6 make all frequencies whole: scores are fifths.
      const times = Math.round(way * (score * 5) ** right * ((1 - score) * 5) ** (6 - right));
      return Array.from({ length: times }, () => right / 6);
    }),
  );
  expect(shares.length).toBe(4 * 5 ** 6);
  const moments = trueScoreMoments(shares, 6);
  // Mean .55; squares .0225, .0225, .0025, .0625: variance .0275; cubes −.003375 ×2, .000125, .015625: .00225.
  // Fourth powers .00050625 ×2, .00000625, .00390625: mean .00123125.
  expect(moments?.mean).toBeCloseTo(0.55, 9);
  expect(moments?.variance).toBeCloseTo(0.0275, 9);
  expect(moments?.skewness).toBeCloseTo(0.00225 / 0.0275 ** 1.5, 7);
  expect(moments?.kurtosis).toBeCloseTo(0.00123125 / 0.0275 ** 2, 7);
});
