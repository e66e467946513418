import { expect, test } from 'vitest';
import { decideScored } from './decision.ts';
import { drawer } from './draw.ts';
import { sampleItem } from './item-types/samples.ts';
import { failedPartOf, hasPart, partOf } from './retest.ts';
import { sampleBlueprint } from './sample-blueprint.ts';

const domains = ['travel.plan', 'health.scene', 'place.fire'];
const items = domains.flatMap((competency) =>
  Array.from({ length: 20 }, (_, number) =>
    sampleItem('choice', { id: `${competency.replace('.', '-')}-${number}`, competency, critical: number === 0 }),
  ),
);
const blueprint = sampleBlueprint(Object.fromEntries(domains.map((id) => [id, 10])), {
  tries: { coolingOffHours: 0, restudy: false, failedPart: true },
  areas: [
    { domain: 'travel', essential: true, minimumPercent: 70 },
    { domain: 'health', essential: true, minimumPercent: 75 },
    { domain: 'place', essential: false },
  ],
  anchors: ['place-fire-3'],
});

/** Ten items of each domain, of which the first `missed` earn nothing; item 0 of each is critical and left out. */
const decided = (missed: Record<string, number>) =>
  decideScored(
    blueprint,
    domains.flatMap((competency) =>
      items
        .filter((item) => item.competency === competency)
        .slice(1, 11)
        .map((item, index) => ({ item, points: index < (missed[competency] ?? 0) ? 0 : 1 })),
    ),
  );

test('only whoever reached all but essential areas sits a part', () => {
  expect(failedPartOf(blueprint, decided({ 'travel.plan': 4 }))).toEqual(['travel']);
  expect(failedPartOf(blueprint, decided({ 'travel.plan': 4, 'place.fire': 4 }))).toBeNull();
  expect(failedPartOf(blueprint, decided({}))).toBeNull();
  const critical = decideScored(
    blueprint,
    items.slice(0, 10).map((item, index) => ({ item, points: index === 0 ? 0 : 1 })),
  );
  expect(failedPartOf(blueprint, critical)).toBeNull();
  const without = { ...blueprint, tries: { ...blueprint.tries, failedPart: false } };
  expect(failedPartOf(without, decided({ 'travel.plan': 4 }))).toBeNull();
});

test('the part asks that area alone, in its share of the time, by its own minimum', () => {
  const part = partOf(blueprint, ['travel']);
  expect(part).toMatchObject({ minutes: 20, passPercent: 70, anchors: [] });
  const drawn = drawer(part, { items, sets: [] }).items('x');
  if (!drawn.ok) throw new Error(drawn.obstacle.kind);
  expect(drawn.asked).toHaveLength(10);
  expect(new Set(drawn.asked.map(({ item }) => item.competency))).toEqual(new Set(['travel.plan']));
  const score = (right: number) =>
    decideScored(
      part,
      items
        .filter((item) => item.competency === 'travel.plan')
        .slice(1, 11)
        .map((item, index) => ({ item, points: index < right ? 1 : 0 })),
    ).passed;
  expect([score(6), score(7)]).toEqual([false, true]);
  expect(hasPart(blueprint, ['travel'])).toBe(true);
  expect(hasPart(blueprint, ['nothing'])).toBe(false);
});
