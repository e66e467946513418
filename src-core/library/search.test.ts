/**
 * What people type finds what they mean, in each language, and only that is marked.
 */
import { expect, test } from 'vitest';
import type { LanguageCode } from '../locale/languages.ts';
import { excerpt, highlighted } from './highlight.ts';
import { type Passage, passagesOf } from './passage.ts';
import { searchIndexOf } from './search.ts';

const passage = (articleId: string, title: string, text: string): Passage => ({
  source: { kind: 'article', articleId },
  title,
  heading: '',
  text,
  block: 0,
});
const idOf = ({ source }: Passage) => (source.kind === 'article' ? source.articleId : source.lessonId);

async function found(language: LanguageCode, texts: Record<string, string>, question: string): Promise<string[]> {
  const index = await searchIndexOf(
    Object.entries(texts).map(([id, text]) => passage(id, id, text)),
    language,
  );
  return index.find(question, 10).map((hit) => idOf(hit.passage));
}

test.each<[LanguageCode, string, string, string]>([
  ['en', 'Vehicles stop at the checkpoint.', 'check', 'Wear a helmet.'],
  ['en', 'Vehicles stop at the checkpoint.', 'CHECKPOINT', 'Wear a helmet.'],
  ['en', 'Call the ambulance.', 'ambulence', 'Call base.'],
  ['fr', 'Évacuez le bâtiment à l’étage.', 'evacuez batiment', 'Restez assis.'],
  ['fr', "L'eau doit bouillir.", 'eau', 'Restez assis.'],
  ['es', 'El pie está en la trampa.', 'esta', 'No hay nadie.'],
  ['ru', 'Ещё раз назовите позывной.', 'еще раз', 'Ждите ответа.'],
  ['ru', 'Самый важный район.', 'район', 'Ждите ответа.'],
  ['zh', '在检查站前减速，双手放在看得见的地方。', '检查站', '车队由领队指挥。'],
  ['zh', '在检查站前减速，双手放在看得见的地方。', '双手', '车队由领队指挥。'],
  ['ar', 'توقّف عند نقطة التفتيش.', 'النقطة', 'ارتدِ الخوذة.'],
  ['ar', 'تُنقل المسؤوليّة إلى المدير.', 'مسؤولية', 'ارتدِ الخوذة.'],
  ['ar', 'أبلغ القيادة.', 'ابلغ', 'ارتدِ الخوذة.'],
  ['ar', 'تبقى القافلة معا.', 'قافله', 'ارتدِ الخوذة.'],
  ['ar', 'المستشفى قريب.', 'مستشفي', 'ارتدِ الخوذة.'],
])('%s: “%s” is found by “%s”', async (language, text, question, other) => {
  expect(await found(language, { other, wanted: text }, question)).toEqual(['wanted']);
});

test('what has every word comes before what has one of them, and one of them is better than nothing', async () => {
  const texts = { both: 'Road and radio.', road: 'The road is long.', radio: 'A radio is on.' };
  expect(await found('en', texts, 'radio road')).toEqual(['both']);
  expect((await found('en', texts, 'radio helicopter')).sort()).toEqual(['both', 'radio']);
  expect(await found('en', texts, 'helicopter')).toEqual([]);
  expect(await found('en', texts, '  ')).toEqual([]);
});

test('a title counts more than a mention', async () => {
  const index = await searchIndexOf(
    [
      passage('mention', 'Vehicles', 'A convoy needs fuel. It stops.'),
      passage('subject', 'Convoy', 'How to keep your place.'),
    ],
    'en',
  );
  expect(index.find('convoy', 2).map(({ passage: one }) => idOf(one))).toEqual(['subject', 'mention']);
});

test('marks stand where the words stand, in the letters of the text', async () => {
  const marked = (text: string, language: LanguageCode, ...terms: string[]) =>
    highlighted(text, new Set(terms), language);
  expect(marked('L’évacuation, vite!', 'fr', 'evacuation')).toEqual([
    { text: 'L’', isHit: false },
    { text: 'évacuation', isHit: true },
    { text: ', vite!', isHit: false },
  ]);
  const text = 'في القافلة خمس سيارات';
  const [index] = [await searchIndexOf([passage('a', '', text)], 'ar')];
  const { terms } = index.find('قافلة', 1)[0] ?? { terms: [] };
  expect(marked(text, 'ar', ...terms).filter(({ isHit }) => isHit)).toEqual([{ text: 'القافلة', isHit: true }]);
  expect(
    marked(text, 'ar', ...terms)
      .map(({ text: piece }) => piece)
      .join(''),
  ).toBe(text);
});

test('an excerpt begins a little before the first hit, between words', () => {
  const text = `${'Before that there is much to read. '.repeat(20)}Then the convoy stops. ${'And much after. '.repeat(30)}`;
  const pieces = excerpt(text, new Set(['convoy']), 'en');
  expect(pieces.filter(({ isHit }) => isHit)).toEqual([{ text: 'convoy', isHit: true }]);
  const shown = pieces.map(({ text: piece }) => piece).join('');
  expect(shown.length).toBeLessThan(260);
  expect(shown).toMatch(/^… \w/);
  expect(shown).toMatch(/\w …$/);
  expect(excerpt('Short.', new Set(), 'en')).toEqual([{ text: 'Short.', isHit: false }]);
});

test('an excerpt marks what lies in it, and shows nothing twice of what was found farther on', () => {
  const text = `The convoy stops. ${'And much after. '.repeat(30)}Then the convoy goes on.`;
  const pieces = excerpt(text, new Set(['convoy']), 'en');
  expect(pieces.filter(({ isHit }) => isHit)).toHaveLength(1);
  const [shown = ''] = pieces
    .map(({ text: piece }) => piece)
    .join('')
    .split(' …');
  expect(text.startsWith(shown)).toBe(true);
});

test('a text is cut where its headings stand', () => {
  const words = (text: string) => [{ kind: 'text' as const, text }];
  const passages = passagesOf(
    { kind: 'article', articleId: 'a' },
    {
      title: 'T',
      summary: 'S',
      blocks: [
        { kind: 'paragraph', children: words('one') },
        { kind: 'heading', depth: 2, children: words('H') },
        { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', children: words('two') }]] },
      ],
    },
  );
  expect(passages.map(({ heading, text, block }) => [heading, text, block])).toEqual([
    ['', 'S\none', 0],
    ['H', 'two', 1],
  ]);
});
