/**
 * The bank of a course, written as a QTI 3.0 package.
 */
import { dirname, join } from 'node:path';
import type { Course } from '#core/content/pack.ts';
import { type WrittenPackage, writeQtiPackage } from '#core/exchange/qti/write-package.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import { readPackFolder } from '../content/pack-folder.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';

export type TakenOut = Pick<WrittenPackage, 'counts' | 'problems'> & {
  /** Why the file could not be written; null where it was. */
  readonly failure: Failure | null;
};

/** The drawings of a course, by name. */
async function picturesOf(contentFolder: string, courseId: string): Promise<Map<string, Uint8Array>> {
  const { files } = await readPackFolder(join(contentFolder, 'courses', courseId, 'pictures'));
  const encoder = new TextEncoder();
  return new Map([...files].map(([name, text]) => [name, encoder.encode(text)]));
}

/** Writes over what is at `out`: whoever calls has asked. `language`: of the title of the package. */
export async function takeOut(
  contentFolder: string,
  course: Course,
  out: string,
  language: LanguageCode,
): Promise<TakenOut> {
  const { bytes, counts, problems } = writeQtiPackage({
    id: course.id,
    title: textIn(course.title, language),
    items: course.bank,
    sets: course.sets,
    pictures: await picturesOf(contentFolder, course.id),
  });
  try {
    await ensureFolder(dirname(out));
    await writeDurably(out, bytes);
  } catch (error) {
    return { counts, problems, failure: diskFailure(error) };
  }
  return { counts, problems, failure: null };
}
