import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { guessFormat } from './guess-format.ts';
import { giftFile } from './samples/gift.ts';
import { moodleExport } from './samples/moodle.ts';
import { writeZip } from './zip/write-zip.ts';

test.each([
  ['a package by its content, whatever it is called', 'bank.txt', writeZip(new Map([['a', strToU8('a')]])), 'qti'],
  ['a package by its name, though it is damaged', 'bank.ZIP', strToU8('oh'), 'qti'],
  ['Moodle XML by its content', 'questions', strToU8(moodleExport), 'moodle'],
  ['with a mark at its start', 'questions.txt', strToU8(`\ufeff${moodleExport}`), 'moodle'],
  ['without a declaration', 'questions', strToU8('<quiz></quiz>'), 'moodle'],
  ['GIFT by its name', 'road.txt', strToU8('Is it so?{T}'), 'gift'],
  ['GIFT by its content', 'road', strToU8(giftFile), 'gift'],
  ['a text that could be anything', 'road', strToU8('Is it so?'), null],
  ['nothing at all', '', new Uint8Array(), null],
])('%s', (_what, name, bytes, format) => {
  expect(guessFormat(name, bytes)).toBe(format);
});
