/**
 * What is told of each list that was brought, in every language: nothing of a sentence is left unfilled.
 */
import { expect, test } from 'vitest';
import { languageCodes } from '../locale/languages.ts';
import { longDate } from '../locale/long-date.ts';
import { bringingOutcomes, bringingWord, bringingWords } from './bringing-outcome.ts';
import { broughtSentence } from './brought-sentence.ts';

const params = {
  issuer: 'Meridian Relief',
  sequence: '1200',
  known: '1201',
  date: '2026-11-30T00:00:00.000Z',
  knownDate: '2026-12-01T00:00:00.000Z',
  untilDate: '2027-06-01T00:00:00.000Z',
};

test.each(languageCodes)('every outcome has its sentence and its word (%s)', async (language) => {
  const words = (await import(`../locale/messages/${language}/verify.json`)).default;
  expect(Object.keys(words.brought).sort()).toEqual([...bringingOutcomes].sort());
  expect(Object.keys(words.broughtWord).sort()).toEqual([...bringingWords].sort());
  const formats = { date: (at: string) => longDate(at, language), number: (value: number) => `#${value}` };
  const t = (key: string, values: Record<string, string>) =>
    words.brought[key.replace('verify:brought.', '')].replace(/{{(\w+)}}/g, (_: string, name: string) => values[name]);
  for (const outcome of bringingOutcomes) {
    const said = broughtSentence({ outcome, params }, t, formats);
    expect(said).not.toMatch(/undefined|2026-|[^#\d]120[01]/);
    expect(words.broughtWord[bringingWord(outcome)]).not.toBe('');
  }
  expect(broughtSentence({ outcome: 'status-older', params }, t, formats)).toContain(formats.date(params.knownDate));
  expect(broughtSentence({ outcome: 'trust-older', params }, t, formats)).toMatch(/#1200.*#1201/);
});

test('taken, known, kept and refused', () => {
  expect(bringingWord('status-taken-old')).toBe('taken');
  expect(bringingWord('already-known')).toBe('known');
  expect(bringingWord('waits')).toBe('kept');
  expect(bringingWord('trust-older')).toBe('refused');
});
