/**
 * Every message is there in each complete language: same keys, same placeholders, and one for every failure and problem.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemCodes } from '../content/problem.ts';
import { failureCodes } from '../result/failure.ts';
import { languages } from './languages.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}
const catalogue = (language: string) => {
  const folder = new URL(`./messages/${language}/`, import.meta.url);
  return new Map(
    readdirSync(folder).flatMap((file) =>
      flat(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Tree, `${file.replace('.json', '')}:`),
    ),
  );
};
/** Languages differ in their plural forms. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))].sort();

const english = catalogue('en');

test.each(languages.filter((language) => language.interface).map(({ code }) => code))('%s is complete', (code) => {
  const own = catalogue(code);
  const keys = (map: Map<string, string>) => [...new Set([...map.keys()].map(withoutPlural))].sort();
  expect(keys(own)).toEqual(keys(english));
  expect([...own.values()].filter((text) => text.trim() === '')).toEqual([]);
  for (const [key, text] of own) {
    const other = english.get(key) ?? english.get(`${withoutPlural(key)}_other`);
    expect(placeholders(text), key).toEqual(placeholders(other ?? ''));
  }
  for (const failure of failureCodes) {
    for (const part of ['what', 'kept', 'next']) expect(own.has(`failure:${failure}.${part}`), failure).toBe(true);
  }
  for (const problem of problemCodes) expect(own.has(`problem:${problem}`), problem).toBe(true);
});
