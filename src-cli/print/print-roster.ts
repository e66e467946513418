/**
 * `fieldpass print --roster`: certificates for everybody in a table, in the name of an organisation. Exit 0 only if every
 * row was printed.
 */
import { join } from 'node:path';
import type { Assurance } from '#core/exam/assurance.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { BatchDocument } from '#core/roster/batch.ts';
import type { RosterProblem } from '#core/roster/roster-row.ts';
import { printBatch } from '#print/batch/print-batch.ts';
import { problemsFile, runBatch } from '#store/batch/run-batch.ts';
import { messagesIn } from '../messages.ts';
import { askPassphrase } from '../passphrase.ts';
import { progressLine } from '../progress-line.ts';
import { readContent } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export type PrintRosterOptions = {
  readonly roster: string;
  readonly issuer: string;
  readonly out: string;
  readonly content: string;
  readonly template?: string;
  readonly course?: string;
  readonly passed?: string;
  readonly assurance: Assurance;
  readonly paperLanguage: LanguageCode;
  readonly second?: LanguageCode;
  readonly size: 'A4' | 'Letter';
  readonly documents: readonly BatchDocument[];
  readonly merged: boolean;
  readonly passphraseFile?: string;
  readonly language: LanguageCode;
};

export async function printRoster(options: PrintRosterOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const passphrase = await askPassphrase(options.passphraseFile, t);
  if (passphrase === null) return 1;
  const words = Object.fromEntries(
    await Promise.all(
      [...new Set([options.paperLanguage, 'en', 'zh', 'ar', 'fr', 'ru', 'es'] as const)].map(
        async (code) => [code, await messagesIn(code)] as const,
      ),
    ),
  );
  const sentence = ({ code, params }: RosterProblem) => t(`problem.${code}`, { ns: 'roster', ...params });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  let progress: ReturnType<typeof progressLine> | null = null;
  const done = await runBatch(
    {
      roster: options.roster,
      issuer: options.issuer,
      passphrase,
      out: options.out,
      library: await readContent(options.content),
      ...(options.template && { template: options.template }),
      style: {
        documents: [...options.documents],
        merged: options.merged,
        secondLanguage: options.second ?? null,
        size: options.size,
      },
      defaults: {
        course: options.course ?? null,
        passed: options.passed ?? null,
        assurance: options.assurance,
        language: options.paperLanguage,
      },
    },
    {
      print: printBatch,
      now: () => new Date(),
      criteria: (code, percent) => words[code]?.('criteria', { ns: 'certificate', percent }) ?? '',
      words: {
        headings: [
          t('heading.row', { ns: 'roster' }),
          t('heading.name', { ns: 'roster' }),
          t('heading.problem', { ns: 'roster' }),
        ],
        sentence,
      },
      onProgress: (at, total) => {
        progress ??= progressLine(t('printing', { ns: 'roster' }), total);
        progress.at(at);
        return !isStopped;
      },
    },
  );
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  (progress as ReturnType<typeof progressLine> | null)?.end();
  if (!done.ok) return sayFailure(done.failure, t);
  const { printed, problems } = done.value;
  for (const problem of problems) {
    const said = sentence(problem);
    const { row, name } = problem;
    process.stderr.write(
      `${row > 0 ? t('row', { ns: 'roster', row, name: name || '–', sentence: said }) : t('file', { ns: 'roster', sentence: said })}\n`,
    );
  }
  process.stdout.write(`${t('printed', { ns: 'roster', count: printed, folder: options.out })}\n`);
  if (problems.length > 0)
    process.stderr.write(
      `${t('notPrinted', { ns: 'roster', count: problems.length, file: join(options.out, problemsFile) })}\n`,
    );
  if (done.value.isStopped) process.stderr.write(`${t('stopped', { ns: 'roster' })}\n`);
  return problems.length > 0 || done.value.isStopped ? 1 : 0;
}
