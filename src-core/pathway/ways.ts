/**
 * By what a competency can be learned and shown here: lessons, exams, and stations of programmes.
 */
import { type Course, lessonsOf } from '../content/pack.ts';
import { cellsOf } from '../exam/blueprint.ts';
import type { Programme } from '../programme/programme.ts';

type Way = { readonly minutes: number; readonly competencies: readonly string[] };

export type LessonWay = Way & { readonly course: string; readonly lesson: string };
/** The exam of a course; it covers what its blueprint draws, and nobody sits only a part of it. */
export type ExamWay = Way & { readonly course: string };
export type StationWay = Way & { readonly programme: string; readonly station: string };

/** In the order in which people are shown courses and programmes. */
export type Ways = {
  readonly lessons: readonly LessonWay[];
  readonly exams: readonly ExamWay[];
  readonly stations: readonly StationWay[];
};

export const waysIn = (courses: readonly Course[], programmes: readonly Programme[]): Ways => ({
  lessons: courses.flatMap((course) =>
    lessonsOf(course).map(({ id, minutes, competencies }) => ({
      course: course.id,
      lesson: id,
      minutes,
      competencies,
    })),
  ),
  exams: courses.map(({ id, blueprint }) => ({
    course: id,
    minutes: blueprint.minutes,
    competencies: [...new Set(cellsOf(blueprint).map(({ competency }) => competency))],
  })),
  stations: programmes.flatMap((programme) =>
    programme.stations.map(({ id, minutes, competencies }) => ({
      programme: programme.id,
      station: id,
      minutes,
      competencies,
    })),
  ),
});
