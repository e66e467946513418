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

  type Person = BatchJob['people'][number];
  type Files = [file: string, bytes: string | Uint8Array][];

  /** What is to be written for a person; nothing where that person gets no paper. */
  async function drawFor({ row, name, number }: Person, issued: Issue | RosterProblem): Promise<Files> {
    if ('row' in issued) {
      problems.push(issued);
      return [];
    }
    try {
      return await drawPapers(paperOf(issued), number);
    } catch (error) {
      if (isOfDisk(error)) throw error;
      problems.push({ row, name, code: 'print-failed', params: { reason: String((error as Error).message) } });
      return [];
    }
  }

  async function drawPapers(paper: Paper, number: string): Promise<Files> {
    const { claims } = paper;
    const files: Files = [];
    const credential = `credentials/${number}.json`;
    if (!job.has(credential)) files.push([credential, paper.credential]);
    for (const kind of style.documents) {
      const file = `${folders[kind]}/${number}.pdf`;
      if (!job.has(file)) files.push([file, await printOne(documents[kind], paper)]);
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
    return files;
  }

  /** Whether to go on when they are on the disk. */
  async function keep(files: Files, done: number): Promise<boolean> {
    for (const [file, bytes] of files) await job.write(file, bytes);
    return job.onProgress(done);
  }

  // A disk takes its time: while one person's papers are drawn, those of the one before are written and the certificate of
  // the next is entered. A fault in either is met in the next round, where it is waited for. Whoever was entered when it is
  // stopped still gets papers.
  const met = <T>(doing: Promise<T>) => {
    doing.catch(() => undefined);
    return doing;
  };
  let issuing = people[0] ? met(people[0].issue()) : null;
  let keeping = Promise.resolve(true);
  let isWanted = true;
  try {
    for (const [index, person] of people.entries()) {
      if (!issuing) break;
      const issued: Issue | RosterProblem = await issuing;
      const next = people[index + 1];
      issuing = isWanted && next ? met(next.issue()) : null;
      const files = await drawFor(person, issued);
      isWanted = (await keeping) && isWanted;
      keeping = met(keep(files, index + 1));
    }
    isWanted = (await keeping) && isWanted;
  } finally {
    await Promise.allSettled([issuing, keeping]);
  }
  if (!isWanted) return outcome(true);

  if (printed.length === 0) return outcome(false);
  await job.write(batchFiles.list, await printRosterList({ ...about, papers: printed }));
  if (merged) await job.write(batchFiles.merged, await (merged as ManyPapers).finish());
  return outcome(false);
}
