/**
 * Practice: which checks come when, and what is kept of each answer. Nothing here touches the exam or its bank.
 *
 * [Note: light start] Home says how many checks are due; so this file is loaded at the start, and the scheduler only when
 * somebody has practised before.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { landmarksOf } from '#core/content/landmarks.ts';
import { type Course, courseLanguage, type Lesson, lessonsOf } from '#core/content/pack.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { PracticeFocus, PracticeOutlook } from '#core/contract/practice-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { type Check, idsOf } from '#core/exam/item-types/options.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { textIn } from '#core/locale/languages.ts';
import { daysUntil } from '#core/practice/days.ts';
import type { Memory } from '#core/practice/memory.ts';
import { areaMemory, askedToday, dueByDay } from '#core/practice/outlook.ts';
import { checksOf, type Focus, type Pool } from '#core/practice/session.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Beside } from '#store/learner/beside-profile.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { PracticeRecord } from '#store/learner/practice-record.ts';
import { checkFeedbackOf, presentCheck } from '../course/check-view.ts';
import { recordOf } from '../course/course-record.ts';
import { type AtCourse, learnerAtCourse } from '../course/open-course.ts';
import type { Desk } from '../desk.ts';
import { now, zoneOffsetMinutes } from '../exam/system-clock.ts';

export type PracticeService = {
  read(courseId: string): Promise<Result<PracticeOutlook>>;
  begin(courseId: string, focus: PracticeFocus): Promise<Result<CallOutput<'practice.begin'>>>;
  answer(input: CallInput<'practice.answer'>): Promise<Result<CallOutput<'practice.answer'>>>;
  /** A check was answered in its lesson: from then on it comes back by itself. */
  note(learner: LearnerFolder, course: Course, check: Check, right: boolean): Promise<Result<Memory>>;
  /** How many checks of a course are to be asked today; 0 for who has never practised. */
  today(learner: LearnerFolder, course: Course): Promise<number>;
};

type Found = AtCourse & { practice: Beside<PracticeRecord> };

const memory = () => import('#core/practice/memory.ts');

const lessonsKnown = new WeakMap<Course, Map<string, Lesson>>();

/** Check → the lesson it stands in. Home asks this each time it is shown. */
function lessonsByCheck(course: Course): Map<string, Lesson> {
  const known = lessonsKnown.get(course);
  if (known) return known;
  const language = courseLanguage(course, 'en');
  const placed = lessonsOf(course).flatMap((lesson) =>
    landmarksOf(lesson.texts[language]?.blocks ?? []).map((landmark) => [landmark, lesson] as const),
  );
  const byLandmark = new Map(placed);
  const found = new Map(
    course.checks.flatMap(({ id }) => {
      const lesson = byLandmark.get(`check ${id}`);
      return lesson ? [[id, lesson] as const] : [];
    }),
  );
  lessonsKnown.set(course, found);
  return found;
}

/** In another order each time, so that it is the answer that is remembered and not its place. */
const orderFor = (check: Check, memories: Pool['memories']): string[] =>
  seededRandom(`${check.id} ${memories[check.id]?.answers ?? 0}`).shuffled(idsOf(check.options));

