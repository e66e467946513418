/**
 * How the pass mark of a course's exam was set, for people to read.
 */
import type { Course } from '#core/content/pack.ts';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { standardCut } from '#core/exam/standard-cut.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';

export function standardView(course: Course, language: LanguageCode): ExamIntro['standard'] {
  const { standard } = course.blueprint;
  if (!standard) return null;
  const { cut, standardError, judges } = standardCut(standard, course.blueprint, {
    items: course.bank,
    sets: course.sets,
  });
  const { basis, date, candidate } = standard;
  return { basis, date, candidate: textIn(candidate, language), judges, cut, standardError };
}
