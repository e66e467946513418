/**
 * Multiple response: one or more options are right. The point is earned by choosing all of them and no other.
 */
import type { ItemType } from './item-type.ts';
import { choosesOwnOptions, hasRepeatedIds, keyOf, optionIds, optionsBody, presentOptions } from './options.ts';

export const multiple: ItemType = {
  name: 'multiple',
  body: optionsBody,
  keyProblem: (question) => {
    if (hasRepeatedIds(question)) return 'repeated';
    return keyOf(question).length >= 1 ? null : 'some';
  },
  orderedIds: optionIds,
  present: presentOptions,
  accepts: choosesOwnOptions,
  score: (question, response) => {
    const key = keyOf(question);
    return key.length === response.chosen.length && key.every((id) => response.chosen.includes(id)) ? 1 : 0;
  },
};
