/**
 * What records of a person say for competencies.
 */
import { type Course, lessonsOf } from '../content/pack.ts';
import type { Claims } from '../credential/claims.ts';
import type { Programme } from '../programme/programme.ts';
import { type Evidence, lessonRef, stationRef } from './evidence.ts';

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

type Certified = Pick<
  Claims,
  'number' | 'course' | 'competencies' | 'issuedAt' | 'expiresAt' | 'assessments' | 'evidence'
>;

/**
 * Certificates of passed exams. What they name counts as examined, all of it: how few questions stand on a form for one competency is
 * no ground to judge it by itself.
 */
export const evidenceOfExams = (certified: readonly Certified[]): Evidence[] =>
  certified
    .filter(({ evidence }) => evidence.kind !== 'programme')
    .flatMap(({ number, course, competencies, issuedAt, expiresAt }) =>
      competencies.map(({ id }) => ({
        competency: id,
        kind: 'examined' as const,
        at: issuedAt,
        of: course.id,
        until: expiresAt,
        number,
      })),
    );

/** A station at which an assessor who is believed saw it done. */
export type SeenStation = { readonly programme: string; readonly station: string; readonly at: string };

const seenAs = (competency: string, { programme, station, at }: SeenStation, number: string | null): Evidence => ({
  competency,
  kind: 'seen',
  at,
  of: stationRef(programme, station),
  until: null,
  number,
});

/**
 * Stations, and certificates of programmes that name some: one that stands in both is told once, with the number. A certificate knows a
 * station by its title only; where the sign-off is not here, it is called so.
 */
export function evidenceOfStations(
  seen: readonly SeenStation[],
  programmes: readonly Pick<Programme, 'id' | 'stations'>[],
  certified: readonly Certified[],
): Evidence[] {
  const told = certified
    .filter(({ evidence }) => evidence.kind === 'programme')
    .flatMap(({ number, course, assessments }) =>
      assessments
        .filter(({ kind, digest }) => kind === 'practical' && digest !== null)
        .map(({ title, on, competencies }) => ({ programme: course.id, station: title, at: on, competencies, number })),
    );
  const numberOf = ({ programme, at }: SeenStation) =>
    told.find((one) => one.programme === programme && one.at === at)?.number ?? null;
  const isHere = ({ programme, at }: SeenStation) => seen.some((one) => one.programme === programme && one.at === at);
  return [
    ...seen.flatMap((one) => {
      const station = programmes.find(({ id }) => id === one.programme)?.stations.find(({ id }) => id === one.station);
      return (station?.competencies ?? []).map((competency) => seenAs(competency, one, numberOf(one)));
    }),
    ...told
      .filter((one) => !isHere(one))
      .flatMap((one) => one.competencies.map((competency) => seenAs(competency, one, one.number))),
  ];
}
