/**
 * `fieldpass exam simulate`: what a blueprint does, before people sit it. The people are shared out over the processors;
 * the result is the same however many there are.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TFunction } from 'i18next';
import type { Blueprint } from '#core/exam/blueprint.ts';
import type { Bank } from '#core/exam/draw.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { inParts, partSize, type RunPart } from '#core/simulation/in-parts.ts';
import type { People, Tally } from '#core/simulation/simulate.ts';
import { type SimulationReport, simulationReport } from '#core/simulation/simulation-report.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';
import { findExam } from './find-exam.ts';

export type SimulateOptions = {
  readonly exam: string;
  readonly candidates: number;
  readonly seed: string;
  readonly abilityMean: number;
  readonly abilitySd: number;
  readonly content: string;
  readonly language: LanguageCode;
  readonly json?: boolean;
};

/** What a worker is given once, and then asked for part by part. */
type SimulationTask = { blueprint: Blueprint; bank: Bank; seed: string; people: People };
/** More processors than this gain little. */
const mostWorkers = 8;

/** A thread that simulates parts. */
function threadOf(task: SimulationTask): { run: RunPart; end: () => Promise<unknown> } {
  const worker = new Worker(new URL('./simulate-worker.mjs', import.meta.url), { workerData: task });
  return {
    run: async (from, to) => {
      worker.postMessage({ from, to });
      // `once` of node:events rejects when the thread fails.
      const [tally] = (await once(worker, 'message')) as [Tally];
      return tally;
    },
    end: () => worker.terminate(),
  };
}

export async function examSimulate(options: SimulateOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const course = await findExam(options.content, options.exam, t);
  if (!course) return 1;
  const people: People = { mean: options.abilityMean, sd: options.abilitySd };
  const { blueprint, bank, sets } = course;
  const task: SimulationTask = { blueprint, bank: { items: bank, sets }, seed: options.seed, people };
  const progress = progressLine(t('simulating'), options.candidates);
  const count = Math.max(1, Math.min(mostWorkers, availableParallelism(), Math.ceil(options.candidates / partSize)));
  const threads = Array.from({ length: count }, () => threadOf(task));
  const tally = await inParts(
    options.candidates,
    threads.map(({ run }) => run),
    (done) => {
      progress.at(done);
      return true;
    },
  ).finally(() => Promise.all(threads.map(({ end }) => end())));
  progress.end();
  if (!tally) return 1;
  const report = simulationReport(
    tally,
    bank.map(({ id }) => id),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ exam: course.id, seed: options.seed, people, ...report })}\n`);
  } else process.stdout.write(`${asText(report, t)}\n`);
  return 0;
}

function asText(report: SimulationReport, t: TFunction): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const lines: [string, string][] = [
    [t('simulation.candidates'), String(report.candidates)],
    [t('simulation.meanScore'), `${report.meanScore.toFixed(1)} ± ${report.sdScore.toFixed(1)}`],
    [t('simulation.passRate'), percent(report.passRate)],
    [t('simulation.truePassRate'), percent(report.truePassRate)],
    [t('simulation.accuracy'), percent(report.decisionAccuracy)],
    [t('simulation.passedWrongly'), percent(report.passedWrongly)],
    [t('simulation.failedWrongly'), percent(report.failedWrongly)],
    [t('simulation.consistency'), `${percent(report.decisionConsistency)} (κ ${report.kappa.toFixed(2)})`],
    [t('simulation.maxExposure'), `${percent(report.maxExposure)} (${report.mostShown})`],
    [t('simulation.meanExposure'), percent(report.meanExposure)],
    [t('simulation.overlap'), percent(report.overlap)],
    [t('simulation.neverShown'), report.neverShown.join(', ') || t('simulation.none')],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return [...lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`), '', t('simulation.assumed')].join('\n');
}
