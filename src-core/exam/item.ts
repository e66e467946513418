/**
 * One question of a bank or of a lesson, with its key. Never sent to a screen as it is: see `present`.
 */
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import type { Response } from './response.ts';

export type ItemOption = {
  readonly id: string;
  readonly correct: boolean;
  readonly text: LocalText;
  readonly feedback?: LocalText | undefined;
};

export type Question = {
  readonly id: string;
  readonly type: string;
  readonly competency: string;
  readonly stem: LocalText;
  readonly rationale: LocalText;
  readonly options: readonly ItemOption[];
};

export type Item = Question & {
  readonly difficulty: 1 | 2 | 3;
  readonly critical: boolean;
  readonly source: string;
};

/** What a candidate may see of a question. */
export type PresentedQuestion = {
  readonly type: string;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
};

export type Present = (question: Question, order: readonly string[], language: LanguageCode) => PresentedQuestion;

/** 0 to 1: the share of the item's point that the response earns. */
export type Score = (question: Question, response: Response) => number;
