/**
 * Every message is there in each language: same keys, same placeholders, and one for every failure and problem.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withdrawalReasons } from '../assessment/withdrawal-reason.ts';
import { problemCodes } from '../content/problem.ts';
import { failureCodes } from '../result/failure.ts';
import { deeds } from '../staff/deeds.ts';
import { staffRoles } from '../staff/roles.ts';
import { assignmentStates, attemptStates, certificateStates, holdings } from '../staff/shapes.ts';
import { refusalReasons, reviewReasons } from '../sync/feed-item.ts';
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
const keysOf = (map: Map<string, string>) => [...new Set([...map.keys()].map(withoutPlural))].sort();

/** Forms that say the number in letters, or need not say it. */
const mayLeaveOutCount = /_(zero|one|two)$/;

/** The words of `model` in another language: same keys, same placeholders, every plural form that the language has. */
function expectSameWords(own: Map<string, string>, model: Map<string, string>, code: string) {
  expect(keysOf(own)).toEqual(keysOf(model));
  const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
  for (const [key, text] of own) {
    expect(text.trim(), key).not.toBe('');
    const other = model.get(key) ?? model.get(`${withoutPlural(key)}_other`) ?? '';
    const said = (of: string) => placeholders(of).filter((name) => !(name === 'count' && mayLeaveOutCount.test(key)));
    expect(said(text), key).toEqual(said(other));
    if (withoutPlural(key) === key) continue;
    const forms = pluralCategories.filter((form) => own.has(`${withoutPlural(key)}_${form}`));
    expect(forms, key).toEqual(pluralCategories);
  }
}

test.each(languages.map(({ code }) => code))('%s is complete', (code) => {
  const own = catalogue(code);
  expectSameWords(own, english, code);
  for (const failure of failureCodes) {
    for (const part of ['what', 'kept', 'next']) expect(own.has(`failure:${failure}.${part}`), failure).toBe(true);
  }
  for (const problem of problemCodes) expect(own.has(`problem:${problem}`), problem).toBe(true);
});

/** A French sign without its no-break space: the narrow one before ; : ! ? and the wide one inside « ». An address keeps its colon. */
const looseSign = /[^\u202f](?=[;!?])|[^\S\u202f](?=:)|[\p{L}})»](?=:(?!\/\/))|«(?!\u00a0)|(?<!\u00a0)»/u;

test('no French sign is left alone at the end of a line', () => {
  const loose = [...catalogue('fr')].filter(([, text]) => looseSign.test(text));
  expect(loose).toEqual([]);
});

test('there are words for every code that a registry may say to its staff', () => {
  const codes: Record<string, readonly string[]> = {
    deed: deeds,
    refused: refusalReasons,
    reviewReason: reviewReasons,
    reviewHelp: reviewReasons,
    'review.passReason': withdrawalReasons,
    role: staffRoles,
    roleMeans: staffRoles,
    holding: holdings,
    state: [...holdings, ...certificateStates, ...attemptStates, ...assignmentStates],
  };
  const without = Object.entries(codes).flatMap(([part, all]) =>
    all.map((code) => `staff:${part}.${code}`).filter((key) => !english.has(key)),
  );
  expect(without).toEqual([]);
});
