/**
 * Choice: one option is right. One point or none.
 */
import { textIn } from '../../../locale/languages.ts';
import { chosenOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  choosesAmong,
  hasRepeated,
  idsOf,
  keyedOptionList,
  keyOf,
  type OptionsQuestion,
  presentOptions,
} from '../options.ts';

export const choice: ItemType<OptionsQuestion> = {
  name: 'choice',
  body: (text) => ({ options: keyedOptionList(text) }),
  keyProblem: ({ options }) => {
    if (hasRepeated(idsOf(options))) return 'repeated';
    return keyOf({ options }).length === 1 ? null : 'one';
  },
  orderedIds: ({ options }) => idsOf(options),
  present: ({ stem, options }, order, language) => ({
    type: 'choice',
    stem: textIn(stem, language),
    options: presentOptions(options, order, language),
  }),
  accepts: ({ options }, response) => chosenOf(response).length <= 1 && choosesAmong(options, response),
  score: (question, response) => (chosenOf(response)[0] === keyOf(question)[0] ? 1 : 0),
  best: (question) => ({ chosen: keyOf(question) }),
};
