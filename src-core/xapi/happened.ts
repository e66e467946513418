/**
 * What can be said to an LRS of one learner, as the records of a device hold it.
 */
import type { Course } from '../content/pack.ts';
import type { AttemptState } from '../exam/attempt-state.ts';

/** What activities are called; of a course that is not here any more nothing but its id is known. */
export type CourseNames = Pick<Course, 'id' | 'languages' | 'title' | 'modules'>;

export const namelessCourse = (id: string): CourseNames => ({ id, languages: [], title: {}, modules: [] });

type Shared = {
  readonly course: CourseNames;
  /**
   * How often the learner had passed this course before. Each pass ends an enrolment and lets the next begin, because in
   * cmi5 a registration has one "passed" and nothing failed after it.
   */
  readonly passedBefore: number;
};

export type Happened =
  /** A learner read a lesson to its end. `readAt`: ISO instant, as everywhere below. */
  | (Shared & {
      readonly kind: 'lesson.read';
      readonly learner: string;
      readonly lesson: string;
      readonly readAt: string;
    })
  /** Of an attempt that is not decided nothing is said. */
  | (Shared & { readonly kind: 'attempt.decided'; readonly attempt: AttemptState })
  /** The attempt that was passed has a certificate. */
  | (Shared & { readonly kind: 'certificate.issued'; readonly attempt: AttemptState; readonly expiresAt: string });

/** Of `passes`, ISO instants, those that came before `at`. */
export const passedBefore = (passes: readonly string[], at: string): number =>
  passes.filter((pass) => pass < at).length;
