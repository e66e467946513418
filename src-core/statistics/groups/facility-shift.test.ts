import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facilityShifts, joinTallies, tallyFacility } from './facility-shift.ts';

/** `right` of `count` candidates had the item right. */
const tallied = (items: Readonly<Record<string, readonly [right: number, count: number]>>) =>
  new Map(Object.entries(items).map(([id, [right, count]]) => [id, { count, sum: right, squares: right }]));

test('by hand: 60 of 100, then 80 of 100', () => {
  // s² = 0.6 × 0.4 × 100/99 and 0.8 × 0.2 × 100/99; over 100 each: 0.0024242 + 0.0016162 = 0.0040404; root 0.063564.
  const [shift] = facilityShifts(tallied({ a: [60, 100] }), tallied({ a: [80, 100] }), 20);
  expect(shift).toMatchObject({ before: { facility: 0.6, count: 100 }, after: { facility: 0.8, count: 100 } });
  expect(shift?.change).toBeCloseTo(0.2, 12);
  expect(shift?.standardError).toBeCloseTo(0.063564, 6);
  expect(shift?.z).toBeCloseTo(3.1464, 4);
  expect(shift?.beyondRest).toBeNull();
});

test('by hand: what the other item lets expect', () => {
  // b: (100.5/100.5) → (150.5/50.5): ln 2.98020 = 1.09199. a starts from ln(160.5/40.5) = 1.37701; expected
  // 1/(1 + e^−2.46900) = 0.92192; found 180.5/201 = 0.89801: it rose by less than the other lets expect.
  const [a] = facilityShifts(tallied({ a: [160, 200], b: [100, 200] }), tallied({ a: [180, 200], b: [150, 200] }), 20);
  expect(a?.beyondRest).toBeCloseTo(0.89801 - 0.92192, 4);
  // Errors: from 1/160.5 + 1/40.5 = 0.030922; b's 2/100.5 + 1/150.5 + 1/50.5 = 0.046347; slope 0.92192 × 0.07808 =
  // 0.071984; 0.071984² × 0.077269 = 0.00040038; 0.89801 × 0.10199 / 200 = 0.00045794; root of the sum 0.029297.
  expect(a?.beyondRestZ).toBeCloseTo((0.89801 - 0.92192) / 0.029297, 2);
});

test('half points, items with too few answers, items in one group only', () => {
  const before = tallyFacility([
    { items: [{ itemId: 'a', points: 0.5, choices: [], ms: null }] },
    { items: [{ itemId: 'a', points: null, choices: [], ms: null }] },
  ]);
  expect(before.get('a')).toEqual({ count: 2, sum: 0.5, squares: 0.25 });
  expect(joinTallies(before, before).get('a')).toEqual({ count: 4, sum: 1, squares: 0.5 });
  expect(facilityShifts(before, before, 3)).toEqual([]);
  expect(facilityShifts(before, tallied({ b: [1, 2] }), 2)).toEqual([]);
});

test('a group that is abler by the same log odds on every item moves no item beyond the rest', () => {
  const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 20 }),
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      (eases, move) => {
        const group = (shift: number) =>
          tallied(
            Object.fromEntries(eases.map((ease, index) => [`i${index}`, [chance(ease + shift) * 10_000, 10_000]])),
          );
        for (const { beyondRest, change } of facilityShifts(group(0), group(move), 20)) {
          expect(Math.abs(beyondRest as number)).toBeLessThan(0.001);
          expect(Math.sign(change) * Math.sign(move)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
