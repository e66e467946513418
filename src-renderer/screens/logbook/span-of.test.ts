/**
 * What is typed as a day and two times becomes the span that is meant.
 */
import { expect, test } from 'vitest';
import { dayOf, passesMidnight, spanOf } from './span-of.ts';

test('two times of one day', () => {
  const span = spanOf({ day: '2026-11-20', from: '09:30', to: '11:00' });
  expect(span).toMatchObject({ minutes: 90, isNextDay: false });
  expect(dayOf(new Date(span?.from ?? ''))).toBe('2026-11-20');
});

test('what ends earlier than it began ended on the next day, also at the end of a month', () => {
  const span = spanOf({ day: '2026-11-30', from: '23:30', to: '00:45' });
  expect(span).toMatchObject({ minutes: 75, isNextDay: true });
  expect(dayOf(new Date(span?.to ?? ''))).toBe('2026-12-01');
  expect(spanOf({ day: '2026-11-30', from: '10:00', to: '10:00' })).toMatchObject({ minutes: 0, isNextDay: false });
});

test('what is not filled in is no span', () => {
  expect(spanOf({ day: '', from: '09:30', to: '11:00' })).toBeNull();
  expect(spanOf({ day: '2026-11-20', from: '', to: '11:00' })).toBeNull();
  expect(spanOf({ day: '2026-11-20', from: '09:30', to: '' })).toBeNull();
});

test('midnight itself belongs to the day that ends', () => {
  expect(passesMidnight(spanOf({ day: '2026-11-20', from: '22:00', to: '00:00' }) as never)).toBe(false);
  expect(passesMidnight(spanOf({ day: '2026-11-20', from: '22:00', to: '00:01' }) as never)).toBe(true);
});
