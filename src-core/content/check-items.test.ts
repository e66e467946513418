/**
 * Each measure of item writing trips on a bank made to trip it, and on nothing else; a clean bank trips none.
 */
import { expect, test } from 'vitest';
import type { Item, ScenarioSet } from '../exam/item.ts';
import { sampleItem } from '../exam/item-types/samples.ts';
import type { LocalText } from '../locale/languages.ts';
import { checkItems } from './check-items.ts';

const words = [
  { en: 'Wait', zh: '等待' },
  { en: 'Walk', zh: '前行' },
  { en: 'Call', zh: '呼叫' },
  { en: 'Turn', zh: '掉头' },
];
const option = (place: number, key: number, text: LocalText) => ({
  id: 'abcd'[place] as string,
  correct: place === key,
  text,
});

type Changes = { key?: number; places?: number; texts?: readonly LocalText[]; stem?: LocalText };

/** A choice whose key stands in the place `key`, the next after that of the item before unless it is said. */
const choice = (index: number, { key = index % 4, places = 4, texts = words, stem }: Changes = {}): Item =>
  sampleItem('choice', {
    id: `item-${index}`,
    stem: stem ?? { en: `Guard ${index} stops the convoy: what now?`, zh: `第${index}个检查站拦下车队，怎么办？` },
    rationale: { en: `It saves time ${index}.`, zh: `能节省时间${index}。` },
    options: texts.slice(0, places).map((text, place) => option(place, key % places, text)),
  });

const bankOf = (count: number, changes: (index: number) => Changes = () => ({})): Item[] =>
  Array.from({ length: count }, (_nothing, index) => choice(index, changes(index)));

/** Text by text as in `words`, but the key has `text`. */
const withKey = (index: number, text: LocalText): readonly LocalText[] =>
  words.map((word, place) => (place === index % 4 ? text : word));

const found = (
  bank: readonly Item[],
  {
    sets = [],
    drawn = [],
  }: { sets?: ScenarioSet[]; drawn?: { competency: string; count: number; line: number }[] } = {},
) =>
  checkItems({
    bank,
    sets,
    languages: ['en', 'zh'],
    drawn,
    whereIs: (id) => ({ file: 'items.yaml', line: bank.findIndex((item) => item.id === id) + 1 }),
  });

/** A bank of 24 good items, of which the first is changed. */
const withFirst = (changes: Changes | Partial<Item>): Item[] => [
  'texts' in changes || 'stem' in changes ? choice(0, changes as Changes) : ({ ...choice(0), ...changes } as Item),
  ...bankOf(24).slice(1),
];

test('a clean bank: nothing is said', () => {
  expect(found(bankOf(24), { drawn: [{ competency: 'travel.plan', count: 12, line: 7 }] })).toEqual([]);
});

test('keys that stand in one place too often', () => {
  const [problem, ...others] = found(bankOf(24, () => ({ key: 0 })));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: 'course.yaml',
    code: 'key-position-unbalanced',
    params: { items: '24', options: '4', counts: '24, 0, 0, 0' },
  });
  // 11 of 24 are more than 45 %, 10 are not; 19 items are too few to say.
  const firsts = (count: number) => found(bankOf(24, (index) => ({ key: index < count ? 0 : 1 + (index % 3) })));
  expect(firsts(11).map(({ code }) => code)).toEqual(['key-position-unbalanced']);
  expect(firsts(10)).toEqual([]);
  expect(found(bankOf(19, () => ({ key: 0 })))).toEqual([]);
});

test('a place that hardly ever holds the key is seen though no place holds 45 %', () => {
  // 27, 27, 27, 1 of 82: chi-square 24.7 with three degrees of freedom.
  const counts = found(bankOf(82, (index) => ({ key: index === 81 ? 3 : index % 3 }))).map(
    ({ params }) => params.counts,
  );
  expect(counts).toEqual(['27, 27, 27, 1']);
});

test('items are counted by how many options they have, the reasons of true-false among them; half of two is even', () => {
  expect(found(bankOf(24, (index) => ({ places: 2, key: index })))).toEqual([]);
  const reasons = bankOf(24).map((item) =>
    sampleItem('true-false', {
      id: item.id,
      stem: item.stem,
      rationale: item.rationale,
      reasons: words.slice(0, 3).map((text, place) => option(place, 2, text)),
    }),
  );
  expect(found(reasons).map(({ params }) => params.counts)).toEqual(['0, 0, 24']);
});

test('the longest option is right too often, in one language', () => {
  // By chance a quarter: 12 or more of 24 come in 7 of 1000 banks, 11 or more in 21.
  const longest = (count: number) =>
    found(bankOf(24, (index) => (index < count ? { texts: withKey(index, { en: 'Stop', zh: '原地停下' }) } : {})));
  expect(longest(12)).toEqual([
    {
      file: 'course.yaml',
      line: 0,
      code: 'longest-option-cue',
      params: { language: 'zh', items: '24', share: '50', chance: '25' },
    },
  ]);
  expect(longest(11)).toEqual([]);
});

test('a character that is made of several counts once', () => {
  const accented = (index: number) => withKey(index, { en: 'Cafe\u0301', zh: '喝茶' });
  expect(found(bankOf(24, (index) => ({ texts: accented(index) })))).toEqual([]);
});

