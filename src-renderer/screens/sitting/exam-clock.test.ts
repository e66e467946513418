/**
 * The shown time and the moments at which it is announced.
 */
import { expect, it } from 'vitest';
import { heldNow, minutePassed, minutesAndSeconds, remainingNow, wholeMinutes } from './exam-clock.ts';

it('counts down from what main said and never below nothing', () => {
  const anchor = { remainingMs: 10_000, at: 500, heldMs: 0 };
  expect(remainingNow(anchor, 2500)).toBe(8000);
  expect(remainingNow(anchor, 99_999)).toBe(0);
  expect(remainingNow(anchor, 0)).toBe(10_000);
});

it('stands still as long as a pause is allowed, then runs on', () => {
  const anchor = { remainingMs: 10_000, at: 500, heldMs: 3000 };
  expect(remainingNow(anchor, 3000)).toBe(10_000);
  expect(heldNow(anchor, 3000)).toBe(500);
  expect(remainingNow(anchor, 4500)).toBe(9000);
  expect(heldNow(anchor, 4500)).toBe(0);
});

it('announces each minute once, and the smallest when several were passed at once', () => {
  expect(minutePassed(600_001, 600_000)).toBe(10);
  expect(minutePassed(600_000, 599_000)).toBeNull();
  expect(minutePassed(700_000, 20_000)).toBe(1);
});

it('writes minutes and seconds in the digits of the language', () => {
  expect(minutesAndSeconds(599_001, 'en')).toBe('10:00');
  expect(minutesAndSeconds(61_000, 'zh')).toBe('01:01');
  expect(wholeMinutes(60_001)).toBe(2);
});
