/**
 * A plan of study: which lessons on which days, so that all are read, and the exam can be sat, before one leaves.
 */

export type PlannedLesson = { readonly id: string; readonly minutes: number };

export type PlannedDay = {
  /** Days since 1 January 1970. */
  readonly day: number;
  readonly lessons: readonly PlannedLesson[];
  readonly minutes: number;
};

export type StudyPlan = {
  readonly days: readonly PlannedDay[];
  /** The day for the exam: the last one that is free; null where there is none. */
  readonly examDay: number | null;
};

/** 0 is Sunday, as in `Date.getDay`; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

type Wishes = {
  /** What is still to be read, in order. */
  readonly lessons: readonly PlannedLesson[];
  /** The first day that can be used: today. */
  readonly from: number;
  /** The day on which the person leaves; nothing is planned on it. */
  readonly until: number;
  readonly weekdays: readonly number[];
};

/** Lessons stay in their order and are spread so that the days take about the same time. */
export function studyPlan({ lessons, from, until, weekdays }: Wishes): StudyPlan {
  const free: number[] = [];
  for (let day = from; day < until; day += 1) if (weekdays.includes(weekdayOf(day))) free.push(day);
  const examDay = free.at(-1) ?? null;
  // With one day alone, reading and exam share it.
  const reading = free.length > 1 ? free.slice(0, -1) : free;
  const total = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
  const days = new Map<number, PlannedLesson[]>();
  let before = 0;
  for (const lesson of lessons) {
    const middle = before + lesson.minutes / 2;
    const day = reading[Math.min(reading.length - 1, Math.floor((middle / total) * reading.length))];
    before += lesson.minutes;
    if (day !== undefined) days.set(day, [...(days.get(day) ?? []), lesson]);
  }
  return {
    days: [...days].map(([day, planned]) => ({
      day,
      lessons: planned,
      minutes: planned.reduce((sum, { minutes }) => sum + minutes, 0),
    })),
    examDay,
  };
}
