/**
 * All content of a folder: the framework and the courses that are good, and why the others were left out.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course, Framework } from '#core/content/pack.ts';
import { issuerSchema } from '#core/content/pack-schema.ts';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { type CourseReading, readCourse } from '#core/content/read-course.ts';
import { readFramework } from '#core/content/read-framework.ts';
import { readYaml } from '#core/content/read-yaml.ts';
import type { LocalText } from '#core/locale/languages.ts';
import { readPackFolder } from './pack-folder.ts';

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

  const competencies = await readPackFolder(join(contentFolder, 'competencies'));
  const framework = readFramework(competencies.files);
  const frameworkProblems = [...competencies.problems, ...framework.problems];
  if (frameworkProblems.length > 0) refused.push({ pack: 'competencies', problems: frameworkProblems });

  const courses: Course[] = [];
  const names = await readdir(join(contentFolder, 'courses')).catch(() => [] as string[]);
  for (const name of names.filter((entry) => !entry.startsWith('.')).sort()) {
    const pack = await readPackFolder(join(contentFolder, 'courses', name));
    const course = readWithoutFail(() => readCourse(pack.files, frameworkProblems.length > 0 ? null : framework.value));
    const problems = [...pack.problems, ...course.problems];
    if (problems.length > 0) refused.push({ pack: `courses/${name}`, problems });
    else if (course.value) courses.push(course.value);
  }
  return { issuer: issuer?.value ?? null, framework: framework.value, courses, refused };
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
