/**
 * `fieldpass verify`: says of each file whether it is good, and why. Exit 0 only if all are.
 */
import { Worker } from 'node:worker_threads';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { longDate } from '#core/locale/long-date.ts';
import { type Report, reportOf } from '#core/verify/report.ts';
import { sentenceOf } from '#core/verify/sentence.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkAll } from '#store/verify/check-files.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';

export type VerifyOptions = {
  /** Folders, the first pins the trust list. */
  readonly trust: readonly string[];
  readonly language: LanguageCode;
  readonly json?: boolean;
  /** ISO instant; the time of now where it is not given. */
  readonly at?: string;
};

/** Below this many nobody waits long enough to want a bar. */
const manyFiles = 20;

export async function verify(files: readonly string[], options: VerifyOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const known = await readKnown(options.trust, options.at ?? new Date().toISOString());
  const date = (instant: string) => longDate(instant, options.language);
  const say = (one: Checked) =>
    sentenceOf(one, one.issuer ? textIn(one.issuer.name, options.language) : '', t as never, date);

  const progress = files.length >= manyFiles ? progressLine(t('verify:checking'), files.length) : null;
  const thread = new URL('./check-thread.mjs', import.meta.url);
  const checks = await checkAll(files, {
    known,
    onProgress: (done) => {
      progress?.at(done);
      return true;
    },
    openThread: () => new Worker(thread, { workerData: known }),
  });
  progress?.end();

  const reports = files.flatMap((file, index) => {
    const one = checks[index];
    return one ? [reportOf(file, one, options.language, say)] : [];
  });
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else
    process.stdout.write(
      `${reports.map((report) => linesOf(report, t(`verify:verdict.${report.verdict.replace(' ', '-')}`))).join('\n')}\n`,
    );
  return checks.every((one) => one?.verdict === 'good') ? 0 : 1;
}

function linesOf(report: Report, word: string): string {
  const { credential } = report;
  const who = credential ? `  ${credential.holder}, ${credential.course.title}, ${credential.number}\n` : '';
  return `${word.toUpperCase()}  ${report.file}\n  ${report.reason}\n${who}`;
}
