/**
 * What a person keeps beside what they read: notes, bookmarks, and a plan for each course.
 */
import { courseLanguage, lessonsOf } from '#core/content/pack.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { TextSource } from '#core/contract/library-calls.ts';
import type { KeptText, PlanView, PlanWish } from '#core/contract/study-calls.ts';
import { articleText } from '#core/library/article.ts';
import { dayOf } from '#core/practice/days.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { studyPlan } from '#core/study/plan.ts';
import { type Beside, openBeside } from '#store/learner/beside-profile.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { type StudyRecord, studyShape } from '#store/learner/study-record.ts';
import { recordOf } from '../course/course-record.ts';
import { type AtCourse, learnerAtCourse } from '../course/open-course.ts';
import type { Desk } from '../desk.ts';
import { now, zoneOffsetMinutes } from '../exam/system-clock.ts';

export type StudyService = {
  page(source: TextSource): Promise<Result<CallOutput<'study.page'>>>;
  note(input: CallInput<'study.note'>): Promise<Result<Record<string, never>>>;
  bookmark(input: CallInput<'study.bookmark'>): Promise<Result<Record<string, never>>>;
  kept(): Promise<Result<KeptText[]>>;
  plan(courseId: string): Promise<Result<PlanView | null>>;
  setPlan(input: CallInput<'study.set-plan'>): Promise<Result<PlanView | null>>;
};

type Kept = StudyRecord['texts'][string];

const keyOf = (source: TextSource): string =>
  source.kind === 'article' ? `article ${source.articleId}` : `lesson ${source.courseId}/${source.lessonId}`;

function sourceOf(key: string): TextSource | null {
  const [kind, id = ''] = key.split(' ');
  if (kind === 'article') return { kind, articleId: id };
  const [courseId, lessonId] = id.split('/');
  return kind === 'lesson' && courseId && lessonId ? { kind, courseId, lessonId } : null;
}

const dayMs = 86_400_000;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const dayOfDate = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);

export function studyService(desk: Desk): StudyService {
  const opened = new WeakMap<LearnerFolder, Promise<Result<Beside<StudyRecord>>>>();

  const open = async (): Promise<Result<Beside<StudyRecord>['store']>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    let opening = opened.get(learner.value);
    if (!opening) {
      opening = openBeside(studyShape(learner.value.path), now);
      opened.set(learner.value, opening);
      const first = await opening;
      if (first.ok) desk.notices.post([...first.value.notices]);
      else opened.delete(learner.value);
    }
    const done = await opening;
    return done.ok ? ok(done.value.store) : done;
  };

  /** The title of a text and its language; null where it is not here any more. */
  const textOf = async (source: TextSource) => {
    const { articles, courses } = await desk.library();
    if (source.kind === 'article') {
      const article = articles.find(({ id }) => id === source.articleId);
      const found = article && articleText(article, desk.language());
      return found ? { title: found.text.title, language: found.language } : null;
    }
    const course = courses.find(({ id }) => id === source.courseId);
    const lesson = course && lessonsOf(course).find(({ id }) => id === source.lessonId);
    if (!course || !lesson) return null;
    const language = courseLanguage(course, desk.language());
    return { title: lesson.texts[language]?.title ?? lesson.id, language };
  };

  const change = async (source: TextSource, edit: (kept: Kept) => void) => {
    if (!(await textOf(source))) return failed(failure('lesson-unknown'));
    const store = await open();
    if (!store.ok) return store;
    const done = await store.value.update(({ texts }) => {
      const kept = texts[keyOf(source)] ?? { note: '', isBookmarked: false, at: '' };
      edit(kept);
      kept.at = now().toISOString();
      if (kept.note === '' && !kept.isBookmarked) delete texts[keyOf(source)];
      else texts[keyOf(source)] = kept;
    });
    return done.ok ? ok({}) : done;
  };

  const viewOf = ({ learner, course }: AtCourse, wish: PlanWish): PlanView => {
    const language = courseLanguage(course, desk.language());
    const read = recordOf(learner, course.id).lessons;
    const left = lessonsOf(course).filter(({ id }) => !read[id]?.readAt);
    const at = now();
    const { days, examDay } = studyPlan({
      lessons: left,
      from: dayOf(at, zoneOffsetMinutes()),
      until: dayOfDate(wish.until),
      weekdays: wish.weekdays,
    });
    const titles = new Map(left.map(({ id, texts }) => [id, texts[language]?.title ?? id]));
    return {
      ...wish,
      days: days.map(({ day, lessons, minutes }) => ({
        day: dateOf(day),
        minutes,
        lessons: lessons.map(({ id }) => ({ id, title: titles.get(id) ?? id })),
      })),
      examDay: examDay === null ? null : dateOf(examDay),
      isRead: left.length === 0,
    };
  };

  return {
    page: async (source) => {
      const store = await open();
      if (!store.ok) return store;
      const { note = '', isBookmarked = false } = store.value.data.texts[keyOf(source)] ?? {};
      return ok({ note, isBookmarked });
    },
    note: ({ source, text }) =>
      change(source, (kept) => {
        kept.note = text;
      }),
    bookmark: ({ source, on }) =>
      change(source, (kept) => {
        kept.isBookmarked = on;
      }),
    kept: async () => {
      const store = await open();
      if (!store.ok) return store;
      const texts = await Promise.all(
        Object.entries(store.value.data.texts).map(async ([key, kept]): Promise<KeptText[]> => {
          const source = sourceOf(key);
          const text = source && (await textOf(source));
          return source && text ? [{ source, ...text, ...kept }] : [];
        }),
      );
      return ok(texts.flat().sort((a, b) => (a.at < b.at ? 1 : -1)));
    },
    plan: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const store = await open();
      if (!store.ok) return store;
      const wish = store.value.data.plans[courseId];
      return ok(wish ? viewOf(found.value, wish) : null);
    },
    setPlan: async ({ courseId, wish }) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const store = await open();
      if (!store.ok) return store;
      const kept = await store.value.update(({ plans }) => {
        if (wish) plans[courseId] = wish;
        else delete plans[courseId];
      });
      if (!kept.ok) return kept;
      return ok(wish ? viewOf(found.value, wish) : null);
    },
  };
}
