/**
 * How far two assessors who saw the same agree, beyond what chance would make of it.
 */
import { type Step, steps } from './rubric.ts';

export type Agreement = {
  /** How many pairs of ratings there are. */
  readonly pairs: number;
  /** The share of pairs that are equal. */
  readonly observed: number;
  /** Cohen's kappa, −1 to 1; null where chance alone would make them equal (both chose one and the same step throughout). */
  readonly kappa: number | null;
  /** With weights by the square of the distance in steps: far apart counts as worse than near. Null as above. */
  readonly weighted: number | null;
};

/**
 * Cohen's kappa: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37-46:
 * (observed − expected) ÷ (1 − expected). Weighted: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968), 213-220, as
 * 1 − observed disagreement ÷ expected disagreement. Null where there is no pair.
 */
export function agreementOf(pairs: readonly (readonly [Step, Step])[]): Agreement | null {
  const count = pairs.length;
  if (count === 0) return null;
  const share = (rater: 0 | 1, step: Step) => pairs.filter((pair) => pair[rater] === step).length / count;
  const weightsOf = (weight: (a: number, b: number) => number) => {
    const observed = pairs.reduce((sum, [a, b]) => sum + weight(steps.indexOf(a), steps.indexOf(b)), 0) / count;
    let expected = 0;
    for (const [i, a] of steps.entries()) {
      for (const [j, b] of steps.entries()) expected += weight(i, j) * share(0, a) * share(1, b);
    }
    return expected === 0 ? null : 1 - observed / expected;
  };
  return {
    pairs: count,
    observed: pairs.filter(([a, b]) => a === b).length / count,
    kappa: weightsOf((a, b) => (a === b ? 0 : 1)),
    weighted: weightsOf((a, b) => (a - b) ** 2),
  };
}
