/**
 * Where a line may end, in every script.
 */
import { expect, test } from 'vitest';
import { fitText } from './block.ts';
import { evenLines, linesWithin, piecesOf } from './break-lines.ts';

const pieces = (text: string) => piecesOf(text, 'text').map((piece) => piece.text.trim());

test.each([
  ['at spaces', 'a calm colleague', ['a', 'calm', 'colleague']],
  ['not after a hyphen: a copy would lose it', 'Лефевр-Орлова FP-16', ['Лефевр-Орлова', 'FP-16']],
  ['not before a French colon', 'PROVISOIRE\u00a0: réussi', ['PROVISOIRE\u00a0:', 'réussi']],
  [
    'in Chinese anywhere but before a closing or after an opening mark',
    '扫码，（任一）',
    ['扫', '码，', '（任', '一）'],
  ],
  ['in a Chinese name of several parts between them', '古丽娜尔·麦麦提明', ['古丽娜尔·', '麦麦提明']],
])('%s', (_, text, expected) => {
  expect(pieces(text)).toEqual(expected);
});

test('nothing is lost, and no line is wider than its room', () => {
  const text = 'Abdurrahmanabdulazizmuhammadibrahim and somebody else with 120 letters';
  const all = piecesOf(text, 'text');
  for (const lines of [linesWithin(all, 8), evenLines(all, 8)]) {
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines.length).toBeGreaterThan(3);
  }
});

test('a text stays on one line as long as it does not get much smaller for it, and is never cut', () => {
  const width = 100;
  expect(fitText('short', 'text', 10, { width, lines: 2 }).size).toBe(10);
  const longer = fitText('a little too long for its line', 'text', 10, { width: 120, lines: 2 });
  expect(longer.lines).toHaveLength(1);
  expect(longer.size).toBeLessThan(10);
  const text = 'two lines of words that are wanted at their size';
  const two = fitText(text, 'text', 10, { width: 150, lines: 2 });
  expect(two.lines.join(' ')).toBe(text);
  expect(two).toMatchObject({ size: 10 });
  const endless = 'x'.repeat(400);
  expect(fitText(endless, 'text', 10, { width, lines: 2, least: 8 }).lines.join('')).toBe(endless);
});
