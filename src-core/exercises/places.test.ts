/**
 * Places that can be told apart, and the way from one to the next by arrow keys.
 */
import { expect, test } from 'vitest';
import { type Box, misplacedIn, nextIn, overlap } from './places.ts';

const place = (id: string, ...box: Box) => ({ id, box });

test('places that touch do not overlap', () => {
  expect(overlap([0, 0, 10, 10], [10, 0, 10, 10])).toBe(false);
  expect(overlap([0, 0, 10, 10], [9, 9, 10, 10])).toBe(true);
  expect(overlap([0, 0, 10, 10], [2, 2, 2, 2])).toBe(true);
});

test('a place outside the drawing, or over another, is named', () => {
  const size = [100, 50] as const;
  expect(misplacedIn([place('a', 0, 0, 50, 50), place('b', 50, 0, 50, 50)], size)).toBeNull();
  expect(misplacedIn([place('a', 0, 0, 50, 50), place('b', 51, 0, 50, 50)], size)).toBe('b');
  expect(misplacedIn([place('a', 0, 1, 50, 50)], size)).toBe('a');
  expect(misplacedIn([place('a', 0, 0, 50, 50), place('b', 40, 10, 20, 20)], size)).toBe('b');
});

const from: Box = [100, 100, 10, 10];
const around = [
  place('above', 100, 40, 10, 10),
  place('near-aside', 140, 80, 10, 10),
  place('right', 200, 104, 10, 10),
  place('left', 20, 100, 10, 10),
];

test('an arrow leads straight ahead rather than to what is near but aside', () => {
  expect(nextIn('up', from, around)).toBe('above');
  expect(nextIn('left', from, around)).toBe('left');
  expect(nextIn('right', from, [place('aside', 130, 170, 10, 10), place('ahead', 200, 104, 10, 10)])).toBe('ahead');
  expect(nextIn('right', from, around)).toBe('near-aside');
});

test('where nothing lies in a direction, one stays', () => {
  expect(nextIn('down', from, around)).toBe(null);
  expect(nextIn('down', from, [place('below', 100, 160, 10, 10)])).toBe('below');
});

test('a place itself is not the next one', () => {
  expect(nextIn('right', from, [place('here', ...from)])).toBeNull();
});
