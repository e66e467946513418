/**
 * The words of the paper are there in all six languages, with the same places to fill.
 */
import { expect, test } from 'vitest';
import { languageCodes } from '#core/locale/languages.ts';
import { percentIn, words } from './words.ts';

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

test.each(languageCodes)('%s has every word of the paper', (language) => {
  const own = new Map(flat(words[language]));
  const english = flat(words.en);
  expect([...own.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  for (const [key, text] of english) {
    expect(own.get(key)?.trim(), key).not.toBe('');
    expect(places(own.get(key) ?? ''), key).toEqual(places(text));
  }
});

test.each([
  ['en', '94.2%'],
  ['zh', '94.2%'],
  ['ar', '٩٤٫٢٪'],
  ['fr', '94,2 %'],
  ['ru', '94,2 %'],
  ['es', '94,2 %'],
] as const)('a share of a hundred in %s is %s', (language, expected) => {
  expect(percentIn(94.2, language).replace(/\s/g, ' ')).toBe(expected);
});
