import { expect, test } from 'vitest';
import { sampleItem } from './item-types/samples.ts';
import { sampleBlueprint } from './sample-blueprint.ts';
import { standardCut } from './standard-cut.ts';
import type { Standard } from './standard-record.ts';

const items = [
  sampleItem('choice', { id: 'one', difficulty: 1 }),
  sampleItem('choice', { id: 'two', difficulty: 2 }),
  sampleItem('choice', { id: 'three', difficulty: 3, competency: 'place.fire' }),
  sampleItem('choice', { id: 'four', difficulty: 3, competency: 'place.fire' }),
];
const blueprint = sampleBlueprint({ 'travel.plan': 2, 'place.fire': 1 });
const judge = (id: string, ratings: Record<string, number>): Standard['judges'][number] => ({
  id,
  byDifficulty: { 1: 90, 2: 80, 3: 60 },
  ratings,
});
const standard = (...judges: Standard['judges']): Standard => ({
  method: 'modified-angoff',
  basis: 'panel',
  date: '2026-11-23',
  candidate: { en: 'Just enough' },
  judges,
});

test('by hand: two places of (90 + 80)/2 and one of 60 give (85 + 85 + 60)/3 = 76.67', () => {
  const found = standardCut(standard(judge('a', {})), blueprint, { items, sets: [] });
  expect(found.cut).toBeCloseTo(76.667, 3);
  expect(found).toMatchObject({ standardError: null, judges: 1 });
});

test('by hand: three judges with cuts 76.67, 70 and 80 have mean 75.56 and error 5.09/√3 = 2.94', () => {
  const b = judge('b', { one: 80, two: 70, three: 60, four: 60 });
  const c = judge('c', { one: 90, two: 90, three: 60, four: 60 });
  const found = standardCut(standard(judge('a', {}), b, c), blueprint, { items, sets: [] });
  expect(found.cut).toBeCloseTo(75.556, 3);
  expect(found.standardError).toBeCloseTo(2.94, 2);
});
