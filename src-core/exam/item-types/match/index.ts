/**
 * Match: to each premise the target that belongs to it. A target may belong to several premises or to none. Where the
 * item gives partial credit, the share is that of the premises matched rightly.
 */
import { type LocalText, textIn } from '../../../locale/languages.ts';
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
  type Option,
  optionList,
  partId,
  placesAmong,
  presentOptions,
  withCredit,
} from '../options.ts';

type Premise = Option & { readonly target: string };
type MatchQuestion = Question & {
  readonly premises: readonly Premise[];
  readonly targets: readonly Option[];
  readonly credit: Credit;
};

const premiseList = (text: z.ZodType<LocalText>) =>
  z
    .array(z.strictObject({ id: partId, text, target: partId }))
    .min(2)
    .max(7);

export const match: ItemType<MatchQuestion> = {
  name: 'match',
  body: (text) => ({ premises: premiseList(text), targets: optionList(text), credit: credit.default('partial') }),
  keyProblem: ({ premises, targets }) => {
    if (hasRepeated([...idsOf(premises), ...idsOf(targets)])) return 'repeated';
    return premises.every(({ target }) => idsOf(targets).includes(target)) ? null : 'unknown';
  },
  orderedIds: ({ premises, targets }) => [...idsOf(premises), ...idsOf(targets)],
  present: ({ stem, premises, targets }, drawn, language) => ({
    type: 'match',
    stem: textIn(stem, language),
    premises: presentOptions(premises, drawn, language),
    targets: presentOptions(targets, drawn, language),
  }),
  accepts: ({ premises, targets }, response) =>
    isNone(response) ||
    ('placed' in response &&
      placesAmong(response.placed, (place) => (idsOf(premises).includes(place) ? idsOf(targets) : []))),
  score: ({ premises, credit: rule }, response) => {
    const placed = placedOf(response);
    return withCredit(rule, premises.filter(({ id, target }) => placed[id] === target).length / premises.length);
  },
  best: ({ premises }) => ({ placed: Object.fromEntries(premises.map(({ id, target }) => [id, target])) }),
};