test('one key that is much longer than the other options', () => {
  const key = (en: string, zh: string) => found(withFirst({ texts: withKey(0, { en, zh }) }));
  expect(key('Wait here for the guard', '等待')).toEqual([
    {
      file: 'items.yaml',
      line: 1,
      code: 'option-length-cue',
      params: { id: 'item-0', language: 'en', key: '23', others: '4' },
    },
  ]);
  expect(key('Wait', '停下等待卫兵走过来')).toEqual([]);
  expect(key('Wait', '停下来等待卫兵走过来').map(({ params }) => params.language)).toEqual(['zh']);
  // Fifteen characters more are no cue where all options are long: 40 against 25 is 1.6 times, and not more.
  const long = ['w'.repeat(40), 'x'.repeat(25), 'y'.repeat(25), 'z'.repeat(25)].map((en) => ({ en, zh: '等待' }));
  expect(found(withFirst({ texts: long }))).toEqual([]);
});

test.each([
  [
    'the same words with another case and other signs',
    { en: 'GUARD 5 stops the convoy – what now', zh: '车坏了怎么办？' },
    'en',
  ],
  ['the same in Chinese', { en: 'The car breaks down.', zh: '第5个检查站拦下车队怎么办' }, 'zh'],
  ['both', choice(5).stem, 'en, zh'],
])('a stem asked twice: %s', (_name, stem, languages) => {
  expect(found(withFirst({ stem }))).toEqual([
    { file: 'items.yaml', line: 6, code: 'duplicate-stem', params: { id: 'item-5', other: 'item-0', languages } },
  ]);
});

test('stems are nearly the same from nine words of ten, in a scenario set too', () => {
  const ten = 'At dusk two men block our narrow road near Dorin'.split(' ');
  const pair = (own: string) =>
    found([
      ...bankOf(24),
      { ...choice(30, { stem: { en: ten.join(' '), zh: '车坏了怎么办？' } }), set: 'halt' },
      { ...choice(31, { stem: { en: own, zh: '黄昏时有人拦路。' } }), set: 'halt' },
    ]).map(({ code }) => code);
  expect(pair(ten.slice(0, 9).join(' '))).toEqual(['duplicate-stem']);
  expect(pair([...ten.slice(0, 9), 'Tamar'].join(' '))).toEqual([]);
});

test.each([
  ['en', 'All of the above'],
  ['en', 'None of the above.'],
  ['zh', '以上都对'],
  ['zh', '以上皆非'],
])('an option in %s that points to the others: %s', (language, text) => {
  const texts = words.map((word, place) => (place === 3 ? { ...word, [language]: text } : word));
  const bank = withFirst({ texts });
  expect(found(bank)).toEqual([
    { file: 'items.yaml', line: 1, code: 'option-all-above', params: { id: 'item-0', text } },
  ]);
});

test('an English stem that hides its NOT', () => {
  const stem = { en: 'Which of these is not safe?', zh: '哪一种做法不安全？' };
  expect(found(withFirst({ stem }))).toEqual([
    { file: 'items.yaml', line: 1, code: 'negative-without-emphasis', params: { id: 'item-0' } },
  ]);
  expect(found(withFirst({ stem: { ...stem, en: 'Which of these is NOT safe?' } }))).toEqual([]);
});

test('a text that is still English, at whatever depth and in a set too', () => {
  const english = 'Because time is short.';
  const still = { code: 'untranslated-text', params: { id: 'item-0', language: 'zh', text: english } };
  expect(found(withFirst({ rationale: { en: english, zh: english } }))).toMatchObject([still]);
  const gap = sampleItem('gap', {
    id: 'item-0',
    stem: { en: 'Complete the call.', zh: '补全通话。' },
    rationale: { en: 'So.', zh: '如此。' },
    text: { en: '[[g1]]', zh: '先[[g1]]。' },
    gaps: [{ id: 'g1', options: [option(0, 0, { en: english, zh: english }), option(1, 0, words[1] as LocalText)] }],
  });
  expect(found([gap])).toMatchObject([still]);
  const set = {
    id: 'halt',
    title: { en: 'Halt', zh: '停车' },
    stimulus: { en: 'Dust.', zh: 'Dust.' },
    steps: [{ itemId: 'item-0', story: { en: 'Rain.', zh: '下雨了。' } }],
  };
  expect(found(bankOf(24), { sets: [set] })).toMatchObject([
    { code: 'untranslated-text', params: { id: 'halt', language: 'zh', text: 'Dust.' } },
  ]);
});

test('a pool of less than twice what is drawn from it, over all sections; items of sets do not count', () => {
  const bank = [...bankOf(4), { ...choice(4), set: 'halt' }];
  const draws = (...counts: number[]) =>
    found(bank, { drawn: counts.map((count, index) => ({ competency: 'travel.plan', count, line: 7 + index })) });
  expect(draws(2)).toEqual([]);
  expect(draws(2, 1)).toEqual([
    {
      file: 'exam.yaml',
      line: 7,
      code: 'competency-few-items',
      params: { id: 'travel.plan', drawn: '3', held: '4' },
    },
  ]);
  // Fewer than are drawn: the blueprint's own check says so.
  expect(draws(5)).toEqual([]);
});
