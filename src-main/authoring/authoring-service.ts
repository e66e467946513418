/**
 * For authors: a trial run of a blueprint, items in, items out. Nothing of it touches the content that is taught.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BrowserWindow, dialog } from 'electron';
import type { AuthoringView, BroughtInView, ExchangeProblemView, TrialReport } from '#core/contract/authoring-calls.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import { formLength } from '#core/exam/blueprint.ts';
import { type ExchangeProblem, exchangeProblems } from '#core/exchange/problem.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inParts, type RunPart } from '#core/simulation/in-parts.ts';
import type { Tally } from '#core/simulation/simulate.ts';
import { simulationReport } from '#core/simulation/simulation-report.ts';
import { bringIn } from '#store/items/bring-in.ts';
import { takeOut } from '#store/items/take-out.ts';
import { learnerAtCourse } from '../course/open-course.ts';
import type { Desk } from '../desk.ts';
import { markBankKnown, mayKnowBank } from '../exam/bank-known.ts';
import { askWhere } from '../window/save-where-asked.ts';
import { wordsIn } from '../words.ts';

export type AuthoringService = {
  read(): Promise<Result<AuthoringView>>;
  tryOut(input: CallInput<'authoring.try-out'>): Promise<Result<TrialReport | null>>;
  cancel(): void;
  takeOut(courseId: string): Promise<Result<CallOutput<'authoring.take-out'>>>;
  bringIn(input: CallInput<'authoring.bring-in'>): Promise<Result<BroughtInView>>;
};

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'simulation-thread.js');

/** One core is left to the window. */
const threads = () => Math.max(1, Math.min(8, availableParallelism() - 1));

const problemView = ({ where, code, params }: ExchangeProblem): ExchangeProblemView => ({
  file: where.file,
  item: where.item ?? '',
  line: where.line,
  code,
  kind: exchangeProblems[code],
  params,
});

export function authoringService(
  desk: Desk,
  window: BrowserWindow,
  progress: (done: number, total: number) => void,
): AuthoringService {
  let running = false;
  let goesOn = true;

  return {
    read: async () => {
      const { courses, framework } = await desk.library();
      const language = desk.language();
      return ok({
        courses: courses.map((course) => ({
          id: course.id,
          title: textIn(course.title, language),
          items: course.bank.length,
          sets: course.sets.length,
          formLength: formLength(course.blueprint),
        })),
        competencies: (framework?.domains ?? []).flatMap((domain) =>
          domain.competencies.map(({ id, title }) => ({
            id,
            title: textIn(title, language),
            domain: textIn(domain.title, language),
          })),
        ),
      });
    },

    tryOut: async ({ courseId, candidates, seed }) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      if (running) return failed(failure('input-invalid'));
      const { bank, sets, blueprint } = found.value.course;
      const workerData = { blueprint, bank: { items: bank, sets }, seed };
      running = true;
      goesOn = true;
      const workers = Array.from({ length: threads() }, () => new Worker(threadFile, { workerData }));
      const sharing = workers.map(
        (worker): RunPart =>
          async (from, to) => {
            worker.postMessage({ from, to });
            const [tally] = (await once(worker, 'message')) as [Tally];
            return tally;
          },
      );
      try {
        const tally = await inParts(candidates, sharing, (done) => {
          progress(done, candidates);
          return goesOn;
        });
        if (!tally) return ok(null);
        const {
          exposure,
          mostShown: _most,
          ...report
        } = simulationReport(
          tally,
          bank.map(({ id }) => id),
        );
        return ok({
          ...report,
          neverShown: [...report.neverShown],
          exposure: Object.entries(exposure).map(([itemId, share]) => ({ itemId, share })),
        });
      } finally {
        running = false;
        await Promise.all(workers.map((worker) => worker.terminate()));
      }
    },

    cancel: () => {
      goesOn = false;
    },

    takeOut: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { learner, course } = found.value;
      const may = mayKnowBank(learner, courseId);
      if (!may.ok) return may;
      const file = await askWhere(window, `${courseId}-bank.zip`, 'QTI 3.0');
      if (!file) return ok({ file, items: 0, sets: 0, problems: [] });
      const known = await markBankKnown(learner, courseId);
      if (!known.ok) return known;
      const taken = await takeOut(desk.contentFolder, course, file, desk.language());
      if (taken.failure) return failed(failure('save-failed', { reason: taken.failure.code }));
      const { items, sets } = taken.counts;
      return ok({ file, items, sets, problems: taken.problems.map(problemView) });
    },

    bringIn: async ({ competency, source, difficulty, language }) => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const nothing = { folder: '', questions: 0, items: 0, sets: 0, pictures: 0, problems: [], faults: [] };
      const file = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'QTI, Moodle XML, GIFT', extensions: ['zip', 'xml', 'gift', 'txt'] }],
      });
      const [path] = file.filePaths;
      if (file.canceled || !path) return ok({ end: 'none', ...nothing });
      const place = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      const [folder] = place.filePaths;
      if (place.canceled || !folder) return ok({ end: 'none', ...nothing });
      const { framework } = await desk.library();
      const competencies = framework?.domains.flatMap((domain) => domain.competencies.map(({ id }) => id)) ?? [];
      const told = await wordsIn(desk.language());
      const brought = await bringIn(path, folder, {
        competency,
        source,
        difficulty,
        language,
        rationale: (await wordsIn(language))('exchange:import.rationale'),
        competencies: new Set(competencies),
        competencyUnknown: (id) => told('problem:unknown-competency', { id }),
      });
      if (brought.end === 'unreadable' || brought.end === 'format-unknown') return ok({ end: brought.end, ...nothing });
      if (brought.end === 'failed') return failed(brought.failure);
      const { questions, items, sets, pictures, problems } = brought.result;
      return ok({
        end: brought.end,
        folder,
        questions,
        items: items.length,
        sets: sets.length,
        pictures: pictures.size,
        problems: problems.map(problemView),
        faults: brought.end === 'written' ? [...brought.faults] : [],
      });
    },
  };
}
