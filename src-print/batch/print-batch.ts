/**
 * Papers for everybody on a roster: files of each person, one file of all for the printer, and the roster itself. What is
 * there already is not made again, so whoever stops goes on where it was.
 */
import { studyOf } from '#core/credential/study.ts';
import { type BatchDocument, type BatchJob, type BatchOutcome, batchFiles, type Issue } from '#core/roster/batch.ts';
import type { RosterProblem } from '#core/roster/roster-row.ts';
import { booklet } from '../documents/booklet.ts';
import { certificate } from '../documents/certificate.ts';
import { printRosterList } from '../documents/roster-list.ts';
import { transcript } from '../documents/transcript.ts';
import { walletCard } from '../documents/wallet-card.ts';
import { namesOf } from '../names-of.ts';
import type { Paper } from '../paper.ts';
import { type PaperDocument, printMany, printOne } from '../paper-document.ts';

const documents: Record<BatchDocument, PaperDocument> = { certificate, transcript, card: walletCard, booklet };
const folders: Record<BatchDocument, string> = {
  certificate: 'certificates',
  transcript: 'transcripts',
  card: 'cards',
  booklet: 'booklets',
};

/** A fault of the disk concerns every row. */
const isOfDisk = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string';

export async function printBatch(job: BatchJob): Promise<BatchOutcome> {
  const { people, style, startedAt, signer } = job;
  const problems: RosterProblem[] = [];
  const issued: Issue[] = [];
  const paperOf = (issue: Issue): Paper => {
    const course = job.courses.find(({ id }) => id === issue.claims.course.id);
    return {
      ...issue,
      isProvisional: false,
      languages: [issue.claims.language, style.secondLanguage === issue.claims.language ? null : style.secondLanguage],
      size: style.size,
      names: namesOf(course, job.framework, job.issuer),
      study: course ? studyOf(course, null) : null,
      template: job.template,
      signer,
    };
  };
  const outcome = (isStopped: boolean): BatchOutcome => ({ printed: issued.length, isStopped, problems });

  for (const [index, person] of people.entries()) {
    const { row, name, number } = person;
    const issue = await person.issue();
    if ('row' in issue) problems.push(issue);
    else {
      try {
        await printFor(issue, number);
        issued.push(issue);
      } catch (error) {
        if (isOfDisk(error)) throw error;
        problems.push({ row, name, code: 'print-failed', params: { reason: String((error as Error).message) } });
      }
    }
    if (!job.onProgress(index + 1)) return outcome(true);
  }

  async function printFor(issue: Issue, number: string): Promise<void> {
    const credential = `credentials/${number}.json`;
    if (!job.has(credential)) await job.write(credential, issue.credential);
    for (const kind of style.documents) {
      const file = `${folders[kind]}/${number}.pdf`;
      if (!job.has(file)) await job.write(file, await printOne(documents[kind], paperOf(issue)));
    }
  }

  const [first] = issued;
  if (!first) return outcome(false);
  const about = { madeAt: startedAt, signer };
  await job.write(batchFiles.list, await printRosterList({ ...about, papers: issued.map(paperOf) }));
  if (style.merged) {
    async function* papers() {
      for (const issue of issued) yield paperOf(issue);
    }
    const { claims } = first;
    const many = { ...about, language: claims.language, title: claims.course.title, author: claims.issuer.name };
    const merged = await printMany(certificate, papers(), many, (done) => job.onProgress(people.length + done));
    if (!merged) return outcome(true);
    await job.write(batchFiles.merged, merged);
  }
  return outcome(false);
}
