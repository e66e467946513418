/**
 * Fields of items from what question banks of other systems have: shared by Moodle XML and GIFT. Everything is in one
 * language, and gets ids by its place.
 */
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import { letterAt } from './new-ids.ts';
import type { Report } from './problem.ts';
import { verdictWords } from './text/verdict-words.ts';

/** One answer as offered; `weight` in per cent of the point, as Moodle has it. */
export type WeightedAnswer = { readonly text: string; readonly weight: number; readonly feedback: string };

type Fields = Readonly<Record<string, unknown>> & { readonly type: string };

const most = 6;
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;

const optionOf = (language: LanguageCode, { text, feedback }: WeightedAnswer, index: number, correct: boolean) => ({
  id: letterAt(index),
  correct,
  text: { [language]: text } as LocalText,
  ...(feedback ? { feedback: { [language]: feedback } as LocalText } : {}),
});

function tooMany(answers: readonly unknown[], report: Report): boolean {
  if (answers.length <= most) return false;
  report('too-many-options', { count: String(answers.length) });
  return true;
}

/** One right answer: that of the whole weight. Weights in between are named, as they are lost. */
export function choiceFields(
  answers: readonly WeightedAnswer[],
  language: LanguageCode,
  report: Report,
): Fields | null {
  if (tooMany(answers, report)) return null;
  const right = answers.filter(({ weight }) => near(weight, 100));
  if (right.length !== 1) {
    report('key-missing');
    return null;
  }
  if (answers.some(({ weight }) => !near(weight, 100) && !near(weight, 0))) report('scoring-changed');
  return { type: 'choice', options: answers.map((one, index) => optionOf(language, one, index, one === right[0])) };
}

/** Several right answers: those with a weight above nothing. Ours give each the same share, and take it for a wrong one. */
export function multipleFields(
  answers: readonly WeightedAnswer[],
  language: LanguageCode,
  report: Report,
): Fields | null {
  if (tooMany(answers, report)) return null;
  const right = answers.filter(({ weight }) => weight > 0);
  if (right.length === 0) {
    report('key-missing');
    return null;
  }
  const share = 100 / right.length;
  if (!answers.every(({ weight }) => near(weight, weight > 0 ? share : -share))) report('scoring-changed');
  return {
    type: 'multiple',
    options: answers.map((one, index) => optionOf(language, one, index, one.weight > 0)),
    credit: 'partial',
  };
}

/** A bare true or false: ours asks for a reason too, so it becomes a choice of the two. */
export const verdictFields = (
  verdict: boolean,
  feedback: { readonly onTrue: string; readonly onFalse: string },
  language: LanguageCode,
): Fields => ({
  type: 'choice',
  options: [true, false].map((value, index) => ({
    ...optionOf(
      language,
      { text: '', weight: 0, feedback: value ? feedback.onTrue : feedback.onFalse },
      index,
      value === verdict,
    ),
    text: verdictWords(value, language),
  })),
});

/** Pairs; a pair without a left side is one target more. The same right side is one target. */
export function matchFields(
  pairs: readonly { readonly left: string; readonly right: string }[],
  language: LanguageCode,
): Fields {
  const targets = [...new Set(pairs.map(({ right }) => right))];
  return {
    type: 'match',
    premises: pairs
      .filter(({ left }) => left !== '')
      .map(({ left, right }, index) => ({
        id: `p${index + 1}`,
        target: `t${targets.indexOf(right) + 1}`,
        text: { [language]: left },
      })),
    targets: targets.map((text, index) => ({ id: `t${index + 1}`, text: { [language]: text } })),
    credit: 'partial',
  };
}

/** A number with its tolerance. Binary fractions are rounded to what a person would write. */
export const numericFields = (answer: number, tolerance: number): Fields => ({
  type: 'numeric',
  answer: Number(answer.toPrecision(12)),
  tolerance: Number(tolerance.toPrecision(12)),
});
