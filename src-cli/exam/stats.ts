/**
 * `fieldpass exam stats`: journals of decided attempts in, the statistics of the exam and its items out.
 */
import { writeFile } from 'node:fs/promises';
import type { LanguageCode } from '#core/locale/languages.ts';
import { keysOf } from '#core/statistics/from-journal.ts';
import { examReport } from '#core/statistics/report/exam-report.ts';
import { reportHtml } from '#core/statistics/report/report-html.ts';
import { readAnswered } from '#store/attempt/read-answered.ts';
import { findJournals } from '../find-journals.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';
import { findExam } from './find-exam.ts';
import { statsText } from './stats-text.ts';

export type StatsOptions = {
  readonly exam: string;
  readonly content: string;
  readonly language: LanguageCode;
  readonly json?: boolean;
  readonly html?: string;
};

export async function examStats(paths: readonly string[], options: StatsOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const course = await findExam(options.content, options.exam, t);
  if (!course) return 1;
  const journals = await findJournals(paths, t);
  if (!journals) return 1;

  const progress = progressLine(t('reading'), journals.length);
  const read = await readAnswered(journals, course, (done) => {
    progress.at(done);
    return true;
  });
  progress.end();
  if (!read) return 1;
  const { answered } = read;
  for (const reason of new Set(read.leftOut.map((one) => one.reason))) {
    const count = read.leftOut.filter((one) => one.reason === reason).length;
    process.stderr.write(`${t(`leftOut.${reason}`, { count })}\n`);
  }
  if (answered.length === 0) {
    process.stderr.write(`${t('noAttempts')}\n`);
    return 1;
  }

  const report = examReport(answered, {
    passShare: course.blueprint.passPercent / 100,
    keys: keysOf(course.bank),
  });
  if (options.html) await writeFile(options.html, reportHtml(report, course, options.language, t));
  if (options.json) process.stdout.write(`${JSON.stringify({ exam: course.blueprint.id, ...report })}\n`);
  else process.stdout.write(`${statsText(report, t, options.language)}\n`);
  if (options.html) process.stderr.write(`${t('writtenTo', { path: options.html })}\n`);
  return 0;
}
