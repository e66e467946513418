/**
 * The right option of a question in an exercise is named where its length gives it away, and nowhere else.
 */
import { expect, test } from 'vitest';
import { rightByLength } from './right-by-length.ts';

const long = {
  en: 'Make the place safe, put gloves on, and press with both hands',
  zh: '先保证安全，戴上手套，双手压住出血的地方',
};
const short = { en: 'Run to him at once', zh: '马上跑过去' };
const alike = {
  en: 'Run to him at once, and ask him where exactly it hurts',
  zh: '马上跑过去，问清楚他到底哪里觉得疼',
};
const found = (options: object[], languages: readonly ('en' | 'zh')[] = ['en', 'zh']) =>
  rightByLength({ id: 'drill', cases: [{ id: 'yard', steps: [{ id: 'press', options }] }] }, languages);

test('it is named in each language in which it sticks out, with the part in which it stands', () => {
  const right = { id: 'a', right: true, text: long };
  expect(found([right, { id: 'b', text: short }])).toEqual([
    { id: 'press', language: 'en', key: '61', others: '18' },
    { id: 'press', language: 'zh', key: '20', others: '5' },
  ]);
  expect(found([right, { id: 'b', text: { ...short, zh: alike.zh } }]).map(({ language }) => language)).toEqual(['en']);
  expect(found([right, { id: 'b', text: alike }])).toEqual([]);
});

test('where options have a worth, the one with the most is the right one', () => {
  const options = [
    { id: 'a', worth: 0.5, text: short },
    { id: 'b', worth: 1, text: long },
  ];
  expect(found(options).map(({ id }) => id)).toEqual(['press', 'press']);
  expect(found(options.map((option) => ({ ...option, worth: 1 })))).toEqual([]);
  expect(found(options.map(({ id, text, worth }) => ({ id, text, worth: 1 - worth })))).toEqual([]);
});

test('what nobody chooses from gives nothing away', () => {
  const ends = [
    { id: 'good', worth: 1, text: long },
    { id: 'bad', worth: 0, text: short },
  ];
  expect(rightByLength({ id: 'talk', ends }, ['en'])).toEqual([]);
  expect(rightByLength({ id: 'talk', choices: ends }, ['en']).map(({ id }) => id)).toEqual(['talk']);
});

test('what has no right option, or more than one, gives nothing away', () => {
  expect(
    found([
      { id: 'a', text: long },
      { id: 'b', text: short },
    ]),
  ).toEqual([]);
  const both = [long, short].map((text) => ({ text, right: true }));
  expect(found([...both, { text: short }])).toEqual([]);
});
