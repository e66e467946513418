/**
 * What programmes must be for each other and for the courses: what they ask for exists, and none asks for itself by way of others.
 */
import type { ContentProblem } from '../content/problem.ts';
import { problem } from '../content/problem.ts';
import { allLeaves, type Programme } from './programme.ts';
import { ringIn } from './ring.ts';

const file = 'programme.yaml';

const credentialsOf = (programme: Programme): string[] =>
  allLeaves(programme).flatMap((leaf) => (leaf.kind === 'credential' ? [leaf.credential] : []));

/** `courses`: the ids of those that are there. */
export function checkProgrammes(
  programmes: readonly Programme[],
  courses: ReadonlySet<string>,
): { readonly pack: string; readonly problems: readonly ContentProblem[] }[] {
  const known = new Set([...courses, ...programmes.map(({ id }) => id)]);
  const ring = ringIn(new Map(programmes.map((programme) => [programme.id, credentialsOf(programme)])));
  return programmes.map((programme) => {
    const asked = new Set([
      ...credentialsOf(programme).filter((id) => !known.has(id)),
      ...allLeaves(programme).flatMap((leaf) =>
        (leaf.kind === 'course' || leaf.kind === 'exam') && !courses.has(leaf.course) ? [leaf.course] : [],
      ),
    ]);
    return {
      pack: `programmes/${programme.id}`,
      problems: [
        ...[...asked].map((id) => problem(file, 0, 'requirement-course-unknown', { id })),
        ...(ring?.includes(programme.id) ? [problem(file, 0, 'programme-cycle', { ring: ring.join(' → ') })] : []),
      ],
    };
  });
}
