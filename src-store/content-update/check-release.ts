/**
 * Reads a release as content is always read, and keeps what was read for the first start with it. Content in which something
 * is wrong, or with nothing to learn, is not taken.
 */
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { prepareLibrary } from '../content/library-cache.ts';

export type ReleaseCheck = {
  /** Where its files lie. */
  readonly folder: string;
  /** Where what was read is kept. */
  readonly prepared: string;
  /** Of the program. */
  readonly version: string;
};

/** What is wrong; nothing when it can be taken. */
export async function checkRelease({ folder, prepared, version }: ReleaseCheck): Promise<ContentProblem[]> {
  const { courses, refused } = await prepareLibrary(folder, prepared, version);
  const problems = refused.flatMap((one) =>
    one.problems.map((found) => ({ ...found, file: `${one.pack}/${found.file}` })),
  );
  if (problems.length > 0) return problems;
  return courses.length > 0 ? [] : [problem('courses', 0, 'file-missing', { file: 'courses' })];
}
