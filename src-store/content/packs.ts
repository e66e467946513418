/**
 * The packs of a content folder, as files: the competencies, the glossary, each exercise, each film, each course, each
 * programme, each pathway, and the library.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackReading, readPackFolder } from './pack-folder.ts';

/** The competencies first: others are read against them. */
const kinds = [
  'competencies',
  'glossary',
  'exercises',
  'films',
  'courses',
  'programmes',
  'pathways',
  'library',
] as const;
/** These hold many packs, each in a folder of its own; the others are one pack each. */
const shelves: readonly string[] = ['exercises', 'films', 'courses', 'programmes', 'pathways'];

export type Pack = PackReading & {
  readonly kind: (typeof kinds)[number];
  /** The name of its own folder. */
  readonly id: string;
  /** As it is named to people: `competencies`, `courses/basic-security`. */
  readonly name: string;
  readonly folder: string;
};

export async function* packsIn(contentFolder: string): AsyncGenerator<Pack> {
  for (const kind of kinds) {
    const there = await readdir(join(contentFolder, kind)).catch(() => null);
    // A content folder without a library is whole; without competencies it is not, and reading them says so.
    const alone = there !== null || kind === 'competencies' ? [''] : [];
    const within = shelves.includes(kind) ? (there ?? []) : alone;
    for (const id of within.filter((entry) => !entry.startsWith('.')).sort()) {
      const folder = join(contentFolder, kind, id);
      yield { kind, id: id || kind, name: id ? `${kind}/${id}` : kind, folder, ...(await readPackFolder(folder)) };
    }
  }
}
