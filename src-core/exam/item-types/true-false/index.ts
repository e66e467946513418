/**
 * True or false, with the reason. The whole point for both; where the item gives partial credit, half of it for the
 * verdict with another reason. A reason with the wrong verdict earns nothing.
 */
import { textIn } from '../../../locale/languages.ts';
import { z } from '../../../zod.ts';
import type { Question } from '../../item.ts';
import { placedOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  type Credit,
  credit,
  hasRepeated,
  idsOf,
  isNone,
  type KeyedOption,
  keyedOptionList,
  keyOf,
  placesAmong,
  presentOptions,
  withCredit,
} from '../options.ts';

type TrueFalseQuestion = Question & {
  readonly answer: boolean;
  readonly reasons: readonly KeyedOption[];
  readonly credit: Credit;
};

export const trueFalse: ItemType<TrueFalseQuestion> = {
  name: 'true-false',
  body: (text) => ({ answer: z.boolean(), reasons: keyedOptionList(text), credit: credit.default('all') }),
  keyProblem: ({ reasons }) => {
    if (hasRepeated(idsOf(reasons))) return 'repeated';
    return keyOf({ options: reasons }).length === 1 ? null : 'one';
  },
  orderedIds: ({ reasons }) => idsOf(reasons),
  present: ({ stem, reasons }, order, language) => ({
    type: 'true-false',
    stem: textIn(stem, language),
    reasons: presentOptions(reasons, order, language),
  }),
  accepts: ({ reasons }, response) =>
    isNone(response) ||
    ('placed' in response &&
      placesAmong(response.placed, (place) =>
        place === 'verdict' ? ['true', 'false'] : place === 'reason' ? idsOf(reasons) : [],
      )),
  score: (question, response) => {
    const { verdict, reason } = placedOf(response);
    if (verdict !== String(question.answer)) return 0;
    return withCredit(question.credit, reason === keyOf({ options: question.reasons })[0] ? 1 : 0.5);
  },
  best: ({ answer, reasons }) => ({
    placed: { verdict: String(answer), reason: keyOf({ options: reasons })[0] as string },
  }),
};
