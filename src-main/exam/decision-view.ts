/**
 * The decision of an attempt in words a person can act on: per area, per competency, with what to study again.
 */
import { type Course, competencyIn, courseLanguage, domainIn, lessonsOf } from '#core/content/pack.ts';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { areAny } from '#core/exam/accommodations.ts';
import { assuranceOf } from '#core/exam/assurance.ts';
import { domainOf } from '#core/exam/blueprint.ts';
import { missedIn, percentOf } from '#core/exam/decision.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { recordOf } from '../course/course-record.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { openAttempt } from './sitting/attempt-log.ts';
import { courseOfAttempt } from './sitting/course-of-attempt.ts';
import { standardView } from './standard-view.ts';

export type DecisionReader = (attemptId: string) => Promise<Result<DecisionView>>;

export function decisionReader(desk: Desk, credentials: CredentialService): DecisionReader {
  return async (attemptId) => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const opened = await openAttempt(learner.value.attempts, attemptId);
    if (!opened.ok) return opened;
    const { log } = opened.value;
    await log.close();
    const { decision, decidedAt, evidence, started, submittedBy, elapsedMs } = log.state;
    if (!decision || !decidedAt) return failed(failure('attempt-unknown'));
    const library = await desk.library();
    const shown = library.courses.find((candidate) => candidate.id === started.courseId);
    // Of a course that is not taught any more there is its release until that is cleared away, and then its name.
    const own = shown ? null : await courseOfAttempt(desk, started);
    const course = shown ?? own?.course ?? null;
    const framework = own?.framework ?? library.framework;
    if (!framework) return failed(failure('course-unknown'));
    const title = course?.title ?? recordOf(learner.value, started.courseId).title ?? {};
    const language = desk.language();
    const missed = new Set(missedIn(decision));
    const competencyTitle = (id: string) => textIn(competencyIn(framework, id)?.title ?? {}, language) || id;
    const held = (await credentials.list(learner.value)).find(
      (credential) => credential.claims.evidence.digest === evidence,
    );

    return ok({
      attemptId,
      courseId: started.courseId,
      courseTitle: textIn(title, language) || started.courseId,
      isTaught: shown !== undefined,
      decidedAt,
      submittedBy: submittedBy ?? 'candidate',
      passed: decision.passed,
      overall: {
        ...decision.overall,
        percent: percentOf(decision.overall),
        standardError: decision.overall.standardError ?? null,
        near: decision.overall.near ?? false,
      },
      areas: decision.areas.map((area) => ({
        ...area,
        percent: percentOf(area),
        title: textIn(domainIn(framework, area.domain)?.title ?? {}, language) || area.domain,
        competencies: decision.competencies
          .filter((competency) => domainOf(competency.id) === area.domain)
          .map((competency) => ({
            ...competency,
            title: competencyTitle(competency.id),
            percent: percentOf(competency),
            restudy:
              shown && missed.has(competency.id) ? restudy(shown, competency.id, courseLanguage(shown, language)) : [],
          })),
      })),
      criticalMissed: decision.competencies
        .filter((competency) => competency.criticalMissed)
        .map((competency) => competencyTitle(competency.id)),
      elapsedMs,
      interruptions: log.interruptions(),
      accommodations: started.accommodations && areAny(started.accommodations) ? started.accommodations : null,
      giveBackMinutes: Math.round((started.giveBackMs ?? 0) / 60_000),
      credential: held?.claims.number ?? null,
      assurance: assuranceOf(started),
      retestOf:
        started.part?.domains.map((domain) => textIn(domainIn(framework, domain)?.title ?? {}, language) || domain) ??
        null,
      holder: learner.value.profile.data.name,
      exam: { id: started.examId, version: started.examVersion },
      standard:
        course?.blueprint.version === started.examVersion && !started.part
          ? standardView(course, courseLanguage(course, language))
          : null,
      evidence: evidence ?? '',
    });
  };
}

const restudy = (course: Course, competency: string, language: ReturnType<typeof courseLanguage>) =>
  lessonsOf(course)
    .filter((lesson) => lesson.competencies.includes(competency))
    .map((lesson) => ({
      lessonId: lesson.id,
      title: lesson.texts[language]?.title ?? lesson.id,
      minutes: lesson.minutes,
    }));
