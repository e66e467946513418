/**
 * How a level comes about, what news does to it, and exercises that an author must mend.
 */
import { expect, test } from 'vitest';
import {
  type Assessment,
  faultIn,
  outermost,
  type Ratings,
  ratingsAfter,
  threatOf,
  threatsOf,
  turnOf,
  weigh,
} from './level.ts';

const deliberate = (intent: number, capability: number, context: number) => ({ intent, capability, context });
const ratings: Ratings = {
  'armed-conflict': deliberate(2, 4, 1),
  terrorism: deliberate(4, 1, 2),
  crime: deliberate(4, 5, 3),
  'civil-unrest': deliberate(3, 3, 2),
  hazards: { often: 4, strength: 3, softening: 2 },
};
const threats = { 'armed-conflict': 1, terrorism: 1, crime: 5, 'civil-unrest': 3, hazards: 4 };

test('the weaker of intent and capability counts, and what holds back adds or takes one step', () => {
  expect(threatOf('crime', deliberate(5, 1, 2))).toBe(1);
  expect(threatOf('crime', deliberate(2, 5, 2))).toBe(2);
  expect([1, 2, 3].map((context) => threatOf('terrorism', deliberate(3, 4, context)))).toEqual([2, 3, 4]);
});

test('a threat stays from 1 to 6', () => {
  expect(threatOf('armed-conflict', deliberate(5, 5, 3))).toBe(6);
  expect(threatOf('armed-conflict', deliberate(1, 1, 1))).toBe(1);
});

test('of a hazard the mean counts, rounded upwards', () => {
  expect(threatOf('hazards', { often: 1, strength: 4, softening: 2 })).toBe(3);
  expect(threatOf('hazards', { often: 4, strength: 3, softening: 1 })).toBe(3);
});

test('nothing comes about until each factor is rated', () => {
  expect(threatOf('crime', { intent: 3, capability: 3 })).toBeNull();
  expect(threatOf('hazards', deliberate(3, 3, 2))).toBeNull();
  expect(threatsOf({ ...ratings, crime: {} })).toBeNull();
  expect(threatsOf(ratings)).toEqual(threats);
});

test('the highest counts seven parts, the mean of the others three', () => {
  expect(weigh(threats)).toEqual({ first: 'crime', highest: 5, others: 2.25, sum: expect.closeTo(4.175), level: 4 });
  const all = (step: number, crime = step) => ({
    'armed-conflict': step,
    terrorism: step,
    crime,
    'civil-unrest': step,
    hazards: step,
  });
  expect([1, 2, 3, 4, 5, 6].map((step) => weigh(all(step)).level)).toEqual([1, 2, 3, 4, 5, 6]);
  // A half is rounded upwards, whatever the computer makes of decimals.
  expect(weigh(all(1, 6)).level).toBe(5);
  expect(weigh(all(1, 4)).level).toBe(3);
});

const quiet = { id: 'quiet', changes: [{ category: 'crime', factor: 'capability', to: 1 }] } as const;
const worse = {
  id: 'worse',
  changes: [
    { category: 'crime', factor: 'intent', to: 5 },
    { category: 'hazards', factor: 'strength', to: 5 },
  ],
} as const;
const wall = { id: 'wall', changes: [] } as const;

test('news moves the level or does not, and changes only what it names', () => {
  expect([quiet, worse, wall].map((news) => turnOf(ratings, news))).toEqual(['falls', 'rises', 'stays']);
  expect(ratingsAfter(ratings, quiet)).toEqual({ ...ratings, crime: deliberate(4, 1, 3) });
});

const exactly = (step: number) => ({ from: step, to: step });
const ranges = (intent: number, capability: number, context: number) => ({
  factors: { intent: exactly(intent), capability: exactly(capability), context: exactly(context) },
});
const assessment: Assessment = {
  categories: {
    'armed-conflict': ranges(2, 4, 1),
    terrorism: ranges(4, 1, 2),
    crime: { factors: { intent: { from: 4, to: 5 }, capability: exactly(4), context: exactly(3) } },
    'civil-unrest': ranges(3, 3, 2),
    hazards: { factors: { often: exactly(4), strength: exactly(3), softening: exactly(2) } },
  },
  news: [quiet, worse, wall],
  questions: [{ id: 'leave', options: [{ id: 'yes' }, { id: 'no', right: true }] }],
};
const changed = (change: Partial<Assessment>): Assessment => ({ ...assessment, ...change });

test('a whole exercise has no fault, and its ranges have two ends', () => {
  expect(outermost(assessment, 'from').crime).toEqual(deliberate(4, 4, 3));
  expect(outermost(assessment, 'to').crime).toEqual(deliberate(5, 4, 3));
  expect(faultIn({ ...assessment, news: [quiet, wall] })).toBeNull();
});

test('ranges that leave the level open', () => {
  const crime = { factors: { intent: { from: 2, to: 5 }, capability: exactly(5), context: exactly(3) } };
  expect(faultIn(changed({ categories: { ...assessment.categories, crime } }))).toEqual({
    fault: 'no-answer',
    id: 'level',
  });
});

test('ranges that leave open what news does', () => {
  const hazards = { factors: { often: { from: 1, to: 4 }, strength: exactly(3), softening: exactly(2) } };
  const categories = { ...assessment.categories, hazards };
  expect(faultIn({ ...assessment, categories, news: [wall] })).toBeNull();
  expect(faultIn({ ...assessment, categories, news: [quiet] })).toBeNull();
  const some = {
    id: 'some',
    changes: [
      { category: 'terrorism', factor: 'capability', to: 5 },
      { category: 'armed-conflict', factor: 'context', to: 3 },
    ],
  } as const;
  expect(faultIn({ ...assessment, categories, news: [some] })).toEqual({ fault: 'no-answer', id: 'some' });
});

test('news of a factor that its kind of threat does not have', () => {
  const lost = { id: 'lost', changes: [{ category: 'crime', factor: 'often', to: 1 }] } as const;
  expect(faultIn(changed({ news: [lost] }))).toEqual({ fault: 'unknown-place', id: 'lost' });
});

test('an empty range, one name for two, and a question without its one right answer', () => {
  const crime = { factors: { intent: { from: 5, to: 4 }, capability: exactly(4), context: exactly(3) } };
  expect(faultIn(changed({ categories: { ...assessment.categories, crime } }))?.id).toBe('crime');
  expect(faultIn(changed({ news: [wall, wall] }))).toEqual({ fault: 'unknown-place', id: 'wall' });
  for (const options of [[{ id: 'yes' }], [{ id: 'yes', right: true } as const, { id: 'no', right: true } as const]])
    expect(faultIn({ ...assessment, news: [wall], questions: [{ id: 'leave', options }] })).toEqual({
      fault: 'no-answer',
      id: 'leave',
    });
});
