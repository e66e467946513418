/**
 * What records of a person say for competencies.
 */
import { type Course, lessonsOf } from '../content/pack.ts';
import type { Claims } from '../credential/claims.ts';
import type { FactOf } from '../programme/fact.ts';
import type { Programme } from '../programme/programme.ts';
import { type Evidence, lessonRef } from './evidence.ts';

/** `readAt`: when a lesson was read to its end; null where it was not. */
export const evidenceOfReading = (
  courses: readonly Course[],
  readAt: (course: string, lesson: string) => string | null,
): Evidence[] =>
  courses.flatMap((course) =>
    lessonsOf(course).flatMap(({ id, competencies }) => {
      const at = readAt(course.id, id);
      const of = lessonRef(course.id, id);
      return at === null
        ? []
        : competencies.map((competency) => ({ competency, kind: 'read' as const, at, of, until: null, number: null }));
    }),
  );

type Certified = Pick<Claims, 'number' | 'course' | 'competencies' | 'issuedAt' | 'expiresAt'>;

/**
 * Certificates of passed exams. What they name counts as examined, all of it: how few questions stand on a form for one competency is
 * no ground to judge it by itself.
 */
export const evidenceOfExams = (certified: readonly Certified[]): Evidence[] =>
  certified.flatMap(({ number, course, competencies, issuedAt, expiresAt }) =>
    competencies.map(({ id }) => ({
      competency: id,
      kind: 'examined' as const,
      at: issuedAt,
      of: course.id,
      until: expiresAt,
      number,
    })),
  );

/** Stations at which an assessor signed that it was done. */
export const evidenceOfStations = (
  facts: readonly FactOf<'practical-passed'>[],
  programmes: readonly Programme[],
): Evidence[] => {
  const stations = programmes.flatMap((programme) => programme.stations);
  return facts.flatMap(({ at, station }) =>
    (stations.find(({ id }) => id === station)?.competencies ?? []).map((competency) => ({
      competency,
      kind: 'seen' as const,
      at,
      of: station,
      until: null,
      number: null,
    })),
  );
};