export function practiceService(desk: Desk): PracticeService {
  const opened = new WeakMap<LearnerFolder, Promise<Result<Beside<PracticeRecord>>>>();

  const practiceOf = (learner: LearnerFolder): Promise<Result<Beside<PracticeRecord>>> => {
    const known = opened.get(learner);
    if (known) return known;
    const opening = Promise.all([
      import('#store/learner/beside-profile.ts'),
      import('#store/learner/practice-record.ts'),
    ]).then(([{ openBeside }, { practiceShape }]) => openBeside(practiceShape(learner.path), now));
    opened.set(learner, opening);
    opening.then(
      (done) => (done.ok ? desk.notices.post(done.value.notices) : opened.delete(learner)),
      () => opened.delete(learner),
    );
    return opening;
  };

  const find = async (courseId: string): Promise<Result<Found>> => {
    const found = await learnerAtCourse(desk, courseId);
    if (!found.ok) return found;
    const practice = await practiceOf(found.value.learner);
    return practice.ok ? ok({ ...found.value, practice: practice.value }) : practice;
  };

  const poolOf = ({ learner, course, practice }: Found): Pool => {
    const read = recordOf(learner, course.id).lessons;
    const lessons = lessonsByCheck(course);
    const met = course.checks.filter(({ id }) => read[lessons.get(id)?.id ?? '']?.readAt);
    return {
      checks: course.checks,
      met: new Set(met.map(({ id }) => id)),
      memories: practice.store.data.courses[course.id] ?? {},
    };
  };

  const keep = async ({ course, practice }: Found, check: Check, right: boolean): Promise<Result<Memory>> => {
    const { afterAnswer } = await memory();
    const next = afterAnswer(practice.store.data.courses[course.id]?.[check.id] ?? null, right, now());
    const kept = await practice.store.update((record) => {
      record.courses[course.id] = { ...record.courses[course.id], [check.id]: next };
    });
    return kept.ok ? ok(next) : kept;
  };

  const focusOf = ({ learner, course }: Found, focus: PracticeFocus): Focus =>
    focus.kind === 'missed'
      ? { kind: 'competencies', competencies: recordOf(learner, course.id).tries.at(-1)?.missed ?? [] }
      : focus;

  return {
    read: async (courseId) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course, learner } = found.value;
      const { framework } = await desk.library();
      const { chanceAt } = await memory();
      const language = courseLanguage(course, desk.language());
      const pool = poolOf(found.value);
      const at = now();
      const read = recordOf(learner, courseId).lessons;
      const areas = (framework?.domains ?? []).flatMap((domain) => {
        const checks = course.checks.filter(({ competency }) =>
          domain.competencies.some(({ id }) => id === competency),
        );
        if (checks.length === 0) return [];
        return [
          {
            domain: domain.id,
            title: textIn(domain.title, language),
            competencies: [...new Set(checks.map(({ competency }) => competency))],
            ...areaMemory(checks, pool, (one) => chanceAt(one, at)),
          },
        ];
      });
      return ok({
        courseId,
        courseTitle: textIn(course.title, language),
        language,
        today: askedToday(pool, at, zoneOffsetMinutes()),
        days: dueByDay(pool, at, zoneOffsetMinutes()),
        nextLesson: lessonsOf(course).find(({ id }) => !read[id]?.readAt)?.id ?? null,
        areas,
      });
    },

    begin: async (courseId, wanted) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course } = found.value;
      const { chanceAt } = await memory();
      const language = courseLanguage(course, desk.language());
      const at = now();
      const pool = poolOf(found.value);
      const focus = focusOf(found.value, wanted);
      const lessons = lessonsByCheck(course);
      const checks = checksOf(pool, focus, (one) => chanceAt(one, at), at, zoneOffsetMinutes());
      return ok({
        courseTitle: textIn(course.title, language),
        language,
        checks: checks.map((check) => {
          const lesson = lessons.get(check.id);
          return {
            id: check.id,
            question: presentCheck(check, language, orderFor(check, pool.memories)),
            lesson: lesson ? { id: lesson.id, title: lesson.texts[language]?.title ?? lesson.id } : null,
          };
        }),
      });
    },

    answer: async ({ courseId, checkId, response }) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course } = found.value;
      const check = course.checks.find(({ id }) => id === checkId);
      if (!check) return failed(failure('check-unknown'));
      if (!itemTypeOf(check).accepts(check, response)) return failed(failure('input-invalid'));
      const told = checkFeedbackOf(check, response, courseLanguage(course, desk.language()));
      const kept = await keep(found.value, check, told.correct);
      if (!kept.ok) return kept;
      return ok({ ...told, againInDays: daysUntil(kept.value.due, now(), zoneOffsetMinutes()) });
    },

    note: async (learner, course, check, right) => {
      const practice = await practiceOf(learner);
      return practice.ok ? keep({ learner, course, practice: practice.value }, check, right) : practice;
    },

    today: async (learner, course) => {
      const practised =
        opened.has(learner) ||
        (await access(join(learner.path, 'practice.json')).then(
          () => true,
          () => false,
        ));
      if (!practised) return 0;
      const practice = await practiceOf(learner);
      if (!practice.ok) return 0;
      return askedToday(poolOf({ learner, course, practice: practice.value }), now(), zoneOffsetMinutes());
    },
  };
}
