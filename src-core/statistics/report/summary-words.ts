/**
 * The figures of the exam as a whole, named and written out: the same in text and in HTML.
 */
import type { TFunction } from 'i18next';
import type { DecisionAccuracy } from '../exam/decision-accuracy.ts';
import type { ExamReport } from './report.ts';

export type Figure = { readonly name: string; readonly value: string };

/** What the figures are made of. */
export type Summary = Pick<
  ExamReport,
  | 'candidates'
  | 'formLength'
  | 'itemsAsked'
  | 'meanShare'
  | 'standardDeviation'
  | 'passRate'
  | 'reliability'
  | 'referenceLanguage'
> & { readonly decision: Pick<DecisionAccuracy, 'accuracy' | 'consistency' | 'kappa'> | null };

export function summaryOf(report: Summary, t: TFunction): Figure[] {
  const percent = (share: number | null | undefined) => (share == null ? '–' : `${(share * 100).toFixed(1)} %`);
  const two = (value: number | null | undefined) => (value == null ? '–' : value.toFixed(2));
  const { reliability, decision, formLength } = report;
  const error = reliability.errorOfMeasurement;
  const figures: [string, string][] = [
    ['candidates', String(report.candidates)],
    ['itemsAsked', `${report.itemsAsked} / ${formLength}`],
    ['meanScore', `${percent(report.meanShare)} ± ${percent(report.standardDeviation)}`],
    ['passRate', percent(report.passRate)],
    ['alpha', two(reliability.alpha)],
    ['dependability', two(reliability.dependability)],
    ['kr21', two(reliability.kr21)],
    ['standardError', error === null ? '–' : `${error.toFixed(2)} (${percent(error / formLength)})`],
    ['accuracy', percent(decision?.accuracy)],
    ['consistency', decision ? `${percent(decision.consistency)} (κ ${two(decision.kappa)})` : '–'],
    ['languages', report.referenceLanguage ?? '–'],
  ];
  return figures.map(([name, value]) => ({ name: t(`figure.${name}`, { ns: 'statistics' }), value }));
}
