/**
 * Studying: what a person has read, where they stopped, what comes next, and the checks inside lessons.
 */

import { landmarksOf } from '#core/content/landmarks.ts';
import { type Course, competencyIn, courseLanguage, type Lesson, lessonsOf } from '#core/content/pack.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { CourseCard, CourseView, LessonView } from '#core/contract/course-calls.ts';
import { renewalOf } from '#core/credential/renewal.ts';
import { formLength } from '#core/exam/blueprint.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { articleCards } from '#core/library/article.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { type CourseRecord, courseRecordIn, type LessonRecord, newLessonRecord } from '#store/learner/profile.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { exerciseCardOf } from '../exercise/exercise-service.ts';
import { filmsIn } from '../film/films-in.ts';
import { explained } from '../library/glossary-of.ts';
import type { PracticeService } from '../practice/practice-service.ts';
import { type OpenAssignment, openAssignments } from './assignments.ts';
import { checkFeedbackOf, presentCheck } from './check-view.ts';
import { recordOf } from './course-record.ts';
import { learnerAtCourse } from './open-course.ts';

type LessonRef = { courseId: string; lessonId: string };

export type CourseService = {
  /** What the learner is asked to pass, the most pressing first. */
  assigned(learner: LearnerFolder): Promise<OpenAssignment[]>;
  list(): Promise<Result<CourseCard[]>>;
  read(courseId: string): Promise<Result<CourseView>>;
  readLesson(ref: LessonRef): Promise<Result<LessonView>>;
  keepPlace(input: CallInput<'lesson.keep-place'>): Promise<Result<Record<string, never>>>;
  answerCheck(input: CallInput<'lesson.answer-check'>): Promise<Result<CallOutput<'lesson.answer-check'>>>;
  finish(ref: LessonRef): Promise<Result<CallOutput<'lesson.finish'>>>;
  /** The lesson to go on with: the one last open if it is unfinished, else the first that is not read. */
  nextLesson(course: Course, record: CourseRecord): Lesson | null;
};

const stateOf = (record: LessonRecord | undefined) => (!record ? 'new' : record.readAt ? 'read' : 'begun');

