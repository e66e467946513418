import { expect, test } from 'vitest';
import { numberIn } from './number-in.ts';

test('a number is read as people of several scripts write it', () => {
  for (const text of ['12.5', '12,5', ' 12.5 ', '١٢٫٥', '۱۲٫۵', '１２．５', '१२.५']) expect(numberIn(text)).toBe(12.5);
  expect(numberIn('−4')).toBe(-4);
  expect(numberIn('1 500')).toBe(1500);
});

test('what is no number, or could be two, is none', () => {
  for (const text of ['', 'abc', '1,500.5', '12m', '1e9', '--3', '.', '99999999999']) expect(numberIn(text)).toBeNull();
});
