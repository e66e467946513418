/**
 * What pathways must be for the courses and programmes beside them: what a role asks for is taught, examined and seen here, or it is
 * said that it is not.
 */
import type { Course } from '../content/pack.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { type Pathway, requiredOf } from './pathway.ts';
import { waysIn } from './ways.ts';

const file = 'pathway.yaml';

export function checkPathways(
  pathways: readonly Pathway[],
  courses: readonly Course[],
  programmes: readonly Programme[],
): { readonly pack: string; readonly problems: readonly ContentProblem[] }[] {
  const { lessons, exams, stations } = waysIn(courses, programmes);
  const among = (ways: readonly { readonly competencies: readonly string[] }[]) =>
    new Set(ways.flatMap(({ competencies }) => competencies));
  const [taught, examined, seen] = [among(lessons), among(exams), among(stations)];
  return pathways.map(({ id: pathway, roles, notSeenHere }) => ({
    pack: `pathways/${pathway}`,
    problems: roles.flatMap((role) =>
      requiredOf(role).flatMap(({ competency, level }) => [
        ...(taught.has(competency) && examined.has(competency)
          ? []
          : [problem(file, 0, 'profile-not-taught', { role: role.id, id: competency })]),
        ...(level === 'knows' || seen.has(competency) || notSeenHere.includes(competency)
          ? []
          : [problem(file, 0, 'profile-not-seen', { role: role.id, id: competency })]),
      ]),
    ),
  }));
}
