/**
 * A check as a screen may see it, and what it says back.
 */
import type { CheckFeedback, CheckView } from '#core/contract/course-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { type Check, idsOf, keyOf, presentOptions } from '#core/exam/item-types/options.ts';
import { chosenOf, type Response } from '#core/exam/response.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';

/** Without an order it stands as in the lesson: alike for everybody. */
export const presentCheck = (
  { type, stem, options }: Check,
  language: LanguageCode,
  order: readonly string[] = idsOf(options),
): CheckView['question'] => ({
  type,
  stem: textIn(stem, language),
  options: presentOptions(options, order, language),
});

export const checkFeedbackOf = (check: Check, response: Response, language: LanguageCode): CheckFeedback => ({
  correct: itemTypeOf(check).score(check, response) === 1,
  key: keyOf(check),
  feedback: check.options.flatMap((option) =>
    option.feedback && chosenOf(response).includes(option.id)
      ? [{ optionId: option.id, text: textIn(option.feedback, language) }]
      : [],
  ),
  rationale: textIn(check.rationale, language),
});
