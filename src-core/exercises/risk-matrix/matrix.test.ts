/**
 * Where a risk lies before and after measures, what a workshop is worth, and workshops that an author must mend.
 */
import { expect, test } from 'vitest';
import {
  aboveIn,
  cheapestEnough,
  faultIn,
  loweredFor,
  lowers,
  residualOf,
  resultAt,
  type Table,
  type Workshop,
  worthOf,
} from './matrix.ts';

const table: Table = {
  'very-likely': ['low', 'medium', 'high', 'very-high', 'unacceptable'],
  likely: ['low', 'medium', 'high', 'high', 'very-high'],
  'moderately-likely': ['low', 'low', 'medium', 'high', 'high'],
  unlikely: ['low', 'low', 'low', 'medium', 'medium'],
  'very-unlikely': ['low', 'low', 'low', 'low', 'low'],
};
const outcome = (within: number, above: number) => ({ within: { worth: within }, above: { worth: above } });
const early = { id: 'early', cost: 1, changes: [{ threat: 'robbery', likelihood: -2 }] };
const calm = { id: 'calm', cost: 2, changes: [{ threat: 'robbery', impact: -1 }] };
const armour = {
  id: 'armour',
  cost: 3,
  changes: [
    { threat: 'robbery', impact: -1 },
    { threat: 'crash', likelihood: 1 },
  ],
};
const poster = { id: 'poster', cost: 1, changes: [] };
const workshop: Workshop = {
  table,
  bears: 'medium',
  budget: 3,
  threats: [
    { id: 'robbery', likelihood: { from: 4, to: 5 }, impact: { from: 4, to: 4 } },
    { id: 'crash', likelihood: { from: 2, to: 2 }, impact: { from: 5, to: 5 } },
  ],
  measures: [early, calm, armour, poster],
  decisions: {
    accept: outcome(1, 0),
    control: outcome(0.5, 1),
    avoid: outcome(0, 0.5),
    transfer: outcome(0, 0),
  },
};
const changed = (change: Partial<Workshop>): Workshop => ({ ...workshop, ...change });
const places = { robbery: { likelihood: 4, impact: 4 }, crash: { likelihood: 2, impact: 5 } };

test('likelihood upwards, impact to the side', () => {
  expect(resultAt(table, { likelihood: 5, impact: 5 })).toBe('unacceptable');
  expect(resultAt(table, { likelihood: 5, impact: 1 })).toBe('low');
  expect(resultAt(table, { likelihood: 1, impact: 5 })).toBe('low');
  expect(resultAt(table, { likelihood: 4, impact: 5 })).toBe('very-high');
});

test('measures add up, move only their own threat, and stay on the scale', () => {
  expect(residualOf('robbery', places.robbery, [early, calm])).toEqual({ likelihood: 2, impact: 3 });
  expect(residualOf('crash', places.crash, [early, armour])).toEqual({ likelihood: 3, impact: 5 });
  expect(residualOf('robbery', { likelihood: 2, impact: 1 }, [early, calm])).toEqual({ likelihood: 1, impact: 1 });
});

test('a measure prevents, mitigates, does both or is only expense', () => {
  expect([early, calm, armour, poster].map(lowers)).toEqual([['likelihood'], ['impact'], ['impact'], []]);
  expect(loweredFor('robbery', [early, calm])).toEqual(['likelihood', 'impact']);
  expect(loweredFor('crash', [early, calm, armour])).toEqual([]);
});

test('a new risk that a measure brings counts too', () => {
  expect(aboveIn(workshop, places, []).map(({ id }) => id)).toEqual(['robbery']);
  expect(aboveIn(workshop, places, [early])).toEqual([]);
  expect(aboveIn(workshop, places, [early, armour]).map(({ id }) => id)).toEqual(['crash']);
});

test('estimates, measures and the decision are a third each', () => {
  expect(worthOf(workshop, places, [early], 'accept')).toBe(1);
  expect(worthOf(workshop, places, [early, poster], 'accept')).toBeCloseTo((1 + 0.75 + 1) / 3);
  expect(worthOf(workshop, places, [], 'accept')).toBeCloseTo((1 + 0.5 + 0) / 3);
  expect(worthOf(workshop, places, [], 'control')).toBeCloseTo((1 + 0.5 + 1) / 3);
  const guesses = { robbery: { likelihood: 3, impact: 1 }, crash: places.crash };
  expect(worthOf(workshop, guesses, [early], 'accept')).toBeCloseTo((0.625 + 1 + 1) / 3);
});

test('the cheapest that is enough for the gravest estimate', () => {
  // Very likely and severe: two steps down it is still high.
  expect(cheapestEnough(workshop)?.map(({ id }) => id)).toEqual(['early', 'calm']);
  expect(cheapestEnough(changed({ budget: 2 }))).toBeNull();
});

test('a whole workshop has no fault', () => {
  expect(faultIn(workshop)).toBeNull();
});

test('a budget that is never enough', () => {
  expect(faultIn(changed({ budget: 2 }))).toEqual({ fault: 'impossible', id: 'budget' });
});

test('a table that falls where it gets worse', () => {
  const upwards = { ...table, 'very-likely': ['low', 'low', 'high', 'very-high', 'unacceptable'] } as Table;
  expect(faultIn(changed({ table: upwards }))).toEqual({ fault: 'impossible', id: 'table' });
  const sideways = { ...table, 'very-likely': ['high', 'medium', 'high', 'very-high', 'unacceptable'] } as Table;
  expect(faultIn(changed({ table: sideways }))).toEqual({ fault: 'impossible', id: 'table' });
});

test('a measure for a threat that is not there, one name for two, and a range that is empty', () => {
  const lost = { ...early, changes: [{ threat: 'flood', likelihood: -1 }] };
  expect(faultIn(changed({ measures: [lost] }))).toEqual({ fault: 'unknown-place', id: 'early' });
  expect(faultIn(changed({ measures: [early, early] }))).toEqual({ fault: 'unknown-place', id: 'early' });
  const [robbery, crash] = workshop.threats as [Workshop['threats'][number], Workshop['threats'][number]];
  const threats = [robbery, { ...crash, impact: { from: 5, to: 4 } }];
  expect(faultIn(changed({ threats }))).toEqual({ fault: 'no-answer', id: 'crash' });
});
