/**
 * How an exam and its items have done, from the journals of the open learner and of folders that are named. Choices and
 * keys go into the saved report only.
 */
import { relative } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type BrowserWindow, dialog } from 'electron';
import { type Course, competencyIn } from '#core/content/pack.ts';
import type { ItemFigures, StatisticsView } from '#core/contract/statistics-calls.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { keysOf } from '#core/statistics/from-journal.ts';
import { examReport } from '#core/statistics/report/exam-report.ts';
import type { ExamReport, ItemFlag, ItemReport } from '#core/statistics/report/report.ts';
import { reportHtml } from '#core/statistics/report/report-html.ts';
import { journalsIn, type ReadAnswered, readAnswered } from '#store/attempt/read-answered.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { type AtCourse, learnerAtCourse } from '../course/open-course.ts';
import type { Desk } from '../desk.ts';
import { markBankKnown, mayKnowBank } from '../exam/bank-known.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import { wordsIn } from '../words.ts';

export type StatisticsService = {
  read(courseId: string): Promise<Result<StatisticsView | null>>;
  addFolder(courseId: string): Promise<Result<StatisticsView | null>>;
  removeFolders(courseId: string): Promise<Result<StatisticsView | null>>;
  save(courseId: string, kind: 'html' | 'json'): Promise<Result<{ file: string | null }>>;
  cancel(): void;
};

/** Say which option is wrong, and so which is right. */
const aboutOptions: readonly ItemFlag['code'][] = ['distractor-unused', 'key-doubtful'];

export function statisticsService(
  desk: Desk,
  window: BrowserWindow,
  progress: (done: number, total: number) => void,
): StatisticsService {
  /** Course → folders added, as long as this learner sits here. */
  const added = new WeakMap<LearnerFolder, Map<string, string[]>>();
  let goesOn = true;

  const foldersOf = ({ learner, course }: AtCourse): string[] => added.get(learner)?.get(course.id) ?? [];
  const keepFolders = ({ learner, course }: AtCourse, folders: string[]) => {
    const known = added.get(learner) ?? new Map<string, string[]>();
    added.set(learner, known.set(course.id, folders));
  };

  const gather = async (found: AtCourse): Promise<Result<ReadAnswered | null>> => {
    goesOn = true;
    try {
      const journals = await journalsIn([found.learner.attempts, ...foldersOf(found)]);
      let shown = 0;
      const read = await readAnswered(journals, found.course, (done) => {
        if (done - shown >= 50 || done === journals.length) {
          shown = done;
          progress(done, journals.length);
        }
        return goesOn;
      });
      // What was said of the progress is shown before the figures are made, which takes a moment.
      await breathe();
      return ok(read);
    } catch (error) {
      return failed(diskFailure(error));
    }
  };

  const reportOn = ({ course }: AtCourse, { answered }: ReadAnswered): ExamReport | null =>
    answered.length === 0
      ? null
      : examReport(answered, { passShare: course.blueprint.passPercent / 100, keys: keysOf(course.bank) });

  const figuresOf = (item: ItemReport, course: Course, titleOf: (competency: string) => string): ItemFigures => {
    const competency = course.bank.find(({ id }) => id === item.itemId)?.competency;
    const { itemRest, interval } = item.discrimination;
    return {
      itemId: item.itemId,
      competency: competency ? titleOf(competency) : '',
      answers: item.answers,
      facility: item.facility,
      omittedShare: item.omittedShare,
      itemRest,
      interval: item.showInterval && interval ? [interval[0], interval[1]] : null,
      medianMs: item.medianMs,
      exposure: item.exposure,
      flags: [
        ...item.flags.filter(({ code }) => !aboutOptions.includes(code)).map((one) => ({ ...one })),
        ...(item.flags.some(({ code }) => aboutOptions.includes(code)) ? [{ code: 'options' }] : []),
      ],
    };
  };

  const view = async (found: AtCourse): Promise<Result<StatisticsView | null>> => {
    const read = await gather(found);
    if (!read.ok) return read;
    if (!read.value) return ok(null);
    const { course, learner } = found;
    const report = reportOn(found, read.value);
    const { framework } = await desk.library();
    const language = desk.language();
    const titleOf = (id: string) => textIn((framework && competencyIn(framework, id)?.title) ?? {}, language) || id;
    const inFolder = (path: string) => {
      const inside = relative(learner.attempts, path);
      return inside.startsWith('..') ? path : inside;
    };
    return ok({
      courseId: course.id,
      courseTitle: textIn(course.title, language),
      folders: foldersOf(found),
      leftOut: read.value.leftOut.map(({ path, reason }) => ({ file: inFolder(path), reason })),
      report: report && {
        summary: {
          candidates: report.candidates,
          formLength: report.formLength,
          itemsAsked: report.itemsAsked,
          meanShare: report.meanShare,
          standardDeviation: report.standardDeviation,
          passRate: report.passRate,
          reliability: { ...report.reliability },
          decision: report.decision && {
            accuracy: report.decision.accuracy,
            consistency: report.decision.consistency,
            kappa: report.decision.kappa,
          },
          referenceLanguage: report.referenceLanguage,
        },
        flags: report.flags.map((one) => ({ ...one })),
        items: report.items.map((item) => figuresOf(item, course, titleOf)),
      },
    });
  };

  return {
    read: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      return found.ok ? view(found.value) : found;
    },
    addFolder: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const choice = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'multiSelections'] });
      if (choice.canceled || choice.filePaths.length === 0) return ok(null);
      keepFolders(found.value, [...new Set([...foldersOf(found.value), ...choice.filePaths])]);
      return view(found.value);
    },
    removeFolders: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      keepFolders(found.value, []);
      return view(found.value);
    },
    save: async (courseId, kind) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { learner, course } = found.value;
      const may = mayKnowBank(learner, courseId);
      if (!may.ok) return may;
      const name = `${course.blueprint.id}-statistics.${kind}`;
      return saveWhereAsked(window, name, kind.toUpperCase(), async () => {
        const read = await gather(found.value);
        if (!read.ok) return read;
        const report = read.value && reportOn(found.value, read.value);
        if (!report) return failed(failure('input-invalid'));
        const known = await markBankKnown(learner, courseId);
        if (!known.ok) return known;
        if (kind === 'json') return ok(`${JSON.stringify({ exam: course.blueprint.id, ...report })}\n`);
        return ok(reportHtml(report, course, desk.language(), await wordsIn(desk.language())));
      });
    },
    cancel: () => {
      goesOn = false;
    },
  };
}
