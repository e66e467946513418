/**
 * What authors should know of content that can be used: competencies that nothing teaches, sentences that are hard to read,
 * a course that is too large to be carried. Learners are shown it all the same.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Exercise } from '../exercises/exercise.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { checkCoverage } from './coverage.ts';
import { type Course, type Framework, lessonsOf, type PackFiles } from './pack.ts';
import { type ContentProblem, problem } from './problem.ts';
import { checkReading } from './reading-level.ts';

/** In bytes: what a course may hold in all its languages. */
export const largestCourse = 25 * 1024 * 1024;

export type Told = { readonly pack: string; readonly problems: readonly ContentProblem[] };

export function checkForAuthors(content: {
  readonly framework: Framework | null;
  readonly courses: readonly Course[];
  readonly exercises: readonly Exercise[];
}): Told[] {
  const { framework, courses, exercises } = content;
  const competencies = framework ? checkCoverage(framework, courses, exercises) : [];
  return [
    { pack: 'competencies', problems: competencies },
    ...courses.map((course) => ({ pack: `courses/${course.id}`, problems: readingIn(course) })),
  ].filter(({ problems }) => problems.length > 0);
}

const readingIn = (course: Course): ContentProblem[] =>
  lessonsOf(course).flatMap(({ moduleId, id, texts }) =>
    Object.entries(texts).flatMap(([language, { blocks }]) =>
      checkReading(`modules/${moduleId}/${id}.${language}.md`, blocks, language as LanguageCode),
    ),
  );

/** `files`: of one course, with what is no text (films) as its size in bytes in `others`. */
export function checkSize(files: PackFiles, others = 0): ContentProblem[] {
  const size = [...files.values()].reduce((sum, text) => sum + utf8ToBytes(text).length, others);
  if (size <= largestCourse) return [];
  const inMegabytes = (bytes: number) => String(Math.ceil(bytes / 1024 / 1024));
  return [problem('.', 0, 'pack-too-large', { size: inMegabytes(size), most: inMegabytes(largestCourse) })];
}
