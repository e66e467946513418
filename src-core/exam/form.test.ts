import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blueprint } from '../content/pack-schema.ts';
import { drawForm, itemsOf } from './form.ts';
import type { Item } from './item.ts';

const item = (competency: string, number: number): Item => ({
  id: `${competency.replace('.', '-')}-${number}`,
  type: 'choice',
  competency,
  difficulty: 2,
  critical: false,
  source: 'test',
  stem: { en: 'stem' },
  rationale: { en: 'why' },
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: id === 'a', text: { en: id } })),
});
const bank = ['travel.plan', 'travel.drive', 'health.scene'].flatMap((competency) =>
  Array.from({ length: 6 }, (_, number) => item(competency, number)),
);
const blueprint: Blueprint = {
  id: 'exam',
  version: '1.0.0',
  minutes: 60,
  passPercent: 80,
  areas: [
    { domain: 'travel', essential: false, draw: { 'travel.plan': 4, 'travel.drive': 3 } },
    { domain: 'health', essential: false, draw: { 'health.scene': 2 } },
  ],
};

test('the same seed draws the same form, in whatever order the bank was read', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.shuffledSubarray(bank, { minLength: bank.length }),
      (seed, shuffled) => {
        expect(drawForm(blueprint, shuffled, seed)).toEqual(drawForm(blueprint, bank, seed));
      },
    ),
    { numRuns: 200 },
  );
});

test('every form keeps the blueprint: the counts of each competency, no item twice, every option once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (seed) => {
      const form = drawForm(blueprint, bank, seed);
      const items = itemsOf(form, bank) as Item[];
      const count = (competency: string) => items.filter((one) => one.competency === competency).length;
      expect([count('travel.plan'), count('travel.drive'), count('health.scene')]).toEqual([4, 3, 2]);
      expect(new Set(form.map((entry) => entry.itemId)).size).toBe(form.length);
      for (const entry of form) expect([...entry.order].sort()).toEqual(['a', 'b', 'c', 'd']);
    }),
    { numRuns: 500 },
  );
});

test('each item of a pool is drawn about equally often', () => {
  const seen = new Map<string, number>();
  for (let seed = 0; seed < 3000; seed += 1) {
    for (const { itemId } of drawForm(blueprint, bank, `s${seed}`)) seen.set(itemId, (seen.get(itemId) ?? 0) + 1);
  }
  // 2 of 6 are drawn: expected 1000, standard deviation about 26; five of them either side.
  for (let number = 0; number < 6; number += 1) {
    expect(seen.get(`health-scene-${number}`)).toBeGreaterThan(870);
    expect(seen.get(`health-scene-${number}`)).toBeLessThan(1130);
  }
});

test('a bank that lost an item gives no items rather than wrong ones', () => {
  const form = drawForm(blueprint, bank, 'x');
  expect(itemsOf(form, bank.slice(9))).toBeNull();
});
