/**
 * Words that came and went: as few as explain the change.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from './word-changes.ts';

test('what came and what went is counted, in every script', () => {
  expect(wordChanges(['Look at the map first.'], ['Look at your map.'], 'en')).toEqual({ added: 1, removed: 2 });
  expect(wordChanges(['先看地图。'], ['先看路线图。'], 'zh')).toMatchObject({ removed: 1 });
  expect(wordChanges(['One.'], ['One!'], 'en')).toBe(null);
  expect(wordChanges([], ['Two words'], 'en')).toEqual({ added: 2, removed: 0 });
});

test('never more than all, never fewer than the difference in length, and the same both ways', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [there, back] = [
        wordChanges([one.join(' ')], [other.join(' ')], 'en') ?? { added: 0, removed: 0 },
        wordChanges([other.join(' ')], [one.join(' ')], 'en') ?? { added: 0, removed: 0 },
      ];
      expect(there).toEqual({ added: back.removed, removed: back.added });
      expect(there.added - there.removed).toBe(other.length - one.length);
      expect(there.removed).toBeLessThanOrEqual(one.length);
      expect(there.added + there.removed === 0).toBe(one.join(' ') === other.join(' '));
    }),
  );
});
