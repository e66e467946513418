/**
 * The list of terms stands in the order of its language, and what is typed finds a term by its beginning or its meaning.
 */
import { expect, test } from 'vitest';
import type { LanguageCode } from '../locale/languages.ts';
import { byAlphabet, termsLike } from './read-as-list.ts';

const named = (...terms: string[]) => terms.map((term) => ({ term, text: '' }));
const order = (language: LanguageCode, ...terms: string[]) =>
  byAlphabet(named(...terms), language).map(({ term }) => term);

test('terms stand by the alphabet of the language, Chinese ones by their sound', () => {
  expect(order('fr', 'garrot', 'zone', 'évacuation', 'îlot', 'base')).toEqual([
    'base',
    'évacuation',
    'garrot',
    'îlot',
    'zone',
  ]);
  expect(order('zh', '装甲车', '残余风险', '威胁', '常态')).toEqual(['残余风险', '常态', '威胁', '装甲车']);
  expect(order('ar', 'الساتر', 'خط الأساس', 'الإجلاء', 'قافلة')).toEqual(['الإجلاء', 'خط الأساس', 'الساتر', 'قافلة']);
  expect(order('ru', 'угроза', 'база', 'ёлка', 'жгут')).toEqual(['база', 'ёлка', 'жгут', 'угроза']);
});

const terms = [
  { term: 'residual risk', text: 'What is left after the measures.' },
  { term: 'tourniquet', text: 'A band around an arm.' },
];
const found = (typed: string) => termsLike(terms, typed, 'en').map(({ term }) => term);

test('what is typed begins words of the term or of what it means', () => {
  expect(found('')).toEqual(['residual risk', 'tourniquet']);
  expect(found('Tourn')).toEqual(['tourniquet']);
  expect(found('risk resid')).toEqual(['residual risk']);
  expect(found('measu')).toEqual(['residual risk']);
  expect(found('iquet')).toEqual([]);
});

test('accents, the article and other ways to write a letter make no difference', () => {
  expect(termsLike(named('évacuation', 'base'), 'evac', 'fr')).toHaveLength(1);
  expect(termsLike(named('الخطر المتبقي', 'القافلة'), 'متبقى', 'ar')).toHaveLength(1);
  expect(termsLike(named('الخطر المتبقي', 'القافلة'), 'قافله', 'ar')).toHaveLength(1);
  expect(termsLike(named('残余风险', '威胁'), '余风', 'zh')).toHaveLength(1);
  expect(termsLike(named('Mayday'), 'mayd', 'zh')).toHaveLength(1);
});
