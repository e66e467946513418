import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discriminationOf, itemRestCorrelation, upperLowerDifference } from './discrimination.ts';

test('by hand: six candidates', () => {
  // Points 1 1 1 0 0 0, rest .9 .8 .6 .7 .5 .4. Means .5 and .65; Σxy = .5(.25+.15−.05) − .5(.05−.15−.25) = .35;
  // Σx² = 1.5, Σy² = .0625+.0225+.0025+.0025+.0225+.0625 = .175; r = .35/√.2625 = .683130.
  const item = { points: [1, 1, 1, 0, 0, 0], rest: [0.9, 0.8, 0.6, 0.7, 0.5, 0.4] };
  expect(itemRestCorrelation(item)).toBeCloseTo(0.68313, 5);
  // 27 % of six is two: .9 and .8 have it right, .5 and .4 do not.
  expect(upperLowerDifference(item)).toBe(1);
});

test('it is the point-biserial formula, (M₁ − M₀) √(pq) / s by n', () => {
  const points = [1, 0, 1, 1, 0, 1, 0, 1];
  const rest = [0.7, 0.5, 0.9, 0.6, 0.65, 0.8, 0.3, 0.55];
  // M₁ = 3.55/5 = .71, M₀ = 1.45/3 = .483333; p = 5/8; mean .625, Σ(y − .625)² = .24.
  const formula = ((0.71 - 1.45 / 3) * Math.sqrt((5 / 8) * (3 / 8))) / Math.sqrt(0.24 / 8);
  expect(itemRestCorrelation({ points, rest })).toBeCloseTo(formula, 9);
});

test('ties at the edge of the outer groups share the places that are left', () => {
  // Two places above; .9 is in, three are tied at .8 with points 1, 1, 0 for one place: (1 + 2/3)/2. Below: .1 and .2.
  const item = { points: [1, 1, 1, 0, 0, 0, 0], rest: [0.9, 0.8, 0.8, 0.8, 0.5, 0.2, 0.1] };
  expect(upperLowerDifference(item)).toBeCloseTo((1 + 2 / 3) / 2, 12);
});

test('an item that all have right does not discriminate', () => {
  expect(discriminationOf({ points: [1, 1, 1, 1], rest: [0.1, 0.2, 0.3, 0.4] })).toEqual({
    itemRest: null,
    interval: null,
    upperLower: null,
  });
});

test('bounds, and no matter in which order the candidates come', () => {
  const list = fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), fc.integer({ min: 0, max: 10 })), {
    minLength: 5,
    maxLength: 60,
  });
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.nat()), (pairs, stream) => {
      const of = (some: typeof pairs) =>
        discriminationOf({ points: some.map(([points]) => points), rest: some.map(([, rest]) => rest / 10) });
      const one = of(pairs);
      fc.pre(one.itemRest !== null);
      const keyed = pairs.map((pair) => ({ pair, at: stream.next().value as number })).sort((a, b) => a.at - b.at);
      const other = of(keyed.map(({ pair }) => pair));
      expect(other.itemRest).toBeCloseTo(one.itemRest, 9);
      expect(other.upperLower).toBeCloseTo(one.upperLower as number, 9);
      expect(Math.abs(one.itemRest)).toBeLessThanOrEqual(1);
      expect(Math.abs(one.upperLower as number)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
