/**
 * Distances against figures that were computed elsewhere, and what is left of the speed.
 */
import { expect, test } from 'vitest';
import { fastestSafe, speedOnImpact, stoppingDistanceAt, worthOf } from './distance.ts';

const dry = { grip: 0.7, seconds: 1.5, braking: 1 };

test.each([
  [50, 0.7, 35],
  [50, 0.4, 45],
  [50, 0.25, 60],
  [80, 0.7, 69],
  [80, 0.25, 134],
  [100, 0.4, 140],
])('%i km/h on a grip of %f: %i m, as the lesson says', (speed, grip, metres) => {
  expect(Math.round(stoppingDistanceAt(speed, { ...dry, grip }).whole)).toBe(metres);
});

test('twice the speed: four times the braking', () => {
  expect(stoppingDistanceAt(80, dry).braking / stoppingDistanceAt(40, dry).braking).toBeCloseTo(4);
});

test('before the foot is on the brake nothing of the speed is gone; at the end of the way all of it is', () => {
  expect(speedOnImpact(60, 20, dry)).toBe(60);
  const { thinking, braking, whole } = stoppingDistanceAt(60, dry);
  expect(speedOnImpact(60, whole, dry)).toBe(0);
  // Half the braking distance takes half the energy: 60/√2.
  expect(speedOnImpact(60, thinking + braking / 2, dry)).toBeCloseTo(42.43, 2);
});

test('the fastest safe speed is the last one at which the car stops', () => {
  const fastest = fastestSafe(60, dry) ?? 0;
  expect(stoppingDistanceAt(fastest, dry).whole).toBeLessThanOrEqual(60);
  expect(stoppingDistanceAt(fastest + 5, dry).whole).toBeGreaterThan(60);
  expect(fastestSafe(3, dry)).toBeNull();
});

test('safe is worth all, needlessly slow half, and not to stop nothing', () => {
  const fastest = fastestSafe(60, dry) ?? 0;
  expect(worthOf(fastest, 60, dry)).toBe(1);
  expect(worthOf(fastest - 20, 60, dry)).toBe(1);
  expect(worthOf(fastest - 25, 60, dry)).toBe(0.5);
  expect(worthOf(fastest + 5, 60, dry)).toBe(0);
});
