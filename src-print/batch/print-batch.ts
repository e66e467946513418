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
import { type ManyPapers, openMany, type PaperDocument, printOne } from '../paper-document.ts';

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
  const about = { madeAt: startedAt, signer };
  const problems: RosterProblem[] = [];
  const printed: Paper[] = [];
  let merged: ManyPapers | null = null;
  const known = new Map<string, Pick<Paper, 'names' | 'study'>>();
  const knownOf = (id: string) => {
    const course = job.courses.find((one) => one.id === id);
    const made = {
      names: namesOf(course, job.framework, job.issuer),
      study: course ? studyOf(course, null) : null,
    };
    known.set(id, made);
    return made;
  };
  const paperOf = (issue: Issue): Paper => {
    const { id } = issue.claims.course;
    const ofCourse = known.get(id) ?? knownOf(id);
    return {
      ...issue,
      isProvisional: false,
      languages: [issue.claims.language, style.secondLanguage === issue.claims.language ? null : style.secondLanguage],
      size: style.size,
      ...ofCourse,
      template: job.template,
      signer,
    };
  };
  const outcome = (isStopped: boolean): BatchOutcome => ({ printed: printed.length, isStopped, problems });

  for (const [index, person] of people.entries()) {
    const { row, name, number } = person;
    const issue = await person.issue();
    if ('row' in issue) problems.push(issue);
    else {
      try {
        await printFor(paperOf(issue), number);
      } catch (error) {
        if (isOfDisk(error)) throw error;
        problems.push({ row, name, code: 'print-failed', params: { reason: String((error as Error).message) } });
      }
    }
    if (!job.onProgress(index + 1)) return outcome(true);
  }

  async function printFor(paper: Paper, number: string): Promise<void> {
    const { claims } = paper;
    const credential = `credentials/${number}.json`;
    if (!job.has(credential)) await job.write(credential, paper.credential);
    for (const kind of style.documents) {
      const file = `${folders[kind]}/${number}.pdf`;
      if (!job.has(file)) await job.write(file, await printOne(documents[kind], paper));
    }
    if (style.merged) {
      merged ??= openMany(certificate, {
        ...about,
        language: claims.language,
        title: claims.course.title,
        author: claims.issuer.name,
      });
      merged.add(paper);
    }
    // The roster is a line of each: a thousand whole ones are not kept for it.
    printed.push({ ...paper, credential: '', code: '', claims: { ...claims, areas: [], competencies: [] } });
  }

  if (printed.length === 0) return outcome(false);
  await job.write(batchFiles.list, await printRosterList({ ...about, papers: printed }));
  if (merged) await job.write(batchFiles.merged, await (merged as ManyPapers).finish());
  return outcome(false);
}
