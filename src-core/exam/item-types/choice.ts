/**
 * Choice: one option is right. One point or none.
 */
import type { ItemType } from './item-type.ts';
import { choosesOwnOptions, hasRepeatedIds, keyOf, optionIds, optionsBody, presentOptions } from './options.ts';

export const choice: ItemType = {
  name: 'choice',
  body: optionsBody,
  keyProblem: (question) => {
    if (hasRepeatedIds(question)) return 'repeated';
    return keyOf(question).length === 1 ? null : 'one';
  },
  orderedIds: optionIds,
  present: presentOptions,
  accepts: (question, response) => response.chosen.length <= 1 && choosesOwnOptions(question, response),
  score: (question, response) => (response.chosen.length === 1 && keyOf(question)[0] === response.chosen[0] ? 1 : 0),
};
