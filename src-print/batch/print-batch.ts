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
import { type PaperDocument, printOne } from '../paper-document.ts';
import { type FileOfAll, openFileOfAll } from './file-of-all.ts';
import { workThrough } from './work-through.ts';

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
  let ofAll: FileOfAll | null = null;
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
      ofAll ??= await openFileOfAll(job, paper);
      ofAll.add(paper);
    }
    // The roster is a line of each: a thousand whole ones are not kept for it.
    printed.push({ ...paper, credential: '', code: '', claims: { ...claims, areas: [], competencies: [] } });
    return files;
  }

  let kept = 0;
  /** Whether to go on when they are on the disk. */
  async function keep(files: Files): Promise<boolean> {
    await Promise.all(files.map(([file, bytes]) => job.write(file, bytes)));
    await ofAll?.write();
    kept += 1;
    return job.onProgress(kept);
  }

  try {
    const isWanted = await workThrough(people, {
      getReady: (person) => person.issue(),
      work: drawFor,
      putAway: keep,
    });
    if (isWanted && printed.length > 0) {
      await job.write(batchFiles.list, await printRosterList({ ...about, papers: printed }));
      await (ofAll as FileOfAll | null)?.keep();
      ofAll = null;
    }
    return { printed: printed.length, isStopped: !isWanted, problems };
  } finally {
    await (ofAll as FileOfAll | null)?.drop();
  }
}
