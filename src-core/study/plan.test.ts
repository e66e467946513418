/**
 * A plan reads everything in order, on the days one has, with the last of them for the exam.
 */
import { expect, test } from 'vitest';
import { studyPlan, weekdayOf } from './plan.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const lessons = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `l${index}`, minutes: 10 }));

test('the weekday of a day', () => {
  expect(weekdayOf(0)).toBe(new Date(0).getUTCDay());
  expect(weekdayOf(20_784)).toBe(new Date(20_784 * 86_400_000).getUTCDay());
});

test('every lesson is planned once and in order, on days that are free, before the day one leaves', () => {
  for (let days = 1; days < 40; days += 3) {
    const plan = studyPlan({ lessons: lessons(28), from: 100, until: 100 + days, weekdays: everyDay });
    expect(plan.days.flatMap((day) => day.lessons.map(({ id }) => id))).toEqual(lessons(28).map(({ id }) => id));
    expect(plan.days.every(({ day }) => day >= 100 && day < 100 + days)).toBe(true);
    expect(plan.examDay).toBe(100 + days - 1);
    if (days > 1) expect(plan.days.every(({ day }) => day < (plan.examDay ?? 0))).toBe(true);
  }
});

test('the days take about the same time', () => {
  const plan = studyPlan({ lessons: lessons(28), from: 0, until: 15, weekdays: everyDay });
  expect(plan.days).toHaveLength(14);
  expect(new Set(plan.days.map(({ minutes }) => minutes))).toEqual(new Set([20]));
});

test('only the weekdays that somebody has are used', () => {
  const plan = studyPlan({ lessons: lessons(12), from: 0, until: 29, weekdays: [1, 4] });
  expect(plan.days.every(({ day }) => [1, 4].includes(weekdayOf(day)))).toBe(true);
  // 29 January 1970 was a Thursday, the last of those days.
  expect(plan.examDay).toBe(28);
  expect(weekdayOf(28)).toBe(4);
});

test('who leaves today, or has no day free, has no plan', () => {
  expect(studyPlan({ lessons: lessons(3), from: 10, until: 10, weekdays: everyDay })).toEqual({
    days: [],
    examDay: null,
  });
  expect(studyPlan({ lessons: lessons(3), from: 10, until: 12, weekdays: [] })).toEqual({ days: [], examDay: null });
});

test('what is read is not planned again', () => {
  expect(studyPlan({ lessons: [], from: 0, until: 9, weekdays: everyDay })).toEqual({ days: [], examDay: 8 });
});
