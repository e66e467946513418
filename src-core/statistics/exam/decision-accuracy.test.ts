import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../exam/seeded-random.ts';
import { mean, variance } from '../maths/sample.ts';
import { logGamma } from '../maths/special-functions.ts';
import { classify, cutAt, decisionAccuracy } from './decision-accuracy.ts';
import { kr21 } from './reliability.ts';

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
const logWays = (n: number, x: number) => logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);

test('the cut: 70 of 100 on 40 items is passed with 28, on 45 with 32; with points in part at the share itself', () => {
  expect(cutAt(0.7, 40, true)).toEqual({ trueCut: 0.7, observedBoundary: 27.5 / 40 });
  expect(cutAt(0.7, 45, true).observedBoundary).toBeCloseTo(31.5 / 45, 12);
  expect(cutAt(0.7, 40, false).observedBoundary).toBe(0.7);
});

test('two-parameter consistency and kappa are those of the bivariate beta-binomial of H. Huynh (1976)', () => {
  // Huynh, Journal of Educational Measurement 13: two forms of n items have scores x, y with the chance
  // C(n,x) C(n,y) B(α+x+y, β+2n−x−y) / B(α,β). Summed outright here for the case of 40 items, mean 28, variance 36.
  const n = 40;
  const reliability = kr21({ length: n, mean: 28, variance: 36 }) as number;
  const alpha = (1 / reliability - 1) * 28;
  const beta = n / reliability - n - alpha;
  let [both, pass] = [0, 0];
  for (let x = 28; x <= n; x += 1) {
    pass += Math.exp(logWays(n, x) + logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta));
    for (let y = 28; y <= n; y += 1) {
      const joint = logBeta(alpha + x + y, beta + 2 * n - x - y) - logBeta(alpha, beta);
      both += Math.exp(logWays(n, x) + logWays(n, y) + joint);
    }
  }
  const same = 1 - 2 * pass + 2 * both;
  const chance = pass ** 2 + (1 - pass) ** 2;
  const found = classify({ lower: 0, upper: 1, alpha, beta }, n, cutAt(0.7, n, true));
  expect(found.passRate).toBeCloseTo(pass, 5);
  expect(found.consistency).toBeCloseTo(same, 5);
  expect(found.kappa).toBeCloseTo((same - chance) / (1 - chance), 5);
});

test('by hand: uniform true scores, one item, cut at one half', () => {
  // Passes with chance τ. Right: ∫ from 0 to ½ of (1−τ) + from ½ to 1 of τ = 3/4; wrong 1/8 each way; same on two
  // forms: ∫ τ² + (1−τ)² = 2/3; half pass, so chance ½ and kappa 1/3.
  const found = classify({ lower: 0, upper: 1, alpha: 1, beta: 1 }, 1, cutAt(0.5, 1, true));
  expect(found.accuracy).toBeCloseTo(0.75, 5);
  expect(found.falsePass).toBeCloseTo(0.125, 5);
  expect(found.falseFail).toBeCloseTo(0.125, 5);
  expect(found.consistency).toBeCloseTo(2 / 3, 5);
  expect(found.kappa).toBeCloseTo(1 / 3, 5);
});

/** True scores from lower to upper by beta(a, b) for whole a, b: the a-th smallest of a + b − 1 uniform numbers. */
function simulatedScores(
  seed: string,
  count: number,
  length: number,
  shape: readonly [number, number, number, number],
) {
  const [lower, upper, a, b] = shape;
  const { unit } = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const drawn = Array.from({ length: a + b - 1 }, unit).sort((x, y) => x - y)[a - 1] as number;
    const trueScore = lower + (upper - lower) * drawn;
    const sit = () => Array.from({ length }, () => (unit() < trueScore ? 1 : 0)).reduce<number>((x, y) => x + y, 0);
    return { trueScore, first: sit(), second: sit() };
  });
}

