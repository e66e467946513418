/**
 * What a type of item must say of itself. A new type is one more folder beside this file, named in `index.ts` and
 * `views.ts`, and one folder with the same name in `src-renderer/screens/sitting/item-types`.
 */
import type { z } from 'zod';
import type { LanguageCode, LocalText } from '../../locale/languages.ts';
import type { Question } from '../item.ts';
import type { Response } from '../response.ts';
import type { QuestionView } from './views.ts';

/** A word for the author about what is wrong with an item: `problem.item-key-<word>` is the sentence. */
export const keyProblems = ['repeated', 'one', 'some', 'unknown', 'markers', 'outside'] as const;
export type KeyProblem = (typeof keyProblems)[number];

export type ItemType<Q extends Question = Question> = {
  readonly name: QuestionView['type'];
  /** The fields of the YAML beyond those that every item has. */
  readonly body: (text: z.ZodType<LocalText>) => z.ZodRawShape;
  /** Null, or what is wrong with the key. */
  readonly keyProblem: (question: Q) => KeyProblem | null;
  /** Ids that are put in a drawn order for each candidate. */
  readonly orderedIds: (question: Q) => string[];
  /** What a candidate may see of it: no key. */
  readonly present: (question: Q, order: readonly string[], language: LanguageCode) => QuestionView;
  /** True when the response can be one to this question; anything else is refused at the door. */
  readonly accepts: (question: Q, response: Response) => boolean;
  /** 0 to 1: the share of the item's point that the response earns. */
  readonly score: (question: Q, response: Response) => number;
  /** The response that earns the whole point. */
  readonly best: (question: Q) => Response;
  /** File names in the course's `pictures` that the item shows. */
  readonly pictures?: (question: Q) => string[];
};
