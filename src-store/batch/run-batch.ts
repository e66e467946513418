/**
 * A roster, an organisation and a folder: everything that is printed comes from here, on the command line as in the app.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type BatchJob, type BatchNote, type BatchOutcome, type BatchStyle, batchNote } from '#core/roster/batch.ts';
import { problemsAsCsv, type Roster, type RosterDefaults, readRoster } from '#core/roster/read-roster.ts';
import type { RosterProblem } from '#core/roster/roster-row.ts';
import type { Library } from '../content/library.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, openDurably, sweepTemps, writeDurably } from '../disk/durable-file.ts';
import { issueRow, numberOfRow } from '../issuer/issue.ts';
import { openIssuer } from '../issuer/issuer-folder.ts';
import { readTemplate } from '../template/read-template.ts';

export type BatchRequest = {
  readonly roster: string;
  readonly issuer: string;
  readonly passphrase: string;
  readonly out: string;
  readonly library: Library;
  /** Where the template lies; the issuer's own by default. */
  readonly template?: string;
  readonly style: BatchStyle;
  readonly defaults: Omit<RosterDefaults, 'courses' | 'today'>;
};

export type BatchTools = {
  readonly print: (job: BatchJob) => Promise<BatchOutcome>;
  readonly now: () => Date;
  /** What had to be done for a course, in one sentence. */
  readonly criteria: (language: LanguageCode, percent: number) => string;
  /** The table of what went wrong. */
  readonly words: {
    readonly headings: readonly [string, string, string];
    readonly sentence: (problem: RosterProblem) => string;
  };
  /** False stops; what is done stays done. */
  readonly onProgress: (done: number, total: number) => boolean;
};

const noteFile = 'batch.json';
export const problemsFile = 'not-printed.csv';
const largestRoster = 20 * 1024 * 1024;

/** The roster as it is read, before anything is printed. */
export async function readRosterFile(
  path: string,
  library: Library,
  defaults: BatchRequest['defaults'],
  today: string,
): Promise<Result<Roster>> {
  try {
    const info = await stat(path);
    if (!info.isFile() || info.size > largestRoster) return failed(failure('roster-unreadable', { file: path }));
    const courses = library.courses.map(({ id }) => id);
    return ok(readRoster(new Uint8Array(await readFile(path)), { ...defaults, courses, today }));
  } catch {
    return failed(failure('roster-unreadable', { file: path }));
  }
}

/** Makes the folder, or finds in it a batch of the same issuer and style to go on with. */
async function openFolder(out: string, wanted: BatchNote): Promise<Result<BatchNote>> {
  const path = join(out, noteFile);
  await ensureFolder(out);
  if (!existsSync(path)) {
    if ((await readdir(out)).length > 0) return failed(failure('folder-in-use', { folder: out }));
    await writeDurably(path, `${JSON.stringify(wanted, null, 2)}\n`);
    return ok(wanted);
  }
  try {
    const note = batchNote.parse(JSON.parse(await readFile(path, 'utf8')));
    const same = note.issuer === wanted.issuer && JSON.stringify(note.style) === JSON.stringify(wanted.style);
    return same ? ok(note) : failed(failure('batch-other', { folder: out }));
  } catch {
    return failed(failure('batch-other', { folder: out }));
  }
}

export async function runBatch(request: BatchRequest, tools: BatchTools): Promise<Result<BatchOutcome>> {
  const { out, style, library } = request;
  const { now } = tools;
  const { framework, courses } = library;
  if (!framework) return failed(failure('course-unknown'));
  const roster = await readRosterFile(request.roster, library, request.defaults, now().toISOString().slice(0, 10));
  if (!roster.ok) return roster;
  const template = await readTemplate(request.template ?? join(request.issuer, 'template'));
  if (!template.ok) return template;
  const opened = await openIssuer(request.issuer, request.passphrase, now);
  if (!opened.ok) return opened;
  const issuer = opened.value;
  try {
    const startedAt = now().toISOString();
    const note = await openFolder(out, { schemaVersion: 1, issuer: issuer.about.id, startedAt, style });
    if (!note.ok) return note;
    // Whoever holds this issuer is alone in this folder.
    for (const inside of await readdir(out, { withFileTypes: true }))
      if (inside.isDirectory()) await sweepTemps(join(out, inside.name));
    await sweepTemps(out);
    const { rows, problems } = roster.value;
    const outcome = await tools.print({
      people: rows.map((row) => ({
        row: row.row,
        name: row.name,
        number: numberOfRow(row, issuer),
        issue: async () => {
          const course = courses.find(({ id }) => id === row.course);
          if (!course) throw new Error('a course that was there is gone');
          const issuedAt = note.value.startedAt;
          const criteria = tools.criteria(row.language, course.blueprint.passPercent);
          const issue = await issueRow(row, course, framework, issuer, { issuedAt, criteria });
          if (!issue.ok)
            throw Object.assign(new Error(issue.failure.code), { syscall: 'write', failure: issue.failure });
          return issue.value;
        },
      })),
      style,
      issuer: issuer.about.name,
      courses,
      framework,
      template: template.value,
      signer: issuer.paper,
      startedAt: note.value.startedAt,
      has: (file) => existsSync(join(out, file)),
      write: async (file, bytes) => {
        await ensureFolder(dirname(join(out, file)));
        await writeDurably(join(out, file), bytes);
      },
      open: (file) => openDurably(join(out, file)),
      onProgress: (done) => tools.onProgress(done, rows.length),
    });
    const all = [...problems, ...outcome.problems].sort((a, b) => a.row - b.row);
    const { headings, sentence } = tools.words;
    if (all.length > 0 || existsSync(join(out, problemsFile)))
      await writeDurably(join(out, problemsFile), problemsAsCsv(all, headings, sentence));
    return ok({ ...outcome, problems: all });
  } catch (error) {
    return failed((error as { failure?: ReturnType<typeof failure> }).failure ?? diskFailure(error));
  } finally {
    await issuer.close();
  }
}
