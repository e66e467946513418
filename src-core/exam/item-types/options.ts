/**
 * What the item types that offer a list of options share.
 */

import { type LocalText, textIn } from '../../locale/languages.ts';
import { z } from '../../zod.ts';
import type { Present, Question } from '../item.ts';
import type { Response } from '../response.ts';

export const optionsBody = (text: z.ZodType<LocalText>) => ({
  options: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]$/),
        correct: z.boolean().default(false),
        text,
        feedback: text.optional(),
      }),
    )
    .min(2)
    .max(6),
});

export const optionIds = (question: Question) => question.options.map((option) => option.id);

export const keyOf = (question: Question) => question.options.filter((option) => option.correct).map((o) => o.id);

export const hasRepeatedIds = (question: Question) => new Set(optionIds(question)).size !== question.options.length;

export const presentOptions: Present = (question, order, language) => ({
  type: question.type,
  stem: textIn(question.stem, language),
  options: order.flatMap((id) => {
    const option = question.options.find((candidate) => candidate.id === id);
    return option ? [{ id: option.id, text: textIn(option.text, language) }] : [];
  }),
});

/** Every chosen id is an option of the question, none twice. */
export const choosesOwnOptions = (question: Question, response: Response) =>
  new Set(response.chosen).size === response.chosen.length &&
  response.chosen.every((id) => question.options.some((option) => option.id === id));
