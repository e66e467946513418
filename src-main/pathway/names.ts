/**
 * What courses, lessons, competencies and stations are called, in the language in which a person reads them.
 */
import { competencyIn, courseLanguage, domainIn, lessonsOf } from '#core/content/pack.ts';
import { type LanguageCode, type LocalText, textIn } from '#core/locale/languages.ts';
import type { Library } from '#store/content/library.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';

export type Names = ReturnType<typeof namesFor>;

export function namesFor(
  { courses, programmes, framework }: Pick<Library, 'courses' | 'programmes' | 'framework'>,
  learner: LearnerFolder,
  language: LanguageCode,
) {
  const said = (text: LocalText | null | undefined) => textIn(text ?? {}, language);
  const courseOf = (id: string) => courses.find((one) => one.id === id);
  const languageOf = (id: string): LanguageCode => {
    const course = courseOf(id);
    return course ? courseLanguage(course, language) : language;
  };
  return {
    languageOf,
    /** One that is not taught here any more is called as it was when its exam was decided. */
    course: (id: string) => said(courseOf(id)?.title ?? learner.profile.data.courses[id]?.title) || id,
    lesson: (courseId: string, lessonId: string) => {
      const course = courseOf(courseId);
      const lesson = course && lessonsOf(course).find(({ id }) => id === lessonId);
      return lesson?.texts[languageOf(courseId)]?.title ?? lessonId;
    },
    competency: (id: string) => said(framework && competencyIn(framework, id)?.title) || id,
    domain: (id: string) => said(framework && domainIn(framework, id)?.title),
    station: (programmeId: string, id: string) => {
      const programme = programmes.find((one) => one.id === programmeId);
      return {
        id,
        title: said(programme?.stations.find((one) => one.id === id)?.title) || id,
        programmeId,
        programme: said(programme?.title) || programmeId,
      };
    },
  };
}
