/**
 * What is taken as the right spelling, what is understood in spite of a slip, and what is said of the rest.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters, wordFor, writtenFor } from './alphabet.ts';
import { differences, isUnderstood, slipsBetween, spelled, typedWords } from './spelling.ts';

const names = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 9 });

test('every way of writing a word, in any case and with any signs between, spells the name', () => {
  const spelling = fc.array(
    fc.record({
      letter: fc.constantFrom(...letters),
      way: fc.nat(),
      loud: fc.boolean(),
      between: fc.constantFrom(' ', ', ', '-', ' - ', '. ', '，', '\n'),
    }),
    { minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(spelling, (parts) => {
      const typed = parts.map(({ letter, way, loud, between }) => {
        const ways = writtenFor(letter);
        const word = ways[way % ways.length] ?? '';
        return (loud ? word.toUpperCase() : word) + between;
      });
      expect(differences(parts.map(({ letter }) => letter).join(''), typed.join(''))).toEqual([]);
    }),
  );
});

test('a word that was left out is named, and nothing else', () => {
  fc.assert(
    fc.property(names, fc.nat(), (name, at) => {
      const index = at % name.length;
      const typed = name.filter((_, place) => place !== index).map(wordFor);
      expect(differences(name.join(''), typed.join(' '))).toEqual([{ kind: 'missing', letter: name[index] }]);
    }),
  );
});

test('a word of another letter in its place is named with the letter that it means', () => {
  fc.assert(
    fc.property(names, fc.nat(), fc.constantFrom(...letters), (name, at, other) => {
      const index = at % name.length;
      fc.pre(!name.includes(other));
      const typed = name.map((letter, place) => wordFor(place === index ? other : letter));
      expect(differences(name.join(''), typed.join(' '))).toEqual([
        { kind: 'other', letter: name[index], wrote: wordFor(other).toLowerCase().replace('-', ''), means: other },
      ]);
    }),
  );
});

test('one slip of the finger is understood as the letter that was meant, whatever the word', () => {
  const slip = fc.record({ letter: fc.constantFrom(...letters), way: fc.nat(), at: fc.nat(), kind: fc.nat(3) });
  fc.assert(
    fc.property(slip, fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), ({ letter, way, at, kind }, sign) => {
      const ways = writtenFor(letter);
      const word = (ways[way % ways.length] ?? '').toLowerCase().replace('-', '');
      const place = at % (word.length - 1);
      const [before, here, after] = [word.slice(0, place), word[place] ?? '', word.slice(place + 1)];
      const wrong = [
        before + after,
        before + sign + after,
        before + sign + here + after,
        before + (after[0] ?? '') + here + after.slice(1),
      ][kind] as string;
      const found = differences(letter, wrong);
      expect(isUnderstood(found), `${wrong} for ${word}`).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('slips are understood and named', () => {
  expect(differences('KNW', 'Klio Novmber Wiskey')).toEqual([
    { kind: 'slip', letter: 'K', wrote: 'klio' },
    { kind: 'slip', letter: 'N', wrote: 'novmber' },
    { kind: 'slip', letter: 'W', wrote: 'wiskey' },
  ]);
  expect(isUnderstood(differences('KNW', 'Klio Novmber Wiskey'))).toBe(true);
  expect(differences('G', 'gold')).toEqual([{ kind: 'slip', letter: 'G', wrote: 'gold' }]);
});

test('words that are not of the alphabet, bare letters and words too many are wrong', () => {
  expect(differences('SA', 'Sugar Alfa')).toEqual([{ kind: 'other', letter: 'S', wrote: 'sugar', means: null }]);
  expect(differences('SA', 's a')).toEqual([
    { kind: 'other', letter: 'S', wrote: 's', means: null },
    { kind: 'other', letter: 'A', wrote: 'a', means: null },
  ]);
  expect(differences('SA', 'Sierra Sierra Alfa')).toEqual([{ kind: 'extra', wrote: 'sierra' }]);
  expect(differences('SA', '')).toHaveLength(2);
  expect(isUnderstood(differences('SA', ''))).toBe(false);
  expect(differences('A', '阿尔法')).toEqual([{ kind: 'other', letter: 'A', wrote: '阿尔法', means: null }]);
});

test('what only announces the spelling is not part of it', () => {
  expect(typedWords('Jalawi, I spell: X ray, X-Ray XRAY')).toEqual(['xray', 'xray', 'xray']);
  expect(typedWords('I SPELL Alfa')).toEqual(['alfa']);
  expect(differences('AX', 'ＡＬＦＡ x ray')).toEqual([]);
});

test('slips are counted as changes, letters left out, put in and swapped', () => {
  expect(slipsBetween('kilo', 'kilo')).toBe(0);
  expect(slipsBetween('klio', 'kilo')).toBe(1);
  expect(slipsBetween('kio', 'kilo')).toBe(1);
  expect(slipsBetween('killo', 'kilo')).toBe(1);
  expect(slipsBetween('', 'kilo')).toBe(4);
});

test('a name is spelled in the words of ICAO', () => {
  expect(spelled('WAX')).toBe('Whiskey Alfa X-ray');
});
