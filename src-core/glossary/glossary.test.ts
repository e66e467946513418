/**
 * Terms are found as they stand in texts, once each; words that are not to be used are named with their line.
 */
import { expect, test } from 'vitest';
import { confirmTranslations } from '../content/confirm-translation.ts';
import type { Block } from '../content/lesson-block.ts';
import { translationStatus } from '../content/translation-status.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { avoidedWordsIn } from './avoided.ts';
import { readGlossary } from './read-glossary.ts';
import { type Glossary, type Term, termFinder, withTerms } from './term.ts';

const terms: Term[] = [
  { id: 'risk', term: { en: 'risk', zh: '风险', ar: 'خطر' }, text: { en: '…' } },
  {
    id: 'residual-risk',
    term: { en: 'residual risk', zh: '残余风险', ar: 'الخطر المتبقي' },
    forms: { en: 'residual risks' },
    text: { en: '…' },
  },
];
const glossary: Glossary = { terms, notTerms: { en: ['at your own risk'], ar: ['في خطر'] } };
const found = (text: string, language: LanguageCode) =>
  termFinder(glossary, language)(text).map(({ id, from, to }) => [id, text.slice(from, to)]);

test('the longest term that stands at a place is the term there, in each of its forms', () => {
  expect(found('A Residual risk is a risk.', 'en')).toEqual([
    ['residual-risk', 'Residual risk'],
    ['risk', 'risk'],
  ]);
  expect(found('Residual risks remain', 'en')).toEqual([['residual-risk', 'Residual risks']]);
  expect(found('risky', 'en')).toEqual([]);
  expect(found('剩下的是残余风险。', 'zh')).toEqual([['residual-risk', '残余风险']]);
  expect(found('قبول الخطر المتبقي', 'ar')).toEqual([['residual-risk', 'الخطر المتبقي']]);
});

test('what Arabic writes together with a term hides it no more than its article does', () => {
  for (const word of ['الخطر', 'والخطر', 'بالخطر', 'للخطر', 'وللخطر', 'وبالخطر', 'وخطر', 'بخطر', 'لخطر', 'ولخطر'])
    expect(found(`كلام عن ${word} هنا`, 'ar')).toEqual([['risk', word]]);
  expect(found('بالخطر المتبقي', 'ar')).toEqual([['residual-risk', 'بالخطر المتبقي']]);
  expect(found('خطراب', 'ar')).toEqual([]);
});

test('where a word of a term stands for something else, it is no term', () => {
  expect(found('You go at your own risk. The risk is yours.', 'en')).toEqual([['risk', 'risk']]);
  expect(found('حياة في خطر', 'ar')).toEqual([]);
  expect(found('风险 at your own risk', 'zh')).toEqual([['risk', '风险']]);
});

