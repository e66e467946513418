/**
 * The packs of a content folder, as files: the competencies, and each course.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackReading, readPackFolder } from './pack-folder.ts';

export type Pack = PackReading & {
  /** As it is named to people: `competencies`, `courses/basic-security`. */
  readonly name: string;
  readonly folder: string;
};

/** The competencies first. */
export async function* packsIn(contentFolder: string): AsyncGenerator<Pack> {
  const names = await readdir(join(contentFolder, 'courses')).catch(() => [] as string[]);
  const courses = names.filter((entry) => !entry.startsWith('.')).sort();
  for (const name of ['competencies', ...courses.map((course) => `courses/${course}`)]) {
    const folder = join(contentFolder, name);
    yield { name, folder, ...(await readPackFolder(folder)) };
  }
}
