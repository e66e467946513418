import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { limits } from '../limits.ts';
import { giftFile } from '../samples/gift.ts';
import { importOptions } from '../samples/options.ts';
import { readGift } from './read-gift.ts';

const options = importOptions(['en']);
const read = (text: string) => readGift('road.gift', strToU8(text), options);
const result = read(giftFile);
const withStem = (start: string) => result.items.find(({ stem }) => stem.en?.startsWith(start));
const codesOf = (name: string) => result.problems.filter(({ where }) => where.item === name).map(({ code }) => code);

test('one right answer, with id, feedback and general feedback', () => {
  expect(result.items[0]).toEqual({
    id: 'stop-sign',
    type: 'choice',
    competency: 'travel.plan',
    source: 'Imported',
    difficulty: 2,
    critical: false,
    enemies: [],
    set: null,
    stem: { en: 'What does a flat hand mean?' },
    rationale: { en: 'A flat hand means stop everywhere.' },
    options: [
      { id: 'a', correct: true, text: { en: 'Stop' }, feedback: { en: 'Yes.' } },
      { id: 'b', correct: false, text: { en: 'Come closer' } },
      { id: 'c', correct: false, text: { en: 'Go back' }, feedback: { en: 'A wave away means that.' } },
    ],
  });
  expect(codesOf('Stop sign')).toEqual([]);
});

test('weights without one right answer make several', () => {
  expect(withStem('Which two')).toMatchObject({
    type: 'multiple',
    credit: 'partial',
    options: [{ correct: true }, { correct: true }, { correct: false }, { correct: false }],
  });
  expect(codesOf('Two of them')).toEqual(['rationale-missing', 'id-changed']);
});

test('a weight in between is named', () => {
  expect(withStem('Which is best')).toMatchObject({ type: 'choice', options: [{ correct: true }, {}, {}] });
  expect(codesOf('Weighted')).toContain('scoring-changed');
});

test('true or false with what is said to each', () => {
  expect(withStem('Tinted')).toMatchObject({
    type: 'choice',
    options: [
      { correct: false, text: { en: 'True' }, feedback: { en: 'Guards want to see you.' } },
      { correct: true, text: { en: 'False' }, feedback: { en: 'Right, open them.' } },
    ],
  });
  expect(withStem('A whistle')).toMatchObject({ options: [{ correct: true }, { correct: false }] });
});

test('pairs that share a target', () => {
  expect(withStem('Match')).toMatchObject({
    type: 'match',
    premises: [
      { target: 't1', text: { en: 'Channel 1' } },
      { target: 't2', text: { en: 'Channel 2' } },
      { target: 't1', text: { en: 'Channel 3' } },
    ],
    targets: [{ text: { en: 'Calling' } }, { text: { en: 'Emergencies' } }],
  });
});

test('numbers: tolerance, range, several with weights', () => {
  const numbers = read(
    '::a::Far? {#60:2}\n\n::b::Few? {#1..5 ####Any.}\n\n::c::When? {#\n=1949:0\n=%50%1949:2}\n\n::d::Cold? {#-2.5:.5#Brr}',
  );
  expect(numbers.items).toMatchObject([
    { id: 'a', type: 'numeric', answer: 60, tolerance: 2 },
    { id: 'b', answer: 3, tolerance: 2, rationale: { en: 'Any.' } },
    { id: 'c', answer: 1949, tolerance: 0 },
    { id: 'd', answer: -2.5, tolerance: 0.5 },
  ]);
  expect(numbers.problems.map(({ where, code }) => [where.item, code])).toEqual([
    ['a', 'rationale-missing'],
    ['c', 'answers-left-out'],
    ['c', 'rationale-missing'],
    ['d', 'feedback-left-out'],
    ['d', 'rationale-missing'],
  ]);
});

test('a missing word stands where the answers were', () => {
  expect(withStem('You call')).toMatchObject({ type: 'choice', stem: { en: 'You call _____ when you arrive.' } });
});

test('escaped signs are signs', () => {
  const found = withStem('What is 2');
  expect(found).toMatchObject({
    id: 'signs-all-of-them',
    stem: { en: 'What is 2 \\+ 2 = 4 {in braces} #1?' },
    options: [{ text: { en: 'yes ~ sure' } }, { text: { en: 'C:\\temp' } }, { text: { en: 'two\nlines' } }],
  });
});

test('HTML becomes text', () => {
  expect(withStem('Is this <bold>?')).toMatchObject({ type: 'choice' });
});

test('what does not fit is named with its line', () => {
  expect(codesOf('Short')).toEqual(['question-type']);
  expect(codesOf('Essay')).toEqual(['question-type']);
  expect(codesOf('Words only')).toEqual(['question-type']);
  expect(codesOf('Broken')).toEqual(['gift-broken']);
  expect(codesOf('Script')).toContain('text-script');
  const essay = result.problems.find(({ where }) => where.item === 'Essay');
  expect(giftFile.split('\n')[(essay?.where.line ?? 0) - 1]).toContain('::Essay::');
  expect(result.problems[0]).toMatchObject({ code: 'category-not-kept', params: { category: '$course$/Road' } });
});

test('more questions than a bank may have are counted, and the rest is left out', () => {
  const { items, problems } = read('Is it so?{T}\n\n'.repeat(limits.items + 2));
  expect(items).toHaveLength(limits.items);
  expect(problems.at(-1)).toMatchObject({ code: 'too-many-items', params: { count: String(limits.items + 2) } });
});

test('any words that are escaped as the format asks come through', () => {
  const escaped = (text: string) => text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`);
  const words = fc
    .array(fc.constantFrom('a', 'b c', '~', '=', '#', '{', '}', ':', '\\', '->', '%', '//x', '中'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => `w${parts.join('')}w`);
  fc.assert(
    fc.property(words, words, words, (stem, right, wrong) => {
      const { items } = read(`::t::[plain]${escaped(stem)} {=${escaped(right)} ~${escaped(wrong)}}`);
      expect(items).toMatchObject([
        { stem: { en: stem }, options: [{ text: { en: right } }, { text: { en: wrong } }] },
      ]);
    }),
  );
});

test('any file at all gives a value, never an exception', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '::',
      '{',
      '}',
      '=',
      '~',
      '#',
      '%50%',
      '->',
      '\n',
      '\n\n',
      'x',
      '\\',
      '####',
      '$CATEGORY:',
      'T',
      '[html]',
      '<b',
      '1..',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const { items, problems } = read(text);
      if (/x/.test(text)) expect(items.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
