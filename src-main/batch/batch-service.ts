/**
 * Printing for a group: what was chosen, what the table holds, and the work itself in a thread.
 */
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BrowserWindow, dialog, shell } from 'electron';
import { type BatchView, mostProblemsShown, type RosterPreview } from '#core/contract/batch-calls.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type BatchOutcome, batchFiles } from '#core/roster/batch.ts';
import { readRosterFile } from '#store/batch/run-batch.ts';
import { readIssuer } from '#store/issuer/issuer-folder.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import { wordsIn } from '../words.ts';
import type { BatchWork } from './batch-thread.ts';

export type BatchService = {
  read(): Promise<Result<BatchView>>;
  choose(what: CallInput<'batch.choose'>['what']): Promise<Result<BatchView>>;
  preview(defaults: CallInput<'batch.preview'>): Promise<Result<RosterPreview | null>>;
  print(input: CallInput<'batch.print'>): Promise<Result<CallOutput<'batch.print'>>>;
  show(): Promise<Result<Record<string, never>>>;
  printAll(): Promise<Result<Record<string, never>>>;
  example(): Promise<Result<{ file: string | null }>>;
  cancel(): void;
};

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'batch-thread.js');
const namesShown = 5;

type Told = { done: number; total: number } | { outcome: Result<BatchOutcome> };

export function batchService(
  desk: Desk,
  window: BrowserWindow,
  progress: (done: number, total: number) => void,
): BatchService {
  const chosen: { roster: string | null; issuer: BatchView['issuer']; folder: string | null } = {
    roster: null,
    issuer: null,
    folder: null,
  };
  let running: Worker | null = null;
  /** The one file of all certificates that the last batch made. */
  let merged: string | null = null;

  const openInSystem = async (file: string): Promise<Result<Record<string, never>>> => {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    const refusal = isThere ? await shell.openPath(file) : '–';
    return refusal === '' ? ok({}) : failed(failure('open-failed', { file }));
  };

  const read = async (): Promise<Result<BatchView>> => {
    const { courses } = await desk.library();
    const language = desk.language();
    return ok({
      courses: courses.map(({ id, title }) => ({ id, title: textIn(title, language) })),
      roster: chosen.roster && basename(chosen.roster),
      issuer: chosen.issuer,
      folder: chosen.folder,
    });
  };

  const pick = async (what: 'roster' | 'issuer' | 'folder'): Promise<string | null> => {
    const choice = await dialog.showOpenDialog(
      window,
      what === 'roster'
        ? { properties: ['openFile'], filters: [{ name: 'CSV', extensions: ['csv', 'tsv', 'txt'] }] }
        : { properties: what === 'folder' ? ['openDirectory', 'createDirectory'] : ['openDirectory'] },
    );
    return choice.canceled ? null : (choice.filePaths[0] ?? null);
  };

  const perform = (work: BatchWork): Promise<Result<BatchOutcome>> =>
    new Promise((resolve) => {
      const worker = new Worker(threadFile, { workerData: work });
      running = worker;
      const end = (result: Result<BatchOutcome>) => {
        running = null;
        resolve(result);
      };
      worker.on('message', (told: Told) => {
        if ('outcome' in told) end(told.outcome);
        else progress(told.done, told.total);
      });
      worker.on('error', (error) => end(failed(failure('internal', { reference: error.name }))));
      worker.on('exit', () => end(failed(failure('internal', { reference: 'batch-thread' }))));
    });

  return {
    read,
    choose: async (what) => {
      const path = await pick(what);
      if (!path) return read();
      if (what === 'issuer') {
        const issuer = await readIssuer(path);
        if (!issuer.ok) return issuer;
        chosen.issuer = { folder: path, name: textIn(issuer.value.about.name, desk.language()) };
      } else chosen[what] = path;
      return read();
    },
    preview: async (defaults) => {
      if (!chosen.roster) return ok(null);
      const today = now().toISOString().slice(0, 10);
      const roster = await readRosterFile(chosen.roster, await desk.library(), defaults, today);
      if (!roster.ok) return roster;
      const { rows, problems } = roster.value;
      return ok({
        people: rows.length,
        names: rows.slice(0, namesShown).map(({ name }) => name),
        problems: problems.slice(0, mostProblemsShown).map((one) => ({ ...one, params: { ...one.params } })),
      });
    },
    print: async ({ passphrase, style, defaults }) => {
      const { roster, issuer, folder } = chosen;
      if (!roster || !issuer || !folder || running) return failed(failure('input-invalid'));
      const library = await desk.library();
      const outcome = await perform({
        request: { roster, issuer: issuer.folder, passphrase, out: folder, library, style, defaults },
        language: desk.language(),
      });
      if (!outcome.ok) return outcome;
      const { printed, isStopped, problems } = outcome.value;
      merged = style.merged && printed > 0 && !isStopped ? join(folder, batchFiles.merged) : null;
      return ok({
        printed,
        isStopped,
        problemCount: problems.length,
        problems: problems.slice(0, mostProblemsShown).map((one) => ({ ...one, params: { ...one.params } })),
        folder,
        merged: merged !== null,
      });
    },
    show: async () => openInSystem(chosen.folder ?? '–'),
    // [Note: drawn, then printed] Not drawn here, however few there are: what was tried with the test page of this screen is
    // the way of the viewer.
    printAll: async () => (merged ? openInSystem(merged) : failed(failure('input-invalid'))),
    example: async () => {
      const t = await wordsIn(desk.language());
      const today = now().toISOString().slice(0, 10);
      const { courses } = await desk.library();
      const course = courses[0]?.id ?? '';
      const rows = [
        ['name', 'id', 'course', 'passed', 'assurance', 'language'],
        ['Amina Yusuf', '1001', course, today, 'supervised', 'en'],
        ['李文博', '1002', course, today, 'supervised', 'zh'],
        ['ليلى حسن', '1003', course, today, 'supervised', 'ar'],
      ];
      const text = `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
      return saveWhereAsked(window, `${t('roster:exampleName')}.csv`, 'CSV', async () => ok(text));
    },
    cancel: () => running?.postMessage('stop'),
  };
}
