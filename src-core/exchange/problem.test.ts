/**
 * Whatever can be wrong with what is brought in has a sentence in every complete language.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyProblems } from '../exam/item-types/item-type.ts';
import { languages } from '../locale/languages.ts';
import { exchangeProblemCodes, exchangeProblems } from './problem.ts';

type Catalogue = Readonly<Record<'problem' | 'kind' | 'keyReason', Readonly<Record<string, string>>>>;

const complete = languages.map(({ code }) => code);

test.each(complete)('%s has a sentence for every problem, and for nothing else', (code) => {
  const file = new URL(`../locale/messages/${code}/exchange.json`, import.meta.url);
  const { problem, kind, keyReason } = JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  const said = new Set(Object.keys(problem).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
  expect([...said].sort()).toEqual([...exchangeProblemCodes].sort());
  expect(Object.keys(kind).sort()).toEqual([...new Set(Object.values(exchangeProblems))].sort());
  expect(Object.keys(keyReason).sort()).toEqual([...keyProblems].sort());
});
