/**
 * Differential item functioning by the method of Mantel and Haenszel: whether two groups of candidates who are equally
 * able do equally well on an item (P. W. Holland and D. T. Thayer, in H. Wainer and H. I. Braun (eds), Test Validity,
 * 1988).
 */
import { chiSquareTail } from '../maths/special-functions.ts';

/** Two-sided level for "different from none", as the ETS classes take it. */
const SIGNIFICANCE = 0.05;
/** One-sided 95 % of the standard normal distribution, for "more than 1". */
const NORMAL_ONE_SIDED_95 = 1.6448536269514722;
/** From the log of the odds ratio to the delta scale of item difficulty (Holland and Thayer 1988): 4 / 1.7. */
const DELTA = -2.35;

/** Candidates at one level of ability. */
export type MatchedTable = {
  readonly referenceRight: number;
  readonly referenceWrong: number;
  readonly focalRight: number;
  readonly focalWrong: number;
};

/** A negligible, B some, C much. */
export type DifClass = 'A' | 'B' | 'C';

export type MantelHaenszel = {
  /** The common odds ratio; above 1 the item is easier for the reference group. */
  readonly alpha: number;
  /** −2.35 ln alpha; below 0 the item is harder for the focal group. */
  readonly delta: number;
  /** Of delta. */
  readonly standardError: number;
  /** One degree of freedom, with the continuity correction of one half. */
  readonly chiSquare: number;
  readonly p: number;
  readonly class: DifClass;
};

/**
 * The ETS classes (N. J. Dorans and P. W. Holland, in P. W. Holland and H. Wainer (eds), Differential Item Functioning,
 * 1993; I. Paek and P. W. Holland, Psychometrika 80, 2015): A when |delta| < 1 or not different from 0 at 5 %; C when
 * |delta| ≥ 1.5 and above 1 at 5 % one-sided; else B.
 */
export function difClass({ delta, standardError, p }: Pick<MantelHaenszel, 'delta' | 'standardError' | 'p'>): DifClass {
  const size = Math.abs(delta);
  if (size < 1 || p >= SIGNIFICANCE) return 'A';
  return size >= 1.5 && size - NORMAL_ONE_SIDED_95 * standardError > 1 ? 'C' : 'B';
}

/**
 * Odds ratio and test of N. Mantel and W. Haenszel (Journal of the National Cancer Institute 22, 1959); standard error of
 * the log odds ratio by J. Robins, N. Breslow and S. Greenland (Biometrics 42, 1986). Levels where one group is missing
 * or all answered alike tell nothing and fall out by themselves. Null when the odds ratio would be 0, infinite or 0/0.
 */
export function mantelHaenszel(tables: readonly MatchedTable[]): MantelHaenszel | null {
  let [right, expected, spread, r, s, pr, mixed, qs] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d } of tables) {
    const total = a + b + c + d;
    if (total < 2 || a + b === 0 || c + d === 0) continue;
    right += a;
    expected += ((a + b) * (a + c)) / total;
    spread += ((a + b) * (c + d) * (a + c) * (b + d)) / (total * total * (total - 1));
    const [p, q] = [(a + d) / total, (b + c) / total];
    const [R, S] = [(a * d) / total, (b * c) / total];
    r += R;
    s += S;
    pr += p * R;
    mixed += p * S + q * R;
    qs += q * S;
  }
  if (r === 0 || s === 0 || spread === 0) return null;
  const alpha = r / s;
  const logError = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
  const chiSquare = Math.max(0, Math.abs(right - expected) - 0.5) ** 2 / spread;
  const found = {
    alpha,
    delta: DELTA * Math.log(alpha),
    standardError: Math.abs(DELTA) * logError,
    chiSquare,
    p: chiSquareTail(chiSquare, 1),
  };
  return { ...found, class: difClass(found) };
}
