import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localText } from '../content/pack-schema.ts';
import { formLength } from './blueprint.ts';
import { sampleItem } from './item-types/samples.ts';
import {
  counts,
  disputed,
  type Judge,
  judgeCut,
  mayRateAgain,
  mayShow,
  orderIn,
  type Panel,
  panelSchema,
  panelStandard,
  ratingOrder,
} from './panel.ts';
import { sampleBlueprint } from './sample-blueprint.ts';
import { standardCut } from './standard-cut.ts';
import { standardSchema } from './standard-record.ts';

const competencies = ['travel.plan', 'health.scene', 'place.fire'];
const items = competencies.flatMap((competency) =>
  Array.from({ length: 12 }, (_, number) =>
    sampleItem('choice', {
      id: `${competency.replace('.', '-')}-${number}`,
      competency,
      difficulty: ((number % 3) + 1) as 1 | 2 | 3,
    }),
  ),
);
const bank = { items, sets: [] };
const blueprint = sampleBlueprint(Object.fromEntries(competencies.map((id) => [id, 4])));
const order = ratingOrder(blueprint, bank);
const judge = (id: string, first: Record<string, number>, second: Record<string, number> = {}): Judge => ({
  id,
  name: id,
  first,
  second,
});
const panel = (...judges: Judge[]): Panel => ({
  schemaVersion: 1,
  courseId: 'basic',
  examVersion: '1.0.0',
  begunAt: '2027-01-01T00:00:00.000Z',
  round: 1,
  judges,
});
const all = (value: number) => Object.fromEntries(order.map((id) => [id, value]));
const candidate = { en: 'Just enough' };

test('every item stands in the order of rating once, and a form that covers the blueprint comes first', () => {
  expect([...order].sort()).toEqual(items.map(({ id }) => id).sort());
  const first = order.slice(0, formLength(blueprint));
  for (const competency of competencies) {
    expect(first.filter((id) => id.startsWith(competency.replace('.', '-')))).toHaveLength(4);
  }
  expect(ratingOrder(blueprint, { items: [...items].reverse(), sets: [] })).toEqual(order);
});

test('a judge counts with a form rated, not one item before', () => {
  const some = (count: number) => judge('judge-1', Object.fromEntries(order.slice(0, count).map((id) => [id, 70])));
  expect(counts(some(11), blueprint, bank)).toBe(false);
  expect(judgeCut(some(11), blueprint, bank)).toBeNull();
  expect(judgeCut(some(12), blueprint, bank)?.cut).toBeCloseTo(70, 6);
  expect(panelStandard(panel(some(11)), candidate, '2027-01-02', blueprint, bank)).toBeNull();
});

test('three judges by hand: the mean, and the standard deviation over the root of three', () => {
  const three = panel(
    judge('judge-1', all(70)),
    judge('judge-2', all(76)),
    judge('judge-3', all(85)),
    judge('judge-4', {}),
  );
  const standard = panelStandard(three, candidate, '2027-01-02', blueprint, bank);
  if (!standard) throw new Error('no standard');
  const { cut, standardError, judges } = standardCut(standard, blueprint, bank);
  expect(cut).toBeCloseTo(77, 6);
  // (70 - 77)² + (76 - 77)² + (85 - 77)² = 114; √(114 / 2) = 7.5498; / √3 = 4.3589
  expect(standardError).toBeCloseTo(4.3589, 4);
  expect(judges).toBe(3);
});

test('the second round stands where it was given, the first elsewhere', () => {
  const [one] = order;
  if (!one) throw new Error('no item');
  const standard = panelStandard(
    panel(judge('judge-1', all(70), { [one]: 10 })),
    candidate,
    '2027-01-02',
    blueprint,
    bank,
  );
  expect(standard?.judges[0]?.ratings[one]).toBe(10);
  expect(standard?.judges[0]?.ratings[order[1] ?? '']).toBe(70);
});

test('whatever is rated, the record can be read back as the standard of an exam, and its cut lies among the ratings', () => {
  const schema = standardSchema(localText(['en']));
  const ratings = fc.dictionary(fc.constantFrom(...order), fc.integer({ min: 0, max: 100 }), { minKeys: 12 });
  fc.assert(
    fc.property(fc.array(ratings, { minLength: 1, maxLength: 6 }), (given) => {
      const sat = panel(...given.map((own, index) => judge(`judge-${index + 1}`, own)));
      panelSchema.parse(sat);
      const standard = panelStandard(sat, candidate, '2027-01-02', blueprint, bank);
      if (!standard) throw new Error('no standard');
      expect(schema.parse(JSON.parse(JSON.stringify(standard)))).toEqual(standard);
      const { cut } = standardCut(standard, blueprint, bank);
      const values = given.flatMap((own) => Object.values(own));
      // Means for items not rated are kept to a tenth.
      expect(cut).toBeGreaterThanOrEqual(Math.min(...values) - 0.05);
      expect(cut).toBeLessThanOrEqual(Math.max(...values) + 0.05);
    }),
  );
});

test('what is disputed is where ratings lie 20 points or more apart, the furthest first', () => {
  const [a, b, c] = order as [string, string, string];
  const found = disputed([
    { [a]: 50, [b]: 40, [c]: 90 },
    { [a]: 69, [b]: 80, [c]: 70 },
  ]);
  expect(found.map(({ itemId, spread }) => [itemId, spread])).toEqual([
    [b, 40],
    [c, 20],
  ]);
});

test('in the second round the disputed items of the first come first, and none is lost; it needs two who have rated', () => {
  const [a, b] = order.slice(-2) as [string, string];
  const two = panel(judge('judge-1', all(70)), judge('judge-2', { ...all(70), [a]: 20, [b]: 40 }));
  expect(orderIn(two, order)).toEqual(order);
  const again = { ...two, round: 2 as const };
  expect(orderIn(again, order).slice(0, 2)).toEqual([a, b]);
  expect(orderIn(again, order).sort()).toEqual([...order].sort());
  expect(mayRateAgain(two, blueprint, bank)).toBe(true);
  expect(mayRateAgain(again, blueprint, bank)).toBe(false);
  expect(mayRateAgain(panel(judge('judge-1', all(70))), blueprint, bank)).toBe(false);
  expect(mayRateAgain(panel(judge('judge-1', all(70)), judge('judge-2', {})), blueprint, bank)).toBe(false);
});

test('in the first round nothing is shown until each has rated alone', () => {
  expect(mayShow(panel(judge('judge-1', all(70)), judge('judge-2', {})), blueprint, bank)).toBe(false);
  expect(mayShow(panel(judge('judge-1', all(70)), judge('judge-2', all(60))), blueprint, bank)).toBe(true);
});
