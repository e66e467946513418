/**
 * What hesitating costs, what an expert loses, and what the way through was worth; cases that cannot be solved are refused.
 */
import { expect, test } from 'vitest';
import { bleedingOrder } from './index.ts';
import { amountOf, flowAt, lostByExpert, lostIn, worthOf } from './loss.ts';

const bleeding = {
  limit: 100,
  steps: [
    { seconds: 10 },
    { seconds: 20, flow: 'less' },
    { seconds: 10 },
    { seconds: 5, flow: 'stopped' },
    { seconds: 60 },
  ],
} as const;

test('it bleeds as the last step that changed it left it', () => {
  expect([0, 1, 2, 3, 4, 5].map((step) => flowAt(bleeding, step))).toEqual([
    'full',
    'full',
    'less',
    'less',
    'stopped',
    'stopped',
  ]);
});

test('the limit is what runs out at full flow; pressed it takes longer, stopped it never comes', () => {
  expect(lostIn(100, 'full', bleeding)).toBe(1);
  expect(lostIn(100, 'less', bleeding)).toBeCloseTo(0.4);
  expect(lostIn(1000, 'stopped', bleeding)).toBe(0);
});

test('an expert loses what the acts themselves take: 30 s at full flow, 15 s of it pressed', () => {
  expect(lostByExpert(bleeding)).toBeCloseTo(0.36);
});

test('amounts have names, and the last one is at the limit', () => {
  expect([0, 0.29, 0.3, 0.6, 0.99, 1].map(amountOf)).toEqual(['little', 'little', 'some', 'much', 'much', 'tooMuch']);
});

test('right at once counts, and too much lost halves the best', () => {
  expect(worthOf(4, 4, 0.5)).toBe(1);
  expect(worthOf(3, 4, 0.5)).toBe(0.75);
  expect(worthOf(4, 4, 1)).toBe(0.5);
  expect(worthOf(1, 4, 1.2)).toBe(0.25);
});

const step = (rights: number) => ({
  id: 'press',
  seconds: 10,
  options: ['a', 'b', 'c'].map((id, index) => ({ id, ...(index < rights && { right: true as const }) })),
});
const one = (changes: object) => [{ id: 'leg', limit: 100, steps: [step(1)], ...changes }];

test.each([
  [one({}), null],
  [one({ steps: [step(0)] }), { fault: 'no-answer', id: 'leg.press' }],
  [one({ steps: [step(2)] }), { fault: 'no-answer', id: 'leg.press' }],
  [one({ limit: 10 }), { fault: 'impossible', id: 'leg' }],
])('one right act at each step, and an expert stays below the limit (%#)', (cases, fault) => {
  expect(bleedingOrder.fault({ cases })).toEqual(fault);
});
