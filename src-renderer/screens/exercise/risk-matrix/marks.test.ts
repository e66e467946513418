/**
 * Where marks and arrows lie.
 */
import { expect, test } from 'vitest';
import { arrowBetween, field, spotOf } from './marks.ts';

test('no two marks in one square hide each other, and each stays in its square', () => {
  const spots = [0, 1, 2, 3].map((index) => spotOf({ likelihood: 2, impact: 3 }, index));
  expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  for (const { x, y } of spots) {
    expect(Math.floor(x / 100)).toBe(2);
    expect(Math.floor(y / 100)).toBe(1);
  }
});

test('an arrow goes from mark to mark, downwards where the likelihood falls', () => {
  const arrow = arrowBetween({ likelihood: 5, impact: 4 }, { likelihood: 2, impact: 4 }, 0);
  expect(arrow?.x1).toBe(arrow?.x2);
  expect(arrow?.y1).toBeLessThan(arrow?.y2 ?? 0);
  expect(arrow?.y2).toBeLessThan(field);
  const mitigated = arrowBetween({ likelihood: 3, impact: 4 }, { likelihood: 3, impact: 2 }, 1);
  expect(mitigated?.x2).toBeLessThan(mitigated?.x1 ?? 0);
});

test('what does not move has no arrow', () => {
  expect(arrowBetween({ likelihood: 3, impact: 3 }, { likelihood: 3, impact: 3 }, 2)).toBeNull();
});
