/**
 * What the records of a learner on this computer say for competencies.
 */

import type { Evidence } from '#core/pathway/evidence.ts';
import { evidenceOfExams, evidenceOfReading, evidenceOfStations, type SeenStation } from '#core/pathway/evidence-of.ts';
import type { Library } from '#store/content/library.ts';
import type { HeldCredential } from '#store/credential/credential-folder.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { recordOf } from '../course/course-record.ts';
import type { CredentialService } from '../credential/credential-service.ts';

/**
 * The certificates that may be counted: not those that were taken back; of one that was written anew, the one that took its place,
 * where it is here.
 */
function standing(held: readonly HeldCredential[], withdrawn: ReadonlyMap<string, 'revocation' | 'refresh'>) {
  const inForce = held.filter(({ claims }) => !withdrawn.has(claims.number));
  const isReplaced = ({ claims }: HeldCredential) =>
    withdrawn.has(claims.number) && inForce.some((other) => other.claims.course.id === claims.course.id);
  return held.filter((one) => withdrawn.get(one.claims.number) !== 'revocation' && !isReplaced(one));
}

export async function evidencesOf(
  learner: LearnerFolder,
  { courses, programmes }: Pick<Library, 'courses' | 'programmes'>,
  credentials: Pick<CredentialService, 'list' | 'withdrawn'>,
  seen: readonly SeenStation[],
): Promise<Evidence[]> {
  const held = standing(await credentials.list(learner), await credentials.withdrawn());
  const certified = held.map(({ claims }) => claims);
  return [
    ...evidenceOfReading(courses, (course, lesson) => recordOf(learner, course).lessons[lesson]?.readAt ?? null),
    ...evidenceOfExams(certified),
    ...evidenceOfStations(seen, programmes, certified),
  ];
}
