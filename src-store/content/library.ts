/**
 * All content of a folder: the framework and the courses that are good, and why the others were left out.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Course, courseLevels, type Framework } from '#core/content/pack.ts';
import { issuerSchema } from '#core/content/pack-schema.ts';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { type CourseReading, readCourse } from '#core/content/read-course.ts';
import { readFramework } from '#core/content/read-framework.ts';
import { readYaml } from '#core/content/read-yaml.ts';
import type { LocalText } from '#core/locale/languages.ts';
import { packsIn } from './packs.ts';

export type RefusedPack = { pack: string; problems: ContentProblem[] };
export type Issuer = { id: string; name: LocalText };
export type Library = { issuer: Issuer | null; framework: Framework | null; courses: Course[]; refused: RefusedPack[] };

export async function readLibrary(contentFolder: string): Promise<Library> {
  const refused: RefusedPack[] = [];
  const issuerText = await readFile(join(contentFolder, 'issuer.yaml'), 'utf8').catch(() => null);
  const issuer = issuerText === null ? null : readYaml('issuer.yaml', issuerText, issuerSchema);
  const issuerProblems = issuer
    ? issuer.problems
    : [problem('issuer.yaml', 0, 'file-missing', { file: 'issuer.yaml' })];
  if (issuerProblems.length > 0) refused.push({ pack: 'issuer', problems: issuerProblems });

  let framework: Framework | null = null;
  let isFrameworkGood = false;
  const courses: Course[] = [];
  for await (const pack of packsIn(contentFolder)) {
    const isFramework = pack.name === 'competencies';
    const read = isFramework
      ? readFramework(pack.files)
      : readWithoutFail(() => readCourse(pack.files, isFrameworkGood ? framework : null));
    const problems = [...pack.problems, ...read.problems];
    if (problems.length > 0) refused.push({ pack: pack.name, problems });
    if (isFramework) {
      framework = read.value as Framework | null;
      isFrameworkGood = problems.length === 0;
    } else if (problems.length === 0 && read.value) courses.push(read.value as Course);
  }
  // Within a level as the folders are named.
  courses.sort((a, b) => courseLevels.indexOf(a.level) - courseLevels.indexOf(b.level));
  return { issuer: issuer?.value ?? null, framework, courses, refused };
}

/** Whatever somebody put into a pack, reading it must not stop the application. */
function readWithoutFail(read: () => CourseReading): CourseReading {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return { value: null, problems: [problem('course.yaml', 0, 'schema', { field: 'course', reason })] };
  }
}
