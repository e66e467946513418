/**
 * What a learner is told before the exam: how much it asks, what makes a pass, whether it may begin.
 */
import { courseLanguage, type Framework, lessonsOf } from '#core/content/pack.ts';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import type { Claims } from '#core/credential/claims.ts';
import { expiryOfPasses, renewalOf } from '#core/credential/renewal.ts';
import { formLength, surelyAsked } from '#core/exam/blueprint.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { passesIn, recordOf } from '../course/course-record.ts';
import type { AtCourse } from '../course/open-course.ts';
import { nextTry, permissionOf } from './next-try.ts';
import { permissionView } from './permission-view.ts';
import { standardView } from './standard-view.ts';
import { now } from './system-clock.ts';

export function introView(
  { learner, course }: AtCourse,
  framework: Framework | null,
  language: LanguageCode,
  held: Claims | undefined,
): ExamIntro {
  const { part, blueprint } = nextTry(learner, course);
  const progress = recordOf(learner, course.id);
  const lessons = lessonsOf(course);
  return {
    courseId: course.id,
    courseTitle: textIn(course.title, language),
    items: formLength(blueprint),
    minutes: blueprint.minutes,
    giveBackMinutes: course.blueprint.giveBackMinutes,
    passPercent: blueprint.passPercent,
    sections: blueprint.sections.map(({ title, draw, sets }) => ({
      title: textIn(title, language),
      items: sets ? sets.count * sets.items : Object.values(draw).reduce((sum, { count }) => sum + count, 0),
      sets: sets?.count ?? 0,
    })),
    standard: part ? null : standardView(course, courseLanguage(course, language)),
    hasCritical: course.bank.some((item) => item.critical),
    areas: blueprint.areas.map((area) => ({
      domain: area.domain,
      title: textIn(framework?.domains.find((domain) => domain.id === area.domain)?.title ?? {}, language),
      items: surelyAsked(blueprint, area.domain),
      essential: area.essential,
      minimumPercent: area.minimumPercent ?? null,
    })),
    holds: held
      ? {
          renewal: renewalOf(held.expiresAt, course, now()),
          newUntil: expiryOfPasses([...passesIn(progress), now().toISOString()], course),
        }
      : null,
    lessonsRead: lessons.filter((lesson) => progress.lessons[lesson.id]?.readAt).length,
    lessonsTotal: lessons.length,
    isRetest: part !== null,
    openAttempt: progress.openAttempt,
    permission: permissionView(permissionOf(learner, course), course, language),
  };
}
