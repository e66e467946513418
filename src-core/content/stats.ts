/**
 * How much a course holds, by language.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { segmenterFor } from '../locale/segmenter.ts';
import { type Course, lessonsOf } from './pack.ts';
import { textsOf } from './read-lesson.ts';

export type LanguageStats = {
  modules: number;
  lessons: number;
  words: number;
  checks: number;
  pictures: number;
  items: number;
};
export type CourseStats = { id: string; version: string; languages: Partial<Record<LanguageCode, LanguageStats>> };

/** Words of the running text; Chinese is split into words by the Unicode dictionary (Intl.Segmenter). */
export function countWords(texts: readonly string[], language: LanguageCode): number {
  const segmenter = segmenterFor(language, 'word');
  let words = 0;
  for (const text of texts) {
    for (const segment of segmenter.segment(text)) if (segment.isWordLike) words += 1;
  }
  return words;
}

export function courseStats(course: Course): CourseStats {
  const lessons = lessonsOf(course);
  const stats: CourseStats = { id: course.id, version: course.version, languages: {} };
  for (const language of course.languages) {
    const texts = lessons.flatMap((lesson) => {
      const text = lesson.texts[language];
      return text ? [text] : [];
    });
    const pictures = texts.flatMap((text) => text.blocks.filter((block) => block.kind === 'picture'));
    stats.languages[language] = {
      modules: course.modules.length,
      lessons: texts.length,
      words: countWords(
        texts.flatMap((text) => [text.title, text.summary, ...textsOf(text.blocks)]),
        language,
      ),
      checks: course.checks.filter((check) => check.stem[language]).length,
      pictures: pictures.length,
      items: course.bank.filter((item) => item.stem[language]).length,
    };
  }
  return stats;
}
