/**
 * Multiple response: one or more options are right. The whole point for all of them and no other. Where the item gives
 * partial credit: right ones chosen less wrong ones chosen, as a share of the right ones, not below 0; so choosing
 * everything earns nothing that guessing would not.
 */
import { textIn } from '../../../locale/languages.ts';
import { chosenOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  type Credit,
  choosesAmong,
  credit,
  hasRepeated,
  idsOf,
  keyedOptionList,
  keyOf,
  type OptionsQuestion,
  presentOptions,
  withCredit,
} from '../options.ts';

type MultipleQuestion = OptionsQuestion & { readonly credit: Credit };

export const multiple: ItemType<MultipleQuestion> = {
  name: 'multiple',
  body: (text) => ({ options: keyedOptionList(text), credit: credit.default('all') }),
  keyProblem: ({ options }) => {
    if (hasRepeated(idsOf(options))) return 'repeated';
    return keyOf({ options }).length >= 1 ? null : 'some';
  },
  orderedIds: ({ options }) => idsOf(options),
  present: ({ stem, options }, order, language) => ({
    type: 'multiple',
    stem: textIn(stem, language),
    options: presentOptions(options, order, language),
  }),
  accepts: ({ options }, response) => choosesAmong(options, response),
  score: (question, response) => {
    const key = keyOf(question);
    const chosen = chosenOf(response);
    const right = chosen.filter((id) => key.includes(id)).length;
    const wrong = chosen.length - right;
    return withCredit(question.credit, (right - wrong) / key.length);
  },
  best: (question) => ({ chosen: keyOf(question) }),
};
