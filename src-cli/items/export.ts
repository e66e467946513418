/**
 * `fieldpass items export`: the bank of a course as a QTI 3.0 package.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { takeOut } from '#store/items/take-out.ts';
import { messagesIn } from '../messages.ts';
import { readContent } from '../read-content.ts';
import { isLoss, problemLine } from './problem-lines.ts';
import { refuseExisting } from './refuse-existing.ts';

export type ItemsExportOptions = {
  readonly course: string;
  readonly out: string;
  readonly content: string;
  readonly language: LanguageCode;
  readonly force?: boolean;
};

export async function itemsExport(options: ItemsExportOptions): Promise<number> {
  const { content, out, language } = options;
  const t = await messagesIn(language);
  const { courses, refused } = await readContent(content);
  const course = courses.find(({ id }) => id === options.course);
  if (!course) {
    const known = courses.map(({ id }) => id).join(', ') || '–';
    process.stderr.write(`${t('courseUnknown', { ns: 'exchange', course: options.course, known })}\n`);
    if (refused.length > 0) process.stderr.write(`${t('contentRefused')}\n`);
    return 1;
  }
  if (!options.force && (await refuseExisting([out], 'export.forceHint', t))) return 1;

  const { counts, problems, failure } = await takeOut(content, course, out, language);
  for (const problem of problems) process.stdout.write(`${problemLine(out, problem, t)}\n`);
  if (failure) {
    const { code, params } = failure;
    process.stderr.write(
      `${t(`${code}.what`, { ns: 'failure', ...params })}\n${t('export.none', { ns: 'exchange' })}\n`,
    );
    return 1;
  }
  process.stdout.write(`${t('export.done', { ns: 'exchange', path: out, ...counts })}\n`);
  return problems.some(isLoss) ? 1 : 0;
}
