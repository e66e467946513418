/**
 * Numeric: a number within `tolerance` of the answer, both ends included. One point or none.
 */
import { type LocalText, textIn } from '../../../locale/languages.ts';
import { z } from '../../../zod.ts';
import type { Question } from '../../item.ts';
import { numberOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import { isNone } from '../options.ts';

type NumericQuestion = Question & {
  readonly answer: number;
  readonly tolerance: number;
  readonly unit?: LocalText | undefined;
};

/** Larger than what binary fractions lose, smaller than anything a person types. */
const rounding = 1e-9;

export const numeric: ItemType<NumericQuestion> = {
  name: 'numeric',
  body: (text) => ({ answer: z.number(), tolerance: z.number().nonnegative(), unit: text.optional() }),
  keyProblem: () => null,
  orderedIds: () => [],
  present: ({ stem, unit }, _drawn, language) => ({
    type: 'numeric',
    stem: textIn(stem, language),
    unit: unit ? textIn(unit, language) : null,
  }),
  accepts: (_question, response) => isNone(response) || 'number' in response,
  score: ({ answer, tolerance }, response) => {
    const given = numberOf(response);
    return given !== null && Math.abs(given - answer) <= tolerance + rounding ? 1 : 0;
  },
  best: ({ answer }) => ({ number: answer }),
};
