/**
 * Journals on the disk → what the statistics need of them. Changes nothing; what is left out is named with its reason.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '#core/content/pack.ts';
import { attemptEventSchema } from '#core/exam/attempt-event.ts';
import type { Answered } from '#core/statistics/answered.ts';
import { answeredFrom, type LeftOut } from '#core/statistics/from-journal.ts';
import { readJournal } from './journal.ts';

export type ReadAnswered = {
  readonly answered: readonly Answered[];
  readonly leftOut: readonly { readonly path: string; readonly reason: LeftOut | 'damaged' }[];
};

/** Journals named, and those below folders named, each once. Throws for a path that is not there. */
export async function journalsIn(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path);
    if (!info.isDirectory()) found.push(path);
    else {
      const names = await readdir(path, { recursive: true });
      found.push(...names.filter((name) => name.endsWith('.ndjson')).map((name) => join(path, name)));
    }
  }
  return [...new Set(found)].sort();
}

/** `onProgress` is told how many are read and answers whether to go on; null where it said no. */
export async function readAnswered(
  journals: readonly string[],
  course: Course,
  onProgress: (done: number) => boolean,
): Promise<ReadAnswered | null> {
  const answered: Answered[] = [];
  const leftOut: { path: string; reason: LeftOut | 'damaged' }[] = [];
  for (const [index, path] of journals.entries()) {
    const one = await readJournal(path, attemptEventSchema).then(
      ({ entries, brokenAtLine }) =>
        brokenAtLine === null ? answeredFrom(entries, course.blueprint.id, course.bank) : 'damaged',
      () => 'damaged' as const,
    );
    if (typeof one === 'string') leftOut.push({ path, reason: one });
    else answered.push(one);
    if (!onProgress(index + 1)) return null;
  }
  return { answered, leftOut };
}
