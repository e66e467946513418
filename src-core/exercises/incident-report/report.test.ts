/**
 * What stands in a report is found in each language as people write it there, and what only looks like it is not.
 */
import { expect, test } from 'vitest';
import type { LanguageCode } from '../../locale/languages.ts';
import { type Check, faultIn, found, lengthOf, loadedIn, type Report, wordsOf } from './report.ts';

const places: Record<LanguageCode, string> = {
  en: 'bridge, mill',
  zh: '桥、磨坊',
  ar: '*جسر, *طاحونة',
  fr: 'pont, moulin',
  ru: 'мост*, мельниц*',
  es: 'puente, molino',
};
const see = (check: Check, text: string, language: LanguageCode = 'en') =>
  found(check, text, places[language], language);

test.each<[LanguageCode, string, string]>([
  ['en', 'At 14:20 a stone came', '14:20'],
  ['en', 'about 1420 hrs', '1420 hrs'],
  ['en', 'at 2 pm', '2 pm'],
  ['fr', 'À 14 h 20, une pierre', '14 h 20'],
  ['ru', 'В 14.20 камень', '14.20'],
  ['ru', 'в 14 часов', '14 часов'],
  ['zh', '14点20分，石头', '14点20分'],
  ['zh', '下午2点半', '2点半'],
  ['ar', 'في ١٤:٢٠ حجر', '14:20'],
  ['ar', 'الساعة الثانية', 'الساعة الثانية'],
])('a time is found (%s: %s)', (language, text, time) => {
  expect(see('time', text, language)).toBe(time);
});

test.each(['about two, I think', 'after 8 km', '14.20 km further on', '27.11.2026', '3 people in 1 car', 'house 2412'])(
  'no time: %s',
  (text) => {
    expect(see('time', text)).toBeNull();
  },
);

test.each<[LanguageCode, string, string]>([
  ['en', 'on 27 November', '27 November'],
  ['en', '2026-11-27', '2026-11-27'],
  ['en', 'today at two', 'today'],
  ['en', 'November 27th', 'November 27'],
  ['es', '27 de noviembre', '27 de noviembre'],
  ['fr', 'le 27 novembre', '27 novembre'],
  ['es', 'el viernes', 'viernes'],
  ['ru', '27 ноября', '27 ноября'],
  ['ru', 'сегодня, 27.11.2026', '27.11.2026'],
  ['zh', '11月27日下午', '11月27日'],
  ['zh', '今天下午', '今天'],
  ['ar', 'في ٢٧ نوفمبر', '27 نوفمبر'],
  ['ar', '٢٧ تشرين الثاني', '27 تشرين الثاني'],
])('a date is found (%s: %s)', (language, text, date) => {
  expect(see('date', text, language)).toBe(date);
});

test('a word like a month is no day, and a decimal is no date', () => {
  expect(see('date', 'we may be late')).toBeNull();
  expect(see('date', 'after 3 Mayors and 2 marches')).toBeNull();
  expect(see('date', 'after 8.5 km')).toBeNull();
});

test('a place of this story is found in its forms', () => {
  expect(see('place', 'at the Bridge')).toBe('Bridge');
  expect(see('place', 'abridged')).toBeNull();
  expect(see('place', 'у моста', 'ru')).toBe('моста');
  expect(see('place', '在桥边', 'zh')).toBe('桥');
  expect(see('place', 'عند الجسر', 'ar')).toBe('الجسر');
});

test('a figure is a figure, in any digits', () => {
  expect(see('figure', '3 people')).toBe('3');
  expect(see('figure', '٣ أشخاص', 'ar')).toBe('3');
  expect(see('figure', '我们三个人', 'zh')).toBe('三');
  expect(see('figure', 'some people')).toBeNull();
  expect(see('figure', '一直在等', 'zh')).toBeNull();
});

test('words that judge are named once a list, as they stand there', () => {
  const lists = [
    { id: 'state', words: 'drunk, criminal*' },
    { id: 'blame', words: 'fault; should have' },
  ];
  const words = (text: string) => loadedIn(text, lists).map(({ list, word }) => `${list.id}: ${word}`);
  expect(words('Drunk criminals. He should  have seen it.')).toEqual(['state: Drunk', 'blame: should  have']);
  expect(words('A faultless, drunken sailor')).toEqual([]);
  expect(wordsOf('醉、应该，肯定')).toEqual(['醉', '应该', '肯定']);
});

test('length is counted in words, in Chinese too', () => {
  expect(lengthOf('A stone broke the window.', 'en')).toBe(5);
  expect(lengthOf('石头打破了车窗。', 'zh')).toBeGreaterThan(2);
  expect(lengthOf(' …', 'en')).toBe(0);
});

const where = { id: 'where', model: { en: 'At the bridge.', fr: 'Au pont.' }, checks: ['place'] } as const;
const report: Report = {
  sortings: [
    {
      bins: [{ id: 'seen' }, { id: 'guess' }],
      sentences: [
        { id: 'a', bin: 'seen' },
        { id: 'b', bin: 'guess' },
      ],
    },
  ],
  fields: [{ id: 'who', model: { en: 'Mobile Two.', fr: 'Mobile Two.' } }, where],
  whole: [{ id: 'clean' }],
  places,
  loaded: [{ words: { en: 'drunk', fr: 'ivre' } }],
};
const sorted = (bins: string[], sentences: Record<string, string>) => ({
  sortings: [
    { bins: bins.map((id) => ({ id })), sentences: Object.entries(sentences).map(([id, bin]) => ({ id, bin })) },
  ],
});
const modelled = (model: { en: string; fr: string }) => ({ fields: [{ ...where, model }] });

test.each<[string, Partial<Report>, ReturnType<typeof faultIn>]>([
  ['nothing', {}, null],
  ['a place that is not there', sorted(['seen'], { a: 'sea' }), { fault: 'unknown-place', id: 'a' }],
  ['a place without a sentence', sorted(['seen', 'guess'], { a: 'seen' }), { fault: 'out-of-reach', id: 'guess' }],
  ['one name for two parts', { whole: [{ id: 'where' }] }, { fault: 'unknown-place', id: 'where' }],
  [
    'a model that lacks what is looked for, in one language',
    modelled({ en: 'At the bridge.', fr: 'Là-bas.' }),
    { fault: 'no-answer', id: 'where (fr)' },
  ],
  [
    'a model that judges, in one language',
    modelled({ en: 'At the bridge, drunk.', fr: 'Au pont.' }),
    { fault: 'no-answer', id: 'where (en)' },
  ],
])('what an author must mend: %s', (_name, change, fault) => {
  expect(faultIn({ ...report, ...change })).toEqual(fault);
});
