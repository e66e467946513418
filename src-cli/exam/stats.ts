/**
 * `fieldpass exam stats`: journals of decided attempts in, the statistics of the exam and its items out.
 */
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptEventSchema } from '#core/exam/attempt-event.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Answered } from '#core/statistics/answered.ts';
import { answeredFrom, keysOf } from '#core/statistics/from-journal.ts';
import { examReport } from '#core/statistics/report/exam-report.ts';
import { readJournal } from '#store/attempt/journal.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';
import { findExam } from './find-exam.ts';
import { statsHtml } from './stats-html.ts';
import { statsText } from './stats-text.ts';

export type StatsOptions = {
  readonly exam: string;
  readonly content: string;
  readonly language: LanguageCode;
  readonly json?: boolean;
  readonly html?: string;
};

/** Journals named, and those below folders named. */
async function journalsIn(paths: readonly string[]): Promise<string[]> {
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

export async function examStats(paths: readonly string[], options: StatsOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const course = await findExam(options.content, options.exam, t);
  if (!course) return 1;
  let journals: string[];
  try {
    journals = await journalsIn(paths);
  } catch (error) {
    process.stderr.write(`${t('pathUnreadable', { path: (error as NodeJS.ErrnoException).path ?? '' })}\n`);
    return 1;
  }

  const answered: Answered[] = [];
  const leftOut = new Map<string, number>();
  const progress = progressLine(t('reading'), journals.length);
  for (const [index, path] of journals.entries()) {
    const one = await readJournal(path, attemptEventSchema).then(
      ({ entries, brokenAtLine }) =>
        brokenAtLine === null ? answeredFrom(entries, course.blueprint.id, course.bank) : 'damaged',
      () => 'damaged' as const,
    );
    if (typeof one === 'string') leftOut.set(one, (leftOut.get(one) ?? 0) + 1);
    else answered.push(one);
    progress.at(index + 1);
  }
  progress.end();
  for (const [reason, count] of leftOut) process.stderr.write(`${t(`leftOut.${reason}`, { count })}\n`);
  if (answered.length === 0) {
    process.stderr.write(`${t('noAttempts')}\n`);
    return 1;
  }

  const report = examReport(answered, {
    passShare: course.blueprint.passPercent / 100,
    keys: keysOf(course.bank),
  });
  if (options.html) await writeFile(options.html, statsHtml(report, course, options.language, t));
  if (options.json) process.stdout.write(`${JSON.stringify({ exam: course.blueprint.id, ...report })}\n`);
  else process.stdout.write(`${statsText(report, t)}\n`);
  if (options.html) process.stderr.write(`${t('writtenTo', { path: options.html })}\n`);
  return 0;
}
