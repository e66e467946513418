/**
 * Order: put the steps in the right order; the file holds them in it. Where the item gives partial credit, the share is
 * how far the order agrees, pair by pair.
 */
import { textIn } from '../../../locale/languages.ts';
import type { Question } from '../../item.ts';
import { orderedOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  type Credit,
  credit,
  hasRepeated,
  idsOf,
  isNone,
  type Option,
  optionList,
  orderAgreement,
  presentOptions,
  withCredit,
} from '../options.ts';

type OrderQuestion = Question & { readonly steps: readonly Option[]; readonly credit: Credit };

export const order: ItemType<OrderQuestion> = {
  name: 'order',
  body: (text) => ({ steps: optionList(text, 3, 7), credit: credit.default('partial') }),
  keyProblem: ({ steps }) => (hasRepeated(idsOf(steps)) ? 'repeated' : null),
  orderedIds: ({ steps }) => idsOf(steps),
  present: ({ stem, steps }, drawn, language) => ({
    type: 'order',
    stem: textIn(stem, language),
    steps: presentOptions(steps, drawn, language),
  }),
  accepts: ({ steps }, response) =>
    isNone(response) ||
    ('ordered' in response &&
      !hasRepeated(response.ordered) &&
      response.ordered.every((id) => idsOf(steps).includes(id))),
  score: ({ steps, credit: rule }, response) => withCredit(rule, orderAgreement(idsOf(steps), orderedOf(response))),
  best: ({ steps }) => ({ ordered: idsOf(steps) }),
};
