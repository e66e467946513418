/**
 * What the registry assigned to the open learner and is not done yet, by the day on which it is due.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Held } from '#core/clearance/clearance.ts';
import type { AssignmentView } from '#core/contract/course-calls.ts';
import { daysUntil, standingOfAssignment } from '#core/staff/assignment.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type OpenAssignment = AssignmentView & { readonly courseId: string };

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The day that the calendar of this machine shows. */
function today(): string {
  const at = now();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Nothing is loaded where this computer is signed up nowhere. */
export async function openAssignments(
  desk: Desk,
  learner: LearnerFolder,
  credentials: Pick<CredentialService, 'list' | 'withdrawn'>,
): Promise<OpenAssignment[]> {
  if (!(await isThere(join(desk.dataFolder, 'device', 'outbox', 'marks.json')))) return [];
  const { readAssigned } = await import('#store/outbox/read-assigned.ts');
  const said = await readAssigned(desk.dataFolder);
  if (!said || said.learner !== learner.id || said.assigned.length === 0) return [];
  const withdrawn = await credentials.withdrawn();
  // What was passed on this machine counts at once, before the registry has heard of it.
  const passed = (await credentials.list(learner)).filter(({ claims }) => !said.refused.has(claims.evidence.digest));
  const own = passed.map(({ claims }) => ({
    number: claims.number,
    course: claims.course.id,
    from: Date.parse(claims.issuedAt),
    expiresAt: Date.parse(claims.expiresAt),
    isWithdrawn: false,
    replacedAt: null,
  }));
  const held: Held[] = [...said.held, ...own].filter(({ number }) => !withdrawn.has(number));
  const day = today();
  return said.assigned
    .flatMap(({ course, dueOn, note, assignedAt }): OpenAssignment[] => {
      const ofCourse = held.filter((one) => one.course === course);
      const standing = standingOfAssignment({ assignedAt, dueOn, isCancelled: false }, ofCourse, day);
      if (standing === 'done') return [];
      return [{ courseId: course, dueOn, note, isOverdue: standing === 'overdue', days: daysUntil(dueOn, day) }];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}
