import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, percentOf, standardError } from './decision.ts';
import type { Item } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';
import { sampleItem } from './item-types/samples.ts';
import { placedOf, type Response } from './response.ts';
import { sampleBlueprint } from './sample-blueprint.ts';

const make = (competency: string, count: number, critical = 0): Item[] =>
  Array.from({ length: count }, (_, number) =>
    sampleItem(number % 4 === 3 ? 'multiple' : 'choice', {
      id: `${competency.replace('.', '-')}-${number}`,
      competency,
      critical: number < critical,
    }),
  );
const items = [...make('travel.plan', 10, 1), ...make('place.fire', 10)];
const blueprint = sampleBlueprint(
  { 'travel.plan': 10, 'place.fire': 10 },
  {
    areas: [
      { domain: 'travel', essential: true, minimumPercent: 70 },
      { domain: 'place', essential: false },
    ],
  },
);
const right = (item: Item): Response => itemTypeOf(item).best(item);
const wrong: Response = { chosen: ['c'] };
const answers = (missed: number[]) => items.map((item, index) => (missed.includes(index) ? wrong : right(item)));

test('all right passes; nothing answered does not', () => {
  expect(decide(blueprint, items, answers([])).passed).toBe(true);
  expect(decide(blueprint, items, []).passed).toBe(false);
});

test('the overall cut is met at exactly 80 % and not one item under', () => {
  expect(decide(blueprint, items, answers([16, 17, 18, 19])).passed).toBe(true);
  const under = decide(blueprint, items, answers([15, 16, 17, 18, 19]));
  expect(under.passed).toBe(false);
  expect(under.overall.met).toBe(false);
});

test('an essential area under its minimum fails a person whose total is enough', () => {
  const decision = decide(blueprint, items, answers([6, 7, 8, 9]));
  expect(decision.overall.met).toBe(true);
  expect(decision.areas[0]).toMatchObject({ domain: 'travel', points: 6, max: 10, met: false });
  expect(decision.passed).toBe(false);
});

test('an area that is not essential is shown and never fails anybody by itself', () => {
  const decision = decide(blueprint, items, answers([16, 17, 18, 19]));
  expect(decision.areas[1]).toMatchObject({ domain: 'place', required: null, met: true, points: 6 });
});

test('one critical item missed fails, and says in which competency', () => {
  const decision = decide(blueprint, items, answers([0]));
  expect(decision.overall.met && decision.areas.every((area) => area.met)).toBe(true);
  expect(decision.passed).toBe(false);
  expect(decision.competencies.filter((c) => c.criticalMissed).map((c) => c.id)).toEqual(['travel.plan']);
});

test('a multiple response needs all of the right options and no other', () => {
  const multiple = items.findIndex((item) => item.type === 'multiple');
  const with_ = (chosen: string[]) =>
    decide(
      blueprint,
      items,
      items.map((item, index) => (index === multiple ? { chosen } : right(item))),
    ).overall.points;
  expect(with_(['a', 'b'])).toBe(20);
  expect(with_(['b', 'a'])).toBe(20);
  expect(with_(['a'])).toBe(19);
  expect(with_(['a', 'b', 'c'])).toBe(19);
});

test('a right answer more never makes a decision worse', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(19), { minLength: 1 }), (missed) => {
      const before = decide(blueprint, items, answers(missed));
      const after = decide(blueprint, items, answers(missed.slice(1)));
      expect(after.overall.points).toBe(before.overall.points + 1);
      if (before.passed) expect(after.passed).toBe(true);
    }),
  );
});

test('a percentage for people never shows a cut as reached that was not', () => {
  expect(percentOf({ points: 799, max: 1000 })).toBe(79.9);
  expect(percentOf({ points: 2, max: 3 })).toBe(66.6);
  expect(percentOf({ points: 0, max: 0 })).toBe(0);
});

test('partial points count as they are, and thirds that make a whole reach the cut', () => {
  const partial = Array.from({ length: 10 }, (_, number) =>
    sampleItem('match', { id: `m-${number}`, competency: 'place.fire' }),
  );
  // Two of three right in six of ten items, whole in four: 8 points of 10, summed of thirds.
  const responses = partial.map((item, index): Response => {
    const best = right(item);
    const { a: _taken, ...rest } = placedOf(best);
    return index < 6 ? { placed: rest } : best;
  });
  const decision = decide({ ...blueprint, areas: [{ domain: 'place', essential: false }] }, partial, responses);
  expect(decision.overall.points).toBeCloseTo(8, 10);
  expect(decision.passed).toBe(true);
});

test('near the cut the standard error is told: 32 of 40 points, by hand √(32·8/39)/40 = 6.4 points of 100', () => {
  expect(standardError({ points: 32, max: 40 })).toBeCloseTo(6.405, 3);
  expect(decide(blueprint, items, answers([15, 16, 17, 18, 19])).overall.near).toBe(true);
  expect(decide(blueprint, items, answers([])).overall).toMatchObject({ near: false, standardError: 0 });
});
