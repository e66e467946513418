/**
 * Numbers inside sentences have the figures of the dates beside them, in a real sentence too.
 */
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { figures } from './figures.ts';
import { longDate } from './long-date.ts';

test('numbers, and digits, are written as the language writes them; words stay', () => {
  expect(figures(1234, 'en')).toBe('1,234');
  expect(figures(1234, 'ar')).toBe('١٬٢٣٤');
  expect(figures('38', 'ar')).toBe('٣٨');
  expect(figures('FP-38', 'ar')).toBe('FP-38');
  expect(figures('٣٫٥', 'ar')).toBe('٣٫٥');
});

test('a sentence of a catalogue has one kind of figures', async () => {
  const words = i18next.createInstance();
  const said = '{{count, number}} حتى {{date}}';
  await words.init({ lng: 'ar', resources: { ar: { translation: { said } } }, interpolation: { escapeValue: false } });
  words.services.formatter?.add('number', figures);
  const sentence = words.t('said', { count: 12, date: longDate('2026-11-27T00:00:00Z', 'ar') });
  expect(sentence).toBe('١٢ حتى ٢٧ نوفمبر ٢٠٢٦');
});
