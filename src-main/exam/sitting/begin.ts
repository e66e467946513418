/**
 * Begins an attempt: may it begin, which questions, noted, started.
 */
import { randomBytes } from 'node:crypto';
import { type Course, courseLanguage } from '#core/content/pack.ts';
import { timeWith, type WantedAccommodations } from '#core/exam/accommodations.ts';
import type { StartedEvent } from '#core/exam/attempt-event.ts';
import { drawer } from '#core/exam/draw.ts';
import { itemsDigest, itemsOf } from '#core/exam/form.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { courseRecordIn } from '#store/learner/profile.ts';
import { recordOf } from '../../course/course-record.ts';
import type { Desk } from '../../desk.ts';
import { nextTry, permissionOf } from '../next-try.ts';
import { now } from '../system-clock.ts';
import { beginAttempt } from './attempt-log.ts';
import type { Sitting } from './sitting.ts';

const newAttemptId = () => {
  const stamp = now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const tail = [...randomBytes(8)].map((byte) => (byte % 36).toString(36)).join('');
  return `${stamp}-${tail}`;
};

export async function begin(
  desk: Desk,
  learner: LearnerFolder,
  course: Course,
  wanted: WantedAccommodations,
): Promise<Result<Sitting>> {
  const permitted = permissionOf(learner, course);
  if (!permitted.may) return failed(failure(`exam-${permitted.because}`));
  const attemptId = newAttemptId();
  const seed = randomBytes(16).toString('hex');
  const seen = new Map(Object.entries(recordOf(learner, course.id).seen));
  const { part, blueprint } = nextTry(learner, course);
  const drawn = drawer(blueprint, { items: course.bank, sets: course.sets }).form(seed, seen);
  if (!drawn.ok) return failed(failure('internal'));
  const { form } = drawn;
  const items = itemsOf(form, course.bank);
  if (!items) return failed(failure('internal'));
  // The profile first: an attempt that is noted and not begun is forgotten; one begun and not noted would be lost.
  const noted = await learner.profile.update((profile) => {
    const record = courseRecordIn(profile, course.id);
    record.openAttempt = attemptId;
    profile.lastCourseId = course.id;
    for (const { itemId } of form) record.seen[itemId] = (record.seen[itemId] ?? 0) + 1;
  });
  if (!noted.ok) return noted;
  const started: StartedEvent = {
    kind: 'started',
    attemptId,
    learnerId: learner.id,
    courseId: course.id,
    courseVersion: course.version,
    ...(desk.content.inUse && { content: desk.content.inUse.id }),
    examId: course.blueprint.id,
    examVersion: course.blueprint.version,
    language: courseLanguage(course, desk.language()),
    seed,
    form,
    itemsDigest: itemsDigest(items),
    limitMs: timeWith(blueprint.minutes, wanted),
    ...(part && { part }),
    accommodations: { ...wanted, textSize: desk.settings.data.textSize },
    giveBackMs: course.blueprint.giveBackMinutes * 60_000,
  };
  const log = await beginAttempt(learner.attempts, started);
  if (!log.ok) return log;
  const { framework } = await desk.library();
  return ok({ log: log.value, course, framework, items, contentFolder: desk.contentFolder });
}