test('a term is marked where it stands first, and nothing of the text is lost', () => {
  const words = (text: string) => [{ kind: 'text' as const, text }];
  const blocks: Block[] = [
    { kind: 'heading', depth: 2, children: words('Risk') },
    { kind: 'paragraph', children: [{ kind: 'strong', children: words('The risk here.') }] },
    { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', children: words('A risk again') }]] },
  ];
  const marked = withTerms(blocks, termFinder(glossary, 'en'));
  expect([...marked.terms]).toEqual(['risk']);
  expect(marked.blocks[0]).toEqual(blocks[0]);
  expect(marked.blocks[1]).toEqual({
    kind: 'paragraph',
    children: [
      {
        kind: 'strong',
        children: [
          { kind: 'text', text: 'The ' },
          { kind: 'term', termId: 'risk', text: 'risk' },
          { kind: 'text', text: ' here.' },
        ],
      },
    ],
  });
  expect(marked.blocks[2]).toEqual(blocks[2]);
});

test('a word that is not to be used is named with its line, unless it is part of something else', () => {
  const avoided = [
    { language: 'zh' as const, word: '应急反应', instead: '应激反应', except: ['紧急应急反应'] },
    { language: 'en' as const, word: 'peer supporter', instead: 'peer helper', except: [] },
  ];
  const files = new Map([
    ['a.zh.md', '第一行\n这是应急反应\n紧急应急反应'],
    ['a.en.md', 'A Peer Supporter.\nPeer supporters'],
    ['items.yaml', '- id: peer-supporter\n  source: peer supporter\n  stem: A peer supporter'],
  ]);
  expect(avoidedWordsIn(files, 'en', avoided).map(({ file, line, params }) => [file, line, params.instead])).toEqual([
    ['a.zh.md', 2, '应激反应'],
    ['a.en.md', 1, 'peer helper'],
    ['items.yaml', 3, 'peer helper'],
  ]);
});

test('every form of such a word is named, and names that nobody reads are not', () => {
  const avoided = [
    { language: 'fr' as const, word: 'checkpoint|checkpoints', instead: 'poste de contrôle', except: [] },
    { language: 'zh' as const, word: '检查哨|哨卡', instead: '检查站', except: [] },
  ];
  const files = new Map([
    ['a.fr.md', '::check{#checkpoint-c1}\n![Une route.](pictures/at-the-checkpoint.svg)\nDes checkpoints, donc.'],
    ['items.fr.yaml', 'checkpoint-01:\n  stem: Au checkpoint'],
    ['a.zh.md', '前面有哨卡'],
  ]);
  expect(avoidedWordsIn(files, 'en', avoided).map(({ file, line, params }) => [file, line, params.word])).toEqual([
    ['a.fr.md', 3, 'checkpoint'],
    ['items.fr.yaml', 2, 'checkpoint'],
    ['a.zh.md', 1, '检查哨'],
  ]);
});

const written = {
  'glossary.yaml': 'languages: [en, fr]\nnotTerms:\n  fr: [au risque de]\n',
  'terms.yaml': '- id: risk\n  term: risk\n  forms: risks\n  text: How likely.\n',
  'terms.fr.yaml': 'risk:\n  term: risque\n  forms: risques\n  text: La probabilité.\n',
};

test('terms are read with the translations beside them, once somebody said that these fit', () => {
  const files = new Map(Object.entries(written));
  expect(readGlossary(files).problems.map(({ code, file }) => [code, file])).toEqual([
    ['translation-unconfirmed', 'terms.fr.yaml'],
    ['translation-missing', 'terms.yaml'],
    ['translation-missing', 'terms.yaml'],
  ]);
  for (const { file, text } of confirmTranslations(files, 'fr', 'en')) files.set(file, text);
  expect(readGlossary(files).value).toMatchObject({
    terms: [{ term: { en: 'risk', fr: 'risque' }, forms: { fr: 'risques' } }],
    notTerms: { fr: ['au risque de'] },
  });
  expect(readGlossary(new Map([['glossary.yaml', written['glossary.yaml']]])).problems).toMatchObject([
    { code: 'file-missing', file: 'terms.yaml' },
  ]);
});

test('of a glossary it is told how many terms each language has, one by one', () => {
  const files = new Map(
    Object.entries({
      ...written,
      'terms.yaml': `${written['terms.yaml']}- id: threat\n  term: threat\n  text: Who.\n`,
    }),
  );
  for (const { file, text } of confirmTranslations(files, 'fr', 'en')) files.set(file, text);
  expect(translationStatus(files).get('fr')?.entries).toMatchObject({ ready: 1, missing: 1 });
});

test('a language in which a term has no other forms lacks nothing', () => {
  const files = new Map(
    Object.entries({
      ...written,
      'terms.zh.yaml': 'risk:\n  term: 风险\n  text: 多大可能。\n',
      'terms.ar.yaml': 'risk:\n  term: خطر\n  forms: أخطار\n',
    }),
  );
  for (const language of ['fr', 'zh', 'ar'] as const)
    for (const { file, text } of confirmTranslations(files, language, 'en')) files.set(file, text);
  const entriesIn = (language: LanguageCode, of = files) => translationStatus(of).get(language)?.entries;
  expect(entriesIn('fr')).toMatchObject({ ready: 1, missing: 0 });
  expect(entriesIn('zh')).toMatchObject({ ready: 1, missing: 0 });
  expect(entriesIn('ar')).toMatchObject({ ready: 0, missing: 1 });
  const inline =
    '- id: risk\n  term: { en: risk, zh: 风险 }\n  forms: { en: risks }\n  text: { en: How likely., zh: 多大可能。 }\n';
  expect(entriesIn('zh', new Map([['terms.yaml', inline]]))).toMatchObject({ ready: 1, missing: 0 });
});
