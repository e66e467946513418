import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difClass, type MatchedTable, mantelHaenszel } from './mantel-haenszel.ts';

type Cells = readonly [number, number, number, number];
const table = ([referenceRight, referenceWrong, focalRight, focalWrong]: Cells): MatchedTable => ({
  referenceRight,
  referenceWrong,
  focalRight,
  focalWrong,
});
const found = (cells: readonly Cells[]) => {
  const result = mantelHaenszel(cells.map(table));
  if (!result) throw new Error('no odds ratio');
  return result;
};
const logError = (cells: readonly Cells[]) => found(cells).standardError / 2.35;

test('admission to six departments at Berkeley, as R prints it for mantelhaen.test(UCBAdmissions)', () => {
  // P. J. Bickel, E. A. Hammel and J. W. O’Connell, Science 187, 1975. Men admitted and not, women admitted and not.
  // R: X-squared = 1.4269, p = 0.2323, common odds ratio 0.9046968, interval 0.7719074 to 1.0603298.
  const berkeley: Cells[] = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ];
  const result = found(berkeley);
  expect(result.alpha).toBeCloseTo(0.9046968, 7);
  expect(result.chiSquare).toBeCloseTo(1.4269, 4);
  expect(result.p).toBeCloseTo(0.2323, 4);
  expect(result.alpha * Math.exp(-1.959964 * logError(berkeley))).toBeCloseTo(0.7719074, 6);
  expect(result.alpha * Math.exp(1.959964 * logError(berkeley))).toBeCloseTo(1.0603298, 6);
  expect(result.class).toBe('A');
});

test('a cream tried at eight centres: A. Agresti, Categorical Data Analysis, 2nd ed. 2002, table 6.9', () => {
  // There: common odds ratio 2.13, its log .758 with standard error .303, interval 1.18 to 3.87.
  const cream: Cells[] = [
    [11, 25, 10, 27],
    [16, 4, 22, 10],
    [14, 5, 7, 12],
    [2, 14, 1, 16],
    [6, 11, 0, 12],
    [1, 10, 0, 10],
    [1, 4, 1, 8],
    [4, 2, 6, 1],
  ];
  expect(found(cream).alpha).toBeCloseTo(2.13, 2);
  expect(Math.log(found(cream).alpha)).toBeCloseTo(0.758, 3);
  expect(logError(cream)).toBeCloseTo(0.303, 3);
  expect(found(cream).delta).toBeCloseTo(-2.35 * 0.758, 2);
});

test('the migraine example of the SAS/STAT guide to PROC FREQ', () => {
  // There: odds ratio 3.3132, interval 1.4456 to 7.5934; chi-square without continuity correction 8.3052.
  const migraine: Cells[] = [
    [16, 11, 5, 20],
    [12, 16, 7, 19],
  ];
  const { alpha, chiSquare } = found(migraine);
  expect(alpha).toBeCloseTo(3.3132, 4);
  expect(alpha * Math.exp(-1.959964 * logError(migraine))).toBeCloseTo(1.4456, 4);
  expect(alpha * Math.exp(1.959964 * logError(migraine))).toBeCloseTo(7.5934, 4);
  // Σ(a − E) = 28 − 27×21/52 − 28×19/54 = 7.24430; spread 6.31888; without correction 7.24430²/6.31888 = 8.3052.
  expect(chiSquare).toBeCloseTo((Math.sqrt(8.3052 * 6.31888) - 0.5) ** 2 / 6.31888, 3);
});

test('by hand: one level of 10 and 10', () => {
  // 8 and 2, 4 and 6: odds ratio 8×6 / (2×4) = 6; expected 10×12/20 = 6; spread 10×10×12×8/(400×19) = 1.263158;
  // chi-square (2 − .5)²/1.263158 = 1.78125. One table: error² of the log is 1/8 + 1/2 + 1/4 + 1/6 = 1.041667.
  const result = found([[8, 2, 4, 6]]);
  expect(result.alpha).toBeCloseTo(6, 12);
  expect(result.chiSquare).toBeCloseTo(1.78125, 10);
  expect(logError([[8, 2, 4, 6]])).toBeCloseTo(Math.sqrt(1.0416667), 6);
});

test('the classes at their edges', () => {
  expect(difClass({ delta: 0.99, standardError: 0.1, p: 0.001 })).toBe('A');
  expect(difClass({ delta: -2, standardError: 1.2, p: 0.06 })).toBe('A');
  expect(difClass({ delta: -1.49, standardError: 0.1, p: 0.001 })).toBe('B');
  expect(difClass({ delta: 1.6, standardError: 0.4, p: 0.001 })).toBe('B');
  expect(difClass({ delta: -1.6, standardError: 0.3, p: 0.001 })).toBe('C');
});

test('levels that tell nothing change nothing; without any other there is no odds ratio', () => {
  const told: Cells[] = [[8, 2, 4, 6]];
  expect(found([...told, [5, 0, 7, 0], [3, 4, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]])).toEqual(found(told));
  expect(mantelHaenszel([table([5, 0, 7, 0])])).toBeNull();
  expect(mantelHaenszel([])).toBeNull();
});

test('with the groups changed over delta changes its sign only; the order of the levels does not matter', () => {
  const cell = fc.nat(30);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 }), (cells) => {
      const one = mantelHaenszel(cells.map(table));
      const other = mantelHaenszel(cells.map(([a, b, c, d]) => table([c, d, a, b])));
      const backwards = mantelHaenszel([...cells].reverse().map(table));
      expect(other === null).toBe(one === null);
      if (!one || !other || !backwards) return;
      expect(other.delta).toBeCloseTo(-one.delta, 9);
      expect(other.chiSquare).toBeCloseTo(one.chiSquare, 9);
      expect(other.standardError).toBeCloseTo(one.standardError, 9);
      expect(backwards.delta).toBeCloseTo(one.delta, 9);
      expect(one.p).toBeGreaterThanOrEqual(0);
      expect(one.p).toBeLessThanOrEqual(1);
    }),
  );
});
