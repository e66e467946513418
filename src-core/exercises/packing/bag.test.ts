/**
 * What a bag weighs and is worth, and bags that an author must mend.
 */
import { expect, test } from 'vitest';
import { faultIn, lightestBag, type Packing, vainIn, weightOf, worthOf } from './bag.ts';

const packing: Packing = {
  limit: 1500,
  things: [
    { id: 'coat', grams: 900 },
    { id: 'blanket', grams: 1400 },
    { id: 'torch', grams: 150 },
    { id: 'vase', grams: 700, vain: 'It breaks.' },
  ],
  nights: [
    { id: 'cold', needs: [{ id: 'warmth', things: ['blanket', 'coat'] }] },
    { id: 'dark', needs: [{ id: 'light', things: ['torch'] }] },
  ],
};
const changed = (change: Partial<Packing>): Packing => ({ ...packing, ...change });

test('a bag weighs what is in it', () => {
  expect(weightOf(packing, new Set(['coat', 'torch']))).toBe(1050);
  expect(weightOf(packing, new Set())).toBe(0);
});

test('needs that are met count, and each thing that is only weight takes half a need away', () => {
  expect(worthOf(packing, new Set(['coat', 'torch']))).toBe(1);
  expect(worthOf(packing, new Set(['coat', 'blanket', 'torch']))).toBe(1);
  expect(worthOf(packing, new Set(['torch']))).toBe(0.5);
  expect(worthOf(packing, new Set(['torch', 'vase']))).toBe(0.25);
  expect(worthOf(packing, new Set(['vase']))).toBe(0);
  expect(vainIn(packing, new Set(['torch', 'vase'])).map(({ id }) => id)).toEqual(['vase']);
});

test('the lightest bag takes the lighter of two that serve the same', () => {
  expect([...lightestBag(packing)].sort()).toEqual(['coat', 'torch']);
});

test('a whole exercise has no fault', () => {
  expect(faultIn(packing)).toBeNull();
});

test('what is needed cannot be carried', () => {
  expect(faultIn(changed({ limit: 1049 }))).toEqual({ fault: 'impossible', id: 'limit' });
  expect(faultIn(changed({ limit: 1050 }))).toBeNull();
});

test('a need for something that is not there', () => {
  const nights = [{ id: 'cold', needs: [{ id: 'warmth', things: ['coat', 'fire'] }] }];
  expect(faultIn(changed({ nights }))).toEqual({ fault: 'unknown-place', id: 'warmth' });
});

test('a thing that nobody asks for must say why it is only weight, and no other', () => {
  const [coat, blanket, torch] = packing.things as [Packing['things'][number], ...Packing['things'][number][]];
  const things = [coat, blanket, torch, { id: 'vase', grams: 700 }] as Packing['things'];
  expect(faultIn(changed({ things }))).toEqual({ fault: 'no-answer', id: 'vase' });
  const both = [{ ...coat, vain: 'Too warm.' }, blanket, torch] as Packing['things'];
  expect(faultIn(changed({ things: both }))).toEqual({ fault: 'no-answer', id: 'coat' });
});

test('one name for two things', () => {
  expect(faultIn(changed({ things: [...packing.things, { id: 'coat', grams: 1 }] }))).toEqual({
    fault: 'unknown-place',
    id: 'coat',
  });
});
