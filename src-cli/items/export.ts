/**
 * `fieldpass items export`: the bank of a course as a QTI 3.0 package.
 */
import { dirname, join } from 'node:path';
import { writeQtiPackage } from '#core/exchange/qti/write-package.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { readLibrary } from '#store/content/library.ts';
import { readPackFolder } from '#store/content/pack-folder.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { messagesIn } from '../messages.ts';
import { isLoss, problemLine } from './problem-lines.ts';
import { refuseExisting } from './refuse-existing.ts';

export type ItemsExportOptions = {
  readonly course: string;
  readonly out: string;
  readonly content: string;
  readonly language: LanguageCode;
  readonly force?: boolean;
};

/** The drawings of a course, by name. */
async function picturesOf(contentFolder: string, courseId: string): Promise<Map<string, Uint8Array>> {
  const { files } = await readPackFolder(join(contentFolder, 'courses', courseId, 'pictures'));
  const encoder = new TextEncoder();
  return new Map([...files].map(([name, text]) => [name, encoder.encode(text)]));
}

export async function itemsExport(options: ItemsExportOptions): Promise<number> {
  const { content, out, language } = options;
  const t = await messagesIn(language);
  const { courses, refused } = await readLibrary(content);
  const course = courses.find(({ id }) => id === options.course);
  if (!course) {
    const known = courses.map(({ id }) => id).join(', ') || '–';
    process.stderr.write(`${t('courseUnknown', { ns: 'exchange', course: options.course, known })}\n`);
    if (refused.length > 0) process.stderr.write(`${t('contentRefused')}\n`);
    return 1;
  }
  if (!options.force && (await refuseExisting([out], 'export.forceHint', t))) return 1;

  const { bytes, counts, problems } = writeQtiPackage({
    id: course.id,
    title: textIn(course.title, language),
    items: course.bank,
    sets: course.sets,
    pictures: await picturesOf(content, course.id),
  });
  for (const problem of problems) process.stdout.write(`${problemLine(out, problem, t)}\n`);
  try {
    await ensureFolder(dirname(out));
    await writeDurably(out, bytes);
  } catch (error) {
    const { code, params } = diskFailure(error);
    process.stderr.write(
      `${t(`${code}.what`, { ns: 'failure', ...params })}\n${t('export.none', { ns: 'exchange' })}\n`,
    );
    return 1;
  }
  process.stdout.write(`${t('export.done', { ns: 'exchange', path: out, ...counts })}\n`);
  return problems.some(isLoss) ? 1 : 0;
}