/** `finished`: a lesson was read to its end. */
export function courseService(
  desk: Desk,
  credentials: CredentialService,
  practice: PracticeService,
  finished: () => void = () => undefined,
): CourseService {
  const findLesson = async ({ courseId, lessonId }: LessonRef) => {
    const found = await learnerAtCourse(desk, courseId);
    if (!found.ok) return found;
    const lessons = lessonsOf(found.value.course);
    const index = lessons.findIndex((candidate) => candidate.id === lessonId);
    const lesson = lessons[index];
    return lesson ? ok({ ...found.value, lessons, index, lesson }) : failed(failure('lesson-unknown'));
  };

  const assigned = (learner: LearnerFolder) => openAssignments(desk, learner, credentials);

  const card = async (
    learner: LearnerFolder,
    course: Course,
    asked: readonly OpenAssignment[],
  ): Promise<CourseCard> => {
    const record = recordOf(learner, course.id);
    const lessons = lessonsOf(course);
    const held = await credentials.newest(learner, course.id);
    const found = asked.find(({ courseId }) => courseId === course.id);
    return {
      id: course.id,
      level: course.level,
      title: textIn(course.title, desk.language()),
      summary: textIn(course.summary, desk.language()),
      minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
      progress: { read: lessons.filter((lesson) => record.lessons[lesson.id]?.readAt).length, total: lessons.length },
      language: courseLanguage(course, desk.language()),
      assignment: found ? { dueOn: found.dueOn, isOverdue: found.isOverdue, days: found.days, note: found.note } : null,
      credential: held
        ? { number: held.claims.number, renewal: renewalOf(held.claims.expiresAt, course, now()) }
        : null,
    };
  };

  const change = (learner: LearnerFolder, { courseId, lessonId }: LessonRef, edit: (lesson: LessonRecord) => void) =>
    learner.profile.update((profile) => {
      const record = courseRecordIn(profile, courseId);
      const lesson = record.lessons[lessonId] ?? newLessonRecord();
      record.lessons[lessonId] = lesson;
      record.lastLessonId = lessonId;
      profile.lastCourseId = courseId;
      edit(lesson);
    });

  return {
    assigned,
    list: async () => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const { courses } = await desk.library();
      const asked = await assigned(learner.value);
      return ok(await Promise.all(courses.map((course) => card(learner.value, course, asked))));
    },
    read: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { learner, course } = found.value;
      const record = recordOf(learner, courseId);
      const language = courseLanguage(course, desk.language());
      return ok({
        ...(await card(learner, course, await assigned(learner))),
        languages: course.languages,
        modules: course.modules.map((module) => ({
          id: module.id,
          title: textIn(module.title, language),
          summary: textIn(module.summary, language),
          lessons: module.lessons.map((lesson) => ({
            id: lesson.id,
            title: lesson.texts[language]?.title ?? lesson.id,
            summary: lesson.texts[language]?.summary ?? '',
            minutes: lesson.minutes,
            state: stateOf(record.lessons[lesson.id]),
          })),
        })),
        exam: {
          items: formLength(course.blueprint),
          minutes: course.blueprint.minutes,
          openAttempt: record.openAttempt,
          lastAttempt: record.lastAttempt,
        },
      });
    },
    readLesson: async (ref) => {
      const found = await findLesson(ref);
      if (!found.ok) return found;
      const { learner, course, lessons, index, lesson } = found.value;
      const language = courseLanguage(course, desk.language());
      const text = lesson.texts[language];
      if (!text) return failed(failure('lesson-unknown'));
      const { framework, exercises, articles } = await desk.library();
      const record = recordOf(learner, course.id).lessons[lesson.id];
      const following = lessons[index + 1];
      const placed = landmarksOf(text.blocks);
      return ok({
        courseId: course.id,
        id: lesson.id,
        title: text.title,
        summary: text.summary,
        moduleTitle: textIn(course.modules.find((module) => module.id === lesson.moduleId)?.title ?? {}, language),
        minutes: lesson.minutes,
        language,
        number: index + 1,
        count: lessons.length,
        ...(await explained(desk, text.blocks, language)),
        checks: course.checks
          .filter((check) => placed.includes(`check ${check.id}`))
          .map((check) => ({ id: check.id, question: presentCheck(check, language) })),
        exercises: exercises
          .filter(({ id }) => placed.includes(`exercise ${id}`))
          .map((exercise) => exerciseCardOf(desk, learner, exercise)),
        articles: articleCards(
          articles.filter((article) => article.lessons.includes(lesson.id)),
          desk.language(),
        ),
        films: await filmsIn(desk, text.blocks, language),
        answered: record?.checks ?? {},
        competencies: lesson.competencies.flatMap((id) => {
          const competency = framework ? competencyIn(framework, id) : undefined;
          return competency
            ? [
                {
                  id,
                  title: textIn(competency.title, language),
                  criteria: competency.criteria.map((criterion) => textIn(criterion, language)),
                },
              ]
            : [];
        }),
        state: stateOf(record),
        place: record?.place ?? 0,
        previous: lessons[index - 1]?.id ?? null,
        next: following?.id ?? null,
        nextTitle: following?.texts[language]?.title ?? null,
      });
    },
    keepPlace: async ({ place, ...ref }) => {
      const found = await findLesson(ref);
      if (!found.ok) return found;
      const kept = await change(found.value.learner, ref, (lesson) => {
        lesson.place = place;
      });
      return kept.ok ? ok({}) : kept;
    },
    answerCheck: async ({ checkId, response, ...ref }) => {
      const found = await findLesson(ref);
      if (!found.ok) return found;
      const { learner, course, lesson } = found.value;
      const language = courseLanguage(course, desk.language());
      const check = course.checks.find((candidate) => candidate.id === checkId);
      const blocks = lesson.texts[language]?.blocks ?? [];
      if (!check || !landmarksOf(blocks).includes(`check ${checkId}`)) return failed(failure('check-unknown'));
      if (!itemTypeOf(check).accepts(check, response)) return failed(failure('input-invalid'));
      const told = checkFeedbackOf(check, response, language);
      const kept = await change(learner, ref, (record) => {
        record.checks[checkId] = response;
      });
      if (!kept.ok) return kept;
      // A lesson can be read though its practice cannot be kept: that is said, and the answer told all the same.
      const noted = await practice.note(learner, course, check, told.correct);
      if (!noted.ok) desk.notices.post([noted.failure]);
      return ok(told);
    },
    finish: async (ref) => {
      const found = await findLesson(ref);
      if (!found.ok) return found;
      const { learner, lessons, index } = found.value;
      const next = lessons[index + 1]?.id ?? null;
      const kept = await change(learner, ref, (lesson) => {
        lesson.readAt = now().toISOString();
        lesson.place = 0;
      });
      if (kept.ok) finished();
      return kept.ok ? ok({ next }) : kept;
    },
    nextLesson: (course, record) => {
      const lessons = lessonsOf(course);
      const last = lessons.find((lesson) => lesson.id === record.lastLessonId);
      if (last && !record.lessons[last.id]?.readAt) return last;
      return lessons.find((lesson) => !record.lessons[lesson.id]?.readAt) ?? null;
    },
  };
}
