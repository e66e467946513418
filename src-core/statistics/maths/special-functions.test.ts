import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail, chiSquareTail, logGamma, normalTail, regularizedBeta, upperGamma } from './special-functions.ts';

test('ln Γ: factorials, and Γ(½) = √π', () => {
  expect(logGamma(1)).toBeCloseTo(0, 12);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 10);
});

test('the normal tail as in M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, table 26.1', () => {
  expect(normalTail(0)).toBeCloseTo(0.5, 15);
  expect(normalTail(1)).toBeCloseTo(1 - 0.841344746068543, 12);
  expect(normalTail(1.96)).toBeCloseTo(1 - 0.97500210485178, 12);
  expect(normalTail(3)).toBeCloseTo(1 - 0.99865010196837, 12);
  expect(normalTail(-2)).toBeCloseTo(0.977249868051821, 12);
});

test('the chi-square tail at the usual critical values (table 26.8)', () => {
  expect(chiSquareTail(3.84146, 1)).toBeCloseTo(0.05, 5);
  expect(chiSquareTail(6.6349, 1)).toBeCloseTo(0.01, 5);
  expect(chiSquareTail(18.307, 10)).toBeCloseTo(0.05, 5);
  expect(chiSquareTail(2, 2)).toBeCloseTo(Math.exp(-1), 12);
  expect(upperGamma(3, 50)).toBeCloseTo(Math.exp(-50) * (1 + 50 + 1250), 30);
});

test('the incomplete beta where it is a polynomial', () => {
  // I_x(2, 3) = 6x² − 8x³ + 3x⁴; at 0.4: 0.96 − 0.512 + 0.0768 = 0.5248.
  expect(regularizedBeta(0.4, 2, 3)).toBeCloseTo(0.5248, 12);
  // I_x(½, ½) = (2/π) asin √x: the arcsine law.
  expect(regularizedBeta(0.1, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.1)), 12);
  expect(regularizedBeta(0, 2, 3)).toBe(0);
  expect(regularizedBeta(1, 2, 3)).toBe(1);
});

test('the chance that a person who knows a share passes: 5 items cut 4, 10 cut 8, 20 cut 16, 40 cut 32', () => {
  expect(binomialTail(4, 5, 0.6)).toBeCloseTo(0.33696, 10);
  expect(binomialTail(8, 10, 0.6)).toBeCloseTo(0.1672897536, 10);
  expect(binomialTail(16, 20, 0.9)).toBeCloseTo(0.957, 3);
  expect(binomialTail(32, 40, 0.9)).toBeCloseTo(0.985, 3);
  expect(binomialTail(0, 5, 0.6)).toBe(1);
});

test('the binomial tail is the sum of its terms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (trials, chance) => {
      let below = 0;
      for (let least = 0; least <= trials; least += 1) {
        expect(binomialTail(least, trials, chance)).toBeCloseTo(1 - below, 9);
        const ways = logGamma(trials + 1) - logGamma(least + 1) - logGamma(trials - least + 1);
        below += Math.exp(ways + least * Math.log(chance) + (trials - least) * Math.log1p(-chance));
      }
    }),
  );
});
