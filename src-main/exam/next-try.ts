/**
 * The try that a learner would begin now: whether it may begin, and whether it is about the whole exam or the part that
 * was failed.
 */
import { type Course, lessonsOf } from '#core/content/pack.ts';
import type { StartedEvent } from '#core/exam/attempt-event.ts';
import type { Blueprint } from '#core/exam/blueprint.ts';
import { hasPart, partOf } from '#core/exam/retest.ts';
import { mayTry, type Permission } from '#core/exam/tries.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { recordOf } from '../course/course-record.ts';
import { now } from './system-clock.ts';

/** `part`: null for the whole. `blueprint`: what is drawn and decided by. */
export type NextTry = { readonly part: StartedEvent['part'] | null; readonly blueprint: Blueprint };

export function nextTry(learner: LearnerFolder, course: Course): NextTry {
  const last = recordOf(learner, course.id).tries.at(-1);
  if (!last?.failedPart || !hasPart(course.blueprint, last.failedPart)) {
    return { part: null, blueprint: course.blueprint };
  }
  const part = { domains: last.failedPart, after: last.attemptId };
  return { part, blueprint: partOf(course.blueprint, part.domains) };
}

export function permissionOf(learner: LearnerFolder, course: Course): Permission {
  const record = recordOf(learner, course.id);
  const lessons = lessonsOf(course);
  return mayTry(
    course.blueprint.tries,
    record.tries,
    now(),
    (competency) => lessons.filter((lesson) => lesson.competencies.includes(competency)).map(({ id }) => id),
    (lesson) => record.lessons[lesson]?.readAt ?? null,
    record.bankKnownAt !== null,
  );
}
