/**
 * Terms are found as they stand in texts, once each; words that are not to be used are named with their line.
 */
import { expect, test } from 'vitest';
import type { Block } from '../content/lesson-block.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { avoidedWordsIn } from './avoided.ts';
import { type Term, termFinder, withTerms } from './term.ts';

const terms: Term[] = [
  { id: 'risk', term: { en: 'risk', zh: '风险', ar: 'خطر' }, text: { en: '…' } },
  {
    id: 'residual-risk',
    term: { en: 'residual risk', zh: '残余风险', ar: 'الخطر المتبقي' },
    forms: { en: 'residual risks' },
    text: { en: '…' },
  },
];
const found = (text: string, language: LanguageCode) =>
  termFinder(terms, language)(text).map(({ id, from, to }) => [id, text.slice(from, to)]);

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

test('a term is marked where it stands first, and nothing of the text is lost', () => {
  const words = (text: string) => [{ kind: 'text' as const, text }];
  const blocks: Block[] = [
    { kind: 'heading', depth: 2, children: words('Risk') },
    { kind: 'paragraph', children: [{ kind: 'strong', children: words('The risk here.') }] },
    { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', children: words('A risk again') }]] },
  ];
  const marked = withTerms(blocks, termFinder(terms, 'en'));
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