test.each([
  { length: 40, passShare: 0.7, shape: [0.25, 0.95, 4, 2] as const },
  { length: 40, passShare: 0.8, shape: [0.3, 1, 5, 2] as const },
  { length: 20, passShare: 0.6, shape: [0, 1, 6, 4] as const },
  { length: 60, passShare: 0.75, shape: [0.4, 0.95, 2, 2] as const },
])(
  'simulated: $length items, cut $passShare, true scores $shape: within a hundredth',
  ({ length, passShare, shape }) => {
    const sat = simulatedScores(`${length}`, 20_000, length, shape);
    const shares = sat.map(({ first }) => first / length);
    const moments = {
      length,
      mean: (mean(shares) as number) * length,
      variance: (variance(shares) as number) * length ** 2,
    };
    const found = decisionAccuracy(shares, kr21(moments) as number, cutAt(passShare, length, true));
    if (!found) throw new Error('no fit');
    const passes = (score: number) => score >= passShare * length - 1e-9;
    const share = (hits: (one: (typeof sat)[number]) => boolean) => sat.filter(hits).length / sat.length;
    const accuracy = share(({ trueScore, first }) => trueScore >= passShare === passes(first));
    const consistency = share(({ first, second }) => passes(first) === passes(second));
    expect(found.effectiveLength).toBeCloseTo(length, 0);
    expect(Math.abs(found.accuracy - accuracy)).toBeLessThan(0.01);
    expect(Math.abs(found.consistency - consistency)).toBeLessThan(0.01);
    expect(Math.abs(found.passRate - share(({ first }) => passes(first)))).toBeLessThan(0.01);
    expect(
      Math.abs(found.falsePass - share(({ trueScore, first }) => trueScore < passShare && passes(first))),
    ).toBeLessThan(0.01);
  },
);

test('the order of the scores does not matter', () => {
  const shares = simulatedScores('order', 500, 40, [0.25, 0.95, 4, 2]).map(({ first }) => first / 40);
  const cut = cutAt(0.7, 40, true);
  const [one, other] = [decisionAccuracy(shares, 0.8, cut), decisionAccuracy([...shares].reverse(), 0.8, cut)];
  expect(other?.accuracy).toBeCloseTo(one?.accuracy as number, 9);
  expect(other?.kappa).toBeCloseTo(one?.kappa as number, 9);
});

test('two parameters when four do not fit; nothing when there is nothing to fit', () => {
  // A few far below the many: tails that no beta distribution has.
  const scores = Array.from({ length: 200 }, (_, index) => (index % 20 === 0 ? 12 : 32) + (index % 5));
  const shares = scores.map((score) => score / 40);
  const found = decisionAccuracy(shares, 0.8, cutAt(0.7, 40, true));
  expect(found?.model).toBe('two-parameter');
  expect(found?.trueScores).toMatchObject({ lower: 0, upper: 1 });
  expect(found?.accuracy as number).toBeGreaterThan(0.8);
  expect(decisionAccuracy([], 0.8, cutAt(0.7, 40, true))).toBeNull();
  expect(decisionAccuracy([0.7, 0.7, 0.7], 0.8, cutAt(0.7, 40, true))).toBeNull();
  expect(decisionAccuracy([0.5, 0.7, 0.9], -0.2, cutAt(0.7, 40, true))).toBeNull();
});

test('shares are shares: the four outcomes add up, accuracy and consistency lie between one half or chance and 1', () => {
  const shape = fc.double({ min: 0.3, max: 20, noNaN: true });
  fc.assert(
    fc.property(
      shape,
      shape,
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.double({ min: 0.6, max: 1, noNaN: true }),
      fc.double({ min: 2, max: 80, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (alpha, beta, lower, upper, length, passShare) => {
        const found = classify({ lower, upper, alpha, beta }, length, cutAt(passShare, length, false));
        expect(found.accuracy + found.falsePass + found.falseFail).toBeCloseTo(1, 6);
        for (const one of [found.accuracy, found.falsePass, found.falseFail, found.passRate]) {
          expect(one).toBeGreaterThanOrEqual(-1e-9);
          expect(one).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(found.consistency).toBeGreaterThanOrEqual(0.5 - 1e-9);
        // By the inequality of Jensen two forms agree at least as often as chance has it.
        expect(found.consistency).toBeGreaterThanOrEqual(found.chance - 1e-6);
        expect(found.kappa ?? 0).toBeGreaterThanOrEqual(-1e-4);
        expect(found.kappa ?? 0).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});
