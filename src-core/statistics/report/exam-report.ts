/**
 * Attempts → the report on an exam and on each of its items.
 */
import { type AnswerTable, answerTable, type ItemColumn } from '../answer-table.ts';
import type { Answered } from '../answered.ts';
import { cutAt, decisionAccuracy } from '../exam/decision-accuracy.ts';
import { reliabilityOf } from '../exam/reliability.ts';
import { languageDif, mostFrequentLanguage } from '../groups/language-dif.ts';
import { betterThanKey, choiceCounts, type ItemKey } from '../item/choices.ts';
import { discriminationOf } from '../item/discrimination.ts';
import { mean, quantile, variance } from '../maths/sample.ts';
import { itemFlags } from './item-flags.ts';
import { groupsBy, strongestRises, versionShifts } from './moved-items.ts';
import type { ExamFlag, ExamReport, ItemReport } from './report.ts';
import {
  ALPHA_LEAST,
  BETTER_THAN_KEY_Z,
  CHOSEN_LEAST,
  CONSISTENCY_LEAST,
  DIF_LEAST_ANSWERS,
  FEW_ANSWERS,
} from './thresholds.ts';

export type ReportOptions = {
  /** The overall cut as a share of the points, 0 to 1. */
  readonly passShare: number;
  /** By item id. Without the key of an item nothing is said of its distractors. */
  readonly keys?: ReadonlyMap<string, ItemKey>;
  /** The language that others are compared with; the most frequent one when not given. */
  readonly referenceLanguage?: string;
  /** The largest share of forms (0 to 1) that an item should be on; not checked when not given. */
  readonly exposureCap?: number;
};

type Unflagged = Omit<ItemReport, 'flags'>;

function itemReport(
  table: AnswerTable,
  column: ItemColumn,
  known: ItemKey | null,
  reference: string | null,
): Omit<Unflagged, 'drift' | 'strongestRise'> {
  const answers = column.points.length;
  return {
    itemId: column.itemId,
    answers,
    facility: mean(column.points) ?? 0,
    omittedShare: column.omitted / answers,
    discrimination: discriminationOf(column),
    showInterval: answers < FEW_ANSWERS,
    choices: choiceCounts(column, known),
    betterThanKey: known ? betterThanKey(column, known, { least: CHOSEN_LEAST, leastZ: BETTER_THAN_KEY_Z }) : [],
    medianMs: quantile(column.ms, 0.5),
    p90Ms: quantile(column.ms, 0.9),
    exposure: answers / table.candidates.length,
    dif: reference === null ? [] : languageDif(table, column, reference, DIF_LEAST_ANSWERS),
  };
}

function examFlags({ candidates, reliability, decision }: Omit<ExamReport, 'flags'>): ExamFlag[] {
  const { alpha } = reliability;
  const flags: ExamFlag[] = [];
  if (candidates < FEW_ANSWERS) flags.push({ code: 'few-candidates', candidates, needed: FEW_ANSWERS });
  if (alpha !== null && alpha < ALPHA_LEAST) {
    flags.push({ code: 'reliability-low', reliability: alpha, limit: ALPHA_LEAST });
  }
  if (decision && decision.consistency < CONSISTENCY_LEAST) {
    flags.push({ code: 'consistency-low', consistency: decision.consistency, limit: CONSISTENCY_LEAST });
  }
  return flags;
}

/**
 * The whole report. The order of the attempts does not matter beyond rounding. About a second for 5,000 attempts of 50
 * items from a bank of 200.
 */
export function examReport(answered: readonly Answered[], options: ReportOptions): ExamReport {
  const table = answerTable(answered);
  const attempts = table.candidates.map(({ attempt }) => attempt);
  const shares = table.candidates.map(({ share }) => share);
  const wholePoints = table.candidates.every(({ total }) => Math.abs(total - Math.round(total)) < 1e-9);
  const reliability = reliabilityOf(attempts, table.formLength);
  const reference = options.referenceLanguage ?? mostFrequentLanguage(table);
  const versions = groupsBy(attempts, ({ examVersion }) => examVersion);
  const sittings = groupsBy(attempts, ({ sitting }) => sitting);
  const drift = versionShifts(versions);
  const rises = strongestRises(sittings);
  const unflagged: Unflagged[] = table.items.map((column) => ({
    ...itemReport(table, column, options.keys?.get(column.itemId) ?? null, reference),
    drift: drift.get(column.itemId) ?? [],
    strongestRise: rises.get(column.itemId) ?? null,
  }));
  const usualMs = quantile(
    unflagged.flatMap(({ medianMs }) => medianMs ?? []),
    0.5,
  );
  const context = { usualMs, exposureCap: options.exposureCap ?? null };
  const spread = variance(shares);
  const report = {
    candidates: attempts.length,
    formLength: table.formLength,
    itemsAsked: table.items.length,
    meanShare: mean(shares),
    standardDeviation: spread === null ? null : Math.sqrt(spread),
    passRate: mean(attempts.map(({ passed }) => (passed ? 1 : 0))),
    reliability,
    // By the coefficient that counts the luck of the form as error: a decision is taken on whatever form was drawn.
    decision:
      reliability.dependability === null
        ? null
        : decisionAccuracy(shares, reliability.dependability, cutAt(options.passShare, table.formLength, wholePoints)),
    referenceLanguage: reference,
    versions: versions.map(({ name }) => name),
    sittings: sittings.map(({ name }) => name),
    items: unflagged.map((item) => ({ ...item, flags: itemFlags(item, context) })),
  };
  return { ...report, flags: examFlags(report) };
}
