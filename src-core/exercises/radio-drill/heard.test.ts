/**
 * What comes through of a transmission, word by word, and what of a call that began too soon.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageCodes } from '../../locale/languages.ts';
import { aloud, openAfter, whatArrives, wordsHeard } from './heard.ts';

const joined = (text: string, language: 'en' | 'zh' | 'ar' = 'en') =>
  wordsHeard(text, language).map((word) => word.text);

test('words come one after the other, with the signs after them', () => {
  expect(joined('Mobile Six, go ahead. Over.')).toEqual(['Mobile ', 'Six, ', 'go ', 'ahead. ', 'Over.']);
  expect(joined('机动六号，请讲。', 'zh').join('')).toBe('机动六号，请讲。');
  expect(joined('机动六号，请讲。', 'zh').length).toBeGreaterThan(2);
});

test('what is lost comes in one piece, and each piece says where it begins', () => {
  expect(wordsHeard('Take [the ferry] road.', 'en')).toEqual([
    { text: 'Take ', isLost: false, at: 0 },
    { text: 'the ferry', isLost: true, at: 5 },
    { text: ' ', isLost: false, at: 14 },
    { text: 'road.', isLost: false, at: 15 },
  ]);
});

test('nothing of a text is left out in any language', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...languageCodes), (text, language) => {
      const plain = text.replace(/[[\]]/g, '');
      expect(
        wordsHeard(plain, language)
          .map((word) => word.text)
          .join(''),
      ).toBe(plain);
    }),
  );
});

test('whoever speaks before the second is over loses the first word, and whoever waits loses nothing', () => {
  const said = '“Karsa Base, this is Mobile Six.”';
  expect(whatArrives(said, openAfter - 1, 'en')).toBe('[“Karsa] Base, this is Mobile Six.”');
  expect(whatArrives(said, openAfter, 'en')).toBe(said);
  expect(whatArrives('…', 0, 'en')).toBe('…');
});

test('read aloud, what was lost is a gap', () => {
  expect(aloud('Take the [ferry] road.')).toBe('Take the … road.');
});
