import { expect, test } from 'vitest';
import type { Bank } from '../exam/draw.ts';
import { sampleItem } from '../exam/item-types/samples.ts';
import { sampleBlueprint } from '../exam/sample-blueprint.ts';
import { seededRandom } from '../exam/seeded-random.ts';
import { chanceOfPoint, guessing, normal, parametersOf } from './response-model.ts';
import { addTally, emptyTally, simulation } from './simulate.ts';
import { simulationReport } from './simulation-report.ts';

const items = ['travel.plan', 'place.fire'].flatMap((competency) =>
  Array.from({ length: 40 }, (_, number) =>
    sampleItem('choice', {
      id: `${competency.replace('.', '-')}-${number}`,
      competency,
      difficulty: ((number % 3) + 1) as 1 | 2 | 3,
    }),
  ),
);
const bank: Bank = { items, sets: [] };
const blueprint = (each: number) =>
  sampleBlueprint({ 'travel.plan': each, 'place.fire': each }, { areas: [{ domain: 'travel', essential: false }] });
const report = (each: number, people = 4000, spread = { mean: 0, sd: 1 }) =>
  simulationReport(
    simulation(blueprint(each), bank, 'seed', spread).run(0, people),
    items.map(({ id }) => id),
  );

test('the chance of a point: by guessing at the bottom, half way up at b, sure at the top', () => {
  const item = { a: 1, b: 0, c: 0.25 };
  expect(chanceOfPoint(item, -9)).toBeCloseTo(0.25, 5);
  expect(chanceOfPoint(item, 0)).toBeCloseTo(0.625, 12);
  expect(chanceOfPoint(item, 9)).toBeCloseTo(1, 5);
  // Worked by hand: 0.25 + 0.75 / (1 + e^-1.7).
  expect(chanceOfPoint(item, 1)).toBeCloseTo(0.88415, 5);
  expect(guessing(sampleItem('choice'))).toBe(0.25);
  expect(parametersOf(sampleItem('choice'))).toEqual(parametersOf(sampleItem('choice')));
});

test('the normal numbers are normal', () => {
  const random = seededRandom('n');
  const drawn = Array.from({ length: 20_000 }, () => normal(random, 3, 2));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const sd = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length);
  expect(mean).toBeCloseTo(3, 1);
  expect(sd).toBeCloseTo(2, 1);
  expect(drawn.filter((value) => Math.abs(value - 3) < 1.96 * 2).length / drawn.length).toBeCloseTo(0.95, 2);
});

test('the same seed gives the same people, whole or in parts', () => {
  const one = simulation(blueprint(10), bank, 's', { mean: 0, sd: 1 });
  const parts = addTally(addTally(emptyTally(), one.run(0, 130)), one.run(130, 300));
  const whole = one.run(0, 300);
  expect({ ...parts, score: 0, scoreSquared: 0 }).toEqual({ ...whole, score: 0, scoreSquared: 0 });
  expect(parts.score).toBeCloseTo(whole.score, 6);
});

test('a longer form decides better, and nobody is decided wrongly who is far from the line', () => {
  const short = report(5);
  const long = report(20);
  expect(long.decisionAccuracy).toBeGreaterThan(short.decisionAccuracy + 0.02);
  expect(long.decisionConsistency).toBeGreaterThan(short.decisionConsistency + 0.02);
  const far = report(20, 500, { mean: 6, sd: 0.1 });
  expect(far).toMatchObject({ passRate: 1, decisionAccuracy: 1, decisionConsistency: 1, kappa: 1 });
});

test('exposure is what the draw makes of it: 10 of 40 is a quarter, and so is what two forms share', () => {
  const { maxExposure, meanExposure, overlap, neverShown } = report(10);
  expect(meanExposure).toBeCloseTo(0.25, 10);
  // 8,000 forms: standard deviation 0.0048; five of them.
  expect(maxExposure).toBeLessThan(0.275);
  expect(overlap).toBeCloseTo(0.25, 1);
  expect(neverShown).toEqual([]);
});
