/**
 * Whether every competency of the framework is taught by a lesson, exercised by a check or an exercise, and examined.
 */

import { cellsOf } from '../exam/blueprint.ts';
import type { Exercise } from '../exercises/exercise.ts';
import type { Course, Framework } from './pack.ts';
import { lessonsOf } from './pack.ts';
import { type ContentProblem, problem } from './problem.ts';

export function checkCoverage(
  { domains }: Framework,
  courses: readonly Course[],
  exercises: readonly Exercise[],
): ContentProblem[] {
  const taught = new Set(courses.flatMap((course) => lessonsOf(course).flatMap(({ competencies }) => competencies)));
  const exercised = new Set([
    ...courses.flatMap(({ checks }) => checks.map(({ competency }) => competency)),
    ...exercises.flatMap(({ competencies }) => competencies),
  ]);
  const examined = new Set(courses.flatMap(({ blueprint }) => cellsOf(blueprint).map(({ competency }) => competency)));
  return domains.flatMap(({ id: domain, competencies }) =>
    competencies.flatMap(({ id }) => {
      const lacks = [
        taught.has(id) ? null : ('competency-not-taught' as const),
        exercised.has(id) ? null : ('competency-not-exercised' as const),
        examined.has(id) ? null : ('competency-not-examined' as const),
      ];
      return lacks.flatMap((code) => (code ? problem(`${domain}.yaml`, 0, code, { id }) : []));
    }),
  );
}
