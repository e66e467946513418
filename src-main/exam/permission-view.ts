/**
 * Whether another try may begin, with the titles of the lessons that come first.
 */
import { type Course, courseLanguage, lessonsOf } from '#core/content/pack.ts';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import type { Permission } from '#core/exam/tries.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

export function permissionView(permission: Permission, course: Course, wanted: LanguageCode): ExamIntro['permission'] {
  if (permission.may || permission.because !== 'restudy') return permission;
  const language = courseLanguage(course, wanted);
  return {
    ...permission,
    lessons: lessonsOf(course)
      .filter(({ id }) => permission.lessons.includes(id))
      .map(({ id, minutes, texts }) => ({ lessonId: id, title: texts[language]?.title ?? id, minutes })),
  };
}
