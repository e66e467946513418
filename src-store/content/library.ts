/**
 * All content of a folder: the framework and the courses that are good, and why the others were left out.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course, Framework } from '#core/content/pack.ts';
import type { ContentProblem } from '#core/content/problem.ts';
import { readCourse } from '#core/content/read-course.ts';
import { readFramework } from '#core/content/read-framework.ts';
import { readPackFolder } from './pack-folder.ts';

export type RefusedPack = { pack: string; problems: ContentProblem[] };
export type Library = { framework: Framework | null; courses: Course[]; refused: RefusedPack[] };

export async function readLibrary(contentFolder: string): Promise<Library> {
  const refused: RefusedPack[] = [];
  const competencies = await readPackFolder(join(contentFolder, 'competencies'));
  const framework = readFramework(competencies.files);
  const frameworkProblems = [...competencies.problems, ...framework.problems];
  if (frameworkProblems.length > 0) refused.push({ pack: 'competencies', problems: frameworkProblems });

  const courses: Course[] = [];
  const names = await readdir(join(contentFolder, 'courses')).catch(() => [] as string[]);
  for (const name of names.filter((entry) => !entry.startsWith('.')).sort()) {
    const pack = await readPackFolder(join(contentFolder, 'courses', name));
    const course = readCourse(pack.files, frameworkProblems.length > 0 ? null : framework.value);
    const problems = [...pack.problems, ...course.problems];
    if (problems.length > 0) refused.push({ pack: `courses/${name}`, problems });
    else if (course.value) courses.push(course.value);
  }
  return { framework: framework.value, courses, refused };
}
