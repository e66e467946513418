/**
 * The figures of the exam as a whole, named and written out: the same in text and in HTML.
 */
import type { TFunction } from 'i18next';
import { type LanguageCode, languages } from '../../locale/languages.ts';
import type { DecisionAccuracy } from '../exam/decision-accuracy.ts';
import { numbersIn } from './number-words.ts';
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

/** `language`: of the numbers, that of `t`. */
export function summaryOf(report: Summary, t: TFunction, language: LanguageCode): Figure[] {
  const numbers = numbersIn(language);
  const percent = (share: number | null | undefined) => (share == null ? '–' : numbers.percent(share, 1));
  const two = (value: number | null | undefined) => (value == null ? '–' : numbers.two(value));
  const named = languages.find(({ code }) => code === report.referenceLanguage)?.name;
  const { reliability, decision, formLength } = report;
  const error = reliability.errorOfMeasurement;
  const figures: [string, string][] = [
    ['candidates', numbers.whole(report.candidates)],
    ['itemsAsked', `${report.itemsAsked} / ${formLength}`],
    ['meanScore', `${percent(report.meanShare)} ± ${percent(report.standardDeviation)}`],
    ['passRate', percent(report.passRate)],
    ['alpha', two(reliability.alpha)],
    ['dependability', two(reliability.dependability)],
    ['kr21', two(reliability.kr21)],
    ['standardError', error === null ? '–' : `${two(error)} (${percent(error / formLength)})`],
    ['accuracy', percent(decision?.accuracy)],
    ['consistency', decision ? `${percent(decision.consistency)} (κ ${two(decision.kappa)})` : '–'],
    ['languages', named ?? '–'],
  ];
  return figures.map(([name, value]) => ({ name: t(`figure.${name}`, { ns: 'statistics' }), value }));
}
