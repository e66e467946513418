import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someAnswer } from '../../../test/fixtures/answering.ts';
import { noResponse, type Response, responseSchema } from '../response.ts';
import { itemTypeOf, itemTypes } from './index.ts';
import { orderAgreement } from './options.ts';
import { sampleItem, sampleKinds } from './samples.ts';
import { questionView } from './views.ts';

const score = (kind: string, response: Response, changes = {}) => {
  const item = sampleItem(kind, changes);
  return itemTypeOf(item).score(item, response);
};

test('there is a sample of every type', () => {
  for (const type of itemTypes) expect(sampleKinds).toContain(type.name);
});

describe.each(sampleKinds)('%s', (kind) => {
  const item = sampleItem(kind);
  const type = itemTypeOf(item);
  const view = type.present(item, type.orderedIds(item), 'en');

  test('the key is accepted, fits the journal, and earns the whole point; no answer earns none', () => {
    const best = type.best(item);
    expect(type.keyProblem(item)).toBeNull();
    expect(type.accepts(item, responseSchema.parse(best))).toBe(true);
    expect(type.score(item, best)).toBe(1);
    expect(type.accepts(item, noResponse)).toBe(true);
    expect(type.score(item, noResponse)).toBe(0);
  });

  test('whatever is answered is accepted and earns from 0 to 1; another answer never more than the key', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000_000)), (stream) => {
        const response = someAnswer(view, (below) => (stream.next().value as number) % below);
        expect(type.accepts(item, response)).toBe(true);
        const points = type.score(item, response);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test('what cannot be an answer to it is refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ chosen: fc.array(fc.constantFrom('x', 'zz'), { minLength: 1 }) }),
          fc.record({ ordered: fc.array(fc.constantFrom('x', 'zz'), { minLength: 1 }) }),
          fc.record({ placed: fc.constant({ nowhere: 'x' }) }),
        ),
        (response) => {
          expect(type.accepts(item, response)).toBe(false);
        },
      ),
    );
    if (kind !== 'numeric') expect(type.accepts(item, { number: 1 })).toBe(false);
  });

  test('the order in which its parts are shown changes no score', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(type.orderedIds(item), { minLength: type.orderedIds(item).length }), (order) => {
        const shown = type.present(item, order, 'en');
        expect(questionView.parse(shown)).toEqual(shown);
        expect(type.score(item, type.best(item))).toBe(1);
      }),
    );
  });

  test('what the candidate sees holds nothing of the key', () => {
    const shown = JSON.stringify(view);
    for (const word of ['correct', 'answer', 'tolerance', 'consensus', 'target"', 'credit', 'rationale', 'Because.']) {
      expect(shown).not.toContain(word);
    }
  });
});

test('multiple: all or nothing, or right less wrong as a share', () => {
  const partial = { credit: 'partial' };
  expect(score('multiple', { chosen: ['a'] })).toBe(0);
  expect(score('multiple', { chosen: ['a'] }, partial)).toBe(0.5);
  expect(score('multiple', { chosen: ['a', 'b', 'c'] }, partial)).toBe(0.5);
  expect(score('multiple', { chosen: ['a', 'b', 'c', 'd'] }, partial)).toBe(0);
});

test('true or false: the verdict alone is half, the reason alone nothing', () => {
  expect(score('true-false', { placed: { verdict: 'false', reason: 'b' } })).toBe(0.5);
  expect(score('true-false', { placed: { verdict: 'true', reason: 'a' } })).toBe(0);
  expect(score('true-false', { placed: { verdict: 'false', reason: 'b' } }, { credit: 'all' })).toBe(0);
});

test('order: pair by pair; the reverse earns nothing, one neighbouring swap two thirds of four steps', () => {
  expect(score('order', { ordered: ['d', 'c', 'b', 'a'] })).toBe(0);
  // Six pairs, one of them wrong: (5 − 1) / 6.
  expect(score('order', { ordered: ['b', 'a', 'c', 'd'] })).toBeCloseTo(4 / 6, 12);
  expect(score('order', { ordered: ['b', 'a', 'c', 'd'] }, { credit: 'all' })).toBe(0);
  expect(orderAgreement(['a', 'b', 'c'], ['a', 'b'])).toBe(0);
});

test('match and gap: the share that is right', () => {
  expect(score('match', { placed: { a: 'p', b: 'r', c: 'q' } })).toBeCloseTo(2 / 3, 12);
  expect(score('gap', { placed: { g1: 'a', g2: 'b' } })).toBe(0.5);
});

test('numeric: both ends of the tolerance count, and binary fractions do not cheat', () => {
  for (const number of [54, 56, 58]) expect(score('numeric', { number })).toBe(1);
  for (const number of [53.99, 58.01]) expect(score('numeric', { number })).toBe(0);
  expect(score('numeric', { number: 0.3 }, { answer: 0.1, tolerance: 0.2 })).toBe(1);
});

test('judgement: as the experts 1, beside them a half, else none; a ranking pair by pair', () => {
  expect(score('judgement', { placed: { a: '3', b: '1', c: '4' } })).toBeCloseTo((0.5 + 1 + 0) / 3, 12);
  expect(score('judgement-rank', { ordered: ['c', 'a', 'b'] })).toBe(1);
  expect(score('judgement-rank', { ordered: ['c', 'b', 'a'] })).toBeCloseTo(1 / 3, 12);
});

test.each([
  ['choice', { options: [] }, 'one'],
  ['order', { steps: [{ id: 'a' }, { id: 'a' }, { id: 'b' }] }, 'repeated'],
  ['match', { premises: [{ id: 'a', target: 'z' }] }, 'unknown'],
  ['hotspot', { regions: [{ id: 'a', correct: true, box: [700, 0, 80, 80] }] }, 'outside'],
  ['gap', { text: { en: 'Only [[g1]].' } }, 'markers'],
  ['judgement', { actions: [{ id: 'a', consensus: 5 }] }, 'outside'],
])('a wrong key is named: %s', (kind, changes, word) => {
  const item = sampleItem(kind, changes);
  expect(itemTypeOf(item).keyProblem(item)).toBe(word);
});
