/**
 * How often the decision at the overall cut is right, and how often it would be the same on another form: the method of
 * S. A. Livingston and C. Lewis (Journal of Educational Measurement 32, 1995). It knows of the overall cut only, not of
 * essential areas or critical items.
 *
 * Two departures from the article, both small. The effective test length is not rounded to a whole number: the
 * incomplete beta function carries the binomial distribution over to lengths between, and is the same for whole ones. The
 * result is not rescaled to the observed pass rate; `passRate` lets the reader compare.
 */
import { mean, variance } from '../maths/sample.ts';
import { binomialTail, regularizedBeta } from '../maths/special-functions.ts';
import {
  type BetaDistribution,
  effectiveTestLength,
  fitFourParameterBeta,
  fitTwoParameterBeta,
  trueScoreMoments,
} from './true-scores.ts';

/** Cells on each side of the cut over which the true scores are summed; picked so that four decimals stand still. */
const CELLS = 1000;

/** Shares of all candidates, 0 to 1. */
export type Classification = {
  /** The decision is the one that the true score calls for. */
  readonly accuracy: number;
  /** Passed, with a true score below the cut. */
  readonly falsePass: number;
  /** Failed, with a true score at or above the cut. */
  readonly falseFail: number;
  /** The same decision on two forms. */
  readonly consistency: number;
  /** The same by chance, from the pass rate alone. */
  readonly chance: number;
  /** (consistency − chance) / (1 − chance) (J. Cohen, 1960); null when chance is 1. */
  readonly kappa: number | null;
  /** The pass rate that the model expects. */
  readonly passRate: number;
};

/** With what it was computed from. */
export type DecisionAccuracy = Classification & {
  readonly reliability: number;
  readonly effectiveLength: number;
  readonly model: 'four-parameter' | 'two-parameter';
  readonly trueScores: BetaDistribution;
};

/** Where the cut lies, as shares from 0 to 1. */
export type Cut = {
  /** A true score of at least this deserves to pass. */
  readonly trueCut: number;
  /** Between the highest failing and the lowest passing score. */
  readonly observedBoundary: number;
};

/**
 * The cut at `passShare` of a form of `length` items. Whole points: between the last score that fails and the first that
 * passes; points in part: at the share itself.
 */
export function cutAt(passShare: number, length: number, wholePoints: boolean): Cut {
  // As the decision does it: what is short of the cut by less than rounding reaches it.
  const first = Math.ceil(passShare * length - 1e-9);
  return { trueCut: passShare, observedBoundary: wholePoints ? (first - 0.5) / length : passShare };
}

/**
 * The classification for given true scores and a binomial error of `length` items, whole or not. The chance to pass with
 * true score τ is that of more than boundary × length right.
 */
export function classify(
  trueScores: BetaDistribution,
  length: number,
  { trueCut, observedBoundary }: Cut,
): Classification {
  const { lower, upper, alpha, beta } = trueScores;
  const least = observedBoundary * length + 0.5;
  const passAt = (score: number) => binomialTail(least, length, score);
  const massBelow = (score: number) => regularizedBeta((score - lower) / (upper - lower), alpha, beta);
  let [truePass, falsePass, trueFail, falseFail, same] = [0, 0, 0, 0, 0];
  const middle = Math.min(upper, Math.max(lower, trueCut));
  for (const [from, to, deserves] of [
    [lower, middle, false],
    [middle, upper, true],
  ] as const) {
    if (from === to) continue;
    const width = (to - from) / CELLS;
    let below = massBelow(from);
    for (let cell = 0; cell < CELLS; cell += 1) {
      // Exactly the end: where the density is infinite there, rounding would lose a part of it.
      const above = massBelow(cell + 1 === CELLS ? to : from + width * (cell + 1));
      const mass = above - below;
      below = above;
      const pass = passAt(from + width * (cell + 0.5));
      if (deserves) {
        truePass += mass * pass;
        falseFail += mass * (1 - pass);
      } else {
        falsePass += mass * pass;
        trueFail += mass * (1 - pass);
      }
      same += mass * (pass ** 2 + (1 - pass) ** 2);
    }
  }
  const passRate = truePass + falsePass;
  const chance = passRate ** 2 + (1 - passRate) ** 2;
  return {
    accuracy: truePass + trueFail,
    falsePass,
    falseFail,
    consistency: same,
    chance,
    kappa: chance > 1 - 1e-9 ? null : (same - chance) / (1 - chance),
    passRate,
  };
}

/**
 * From the candidates' scores (shares from 0 to 1), their reliability and the cut. The true scores follow a beta
 * distribution with four parameters, or with two when that has no fit within 0 to 1 (B. A. Hanson, ACT Research Report
 * 91-5, 1991). Null when the scores do not vary, or when the reliability leaves no room for true differences.
 */
export function decisionAccuracy(shares: readonly number[], reliability: number, cut: Cut): DecisionAccuracy | null {
  const [centre, sampleSpread] = [mean(shares), variance(shares)];
  if (centre === null || sampleSpread === null || !(reliability > 0)) return null;
  // By n, as the moments of the true scores are.
  const spread = (sampleSpread * (shares.length - 1)) / shares.length;
  const effectiveLength = effectiveTestLength({ mean: centre, variance: spread, min: 0, max: 1 }, reliability);
  const moments = effectiveLength && trueScoreMoments(shares, effectiveLength);
  if (!moments) return null;
  const four = fitFourParameterBeta(moments);
  const trueScores = four ?? fitTwoParameterBeta(moments);
  if (!trueScores) return null;
  const model = four ? 'four-parameter' : 'two-parameter';
  return { ...classify(trueScores, effectiveLength, cut), reliability, effectiveLength, model, trueScores };
}
