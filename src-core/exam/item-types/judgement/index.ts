/**
 * Situational judgement: several things one could do, rated one by one from very wrong (1) to very right (4), or ranked
 * from best to worst; scored against what experts agreed on. A rating as theirs earns its whole share, the one beside it
 * half, any other none. A ranking earns its share by how far it agrees, pair by pair.
 */
import { type LocalText, textIn } from '../../../locale/languages.ts';
import { z } from '../../../zod.ts';
import type { Question } from '../../item.ts';
import { orderedOf, placedOf, type Response } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  hasRepeated,
  idsOf,
  isNone,
  type Option,
  orderAgreement,
  partId,
  placesAmong,
  presentOptions,
} from '../options.ts';
import { ratings } from './view.ts';

/** `consensus`: in `rate` the experts' rating, 1 to 4; in `rank` the experts' place, 1 for the best. */
type Action = Option & { readonly consensus: number };
type JudgementQuestion = Question & { readonly mode: 'rate' | 'rank'; readonly actions: readonly Action[] };

const actionList = (text: z.ZodType<LocalText>) =>
  z
    .array(z.strictObject({ id: partId, text, consensus: z.number().int().min(1).max(6) }))
    .min(3)
    .max(6);

const ranked = (actions: readonly Action[]): string[] => idsOf([...actions].sort((a, b) => a.consensus - b.consensus));

const nearness = (action: Action, given: string | undefined): number => {
  if (given === undefined) return 0;
  const apart = Math.abs(Number(given) - action.consensus);
  return apart === 0 ? 1 : apart === 1 ? 0.5 : 0;
};

const accepts = ({ mode, actions }: JudgementQuestion, response: Response): boolean => {
  const ids = idsOf(actions);
  if (mode === 'rate')
    return 'placed' in response && placesAmong(response.placed, (place) => (ids.includes(place) ? ratings : []));
  return 'ordered' in response && !hasRepeated(response.ordered) && response.ordered.every((id) => ids.includes(id));
};

export const judgement: ItemType<JudgementQuestion> = {
  name: 'judgement',
  body: (text) => ({ mode: z.enum(['rate', 'rank']), actions: actionList(text) }),
  keyProblem: ({ mode, actions }) => {
    if (hasRepeated(idsOf(actions))) return 'repeated';
    const places = actions.map(({ consensus }) => consensus);
    if (mode === 'rate') return places.every((rating) => rating <= ratings.length) ? null : 'outside';
    return [...places].sort((a, b) => a - b).every((place, index) => place === index + 1) ? null : 'outside';
  },
  orderedIds: ({ actions }) => idsOf(actions),
  present: ({ stem, mode, actions }, drawn, language) => ({
    type: 'judgement',
    stem: textIn(stem, language),
    mode,
    actions: presentOptions(actions, drawn, language),
  }),
  accepts: (question, response) => isNone(response) || accepts(question, response),
  score: ({ mode, actions }, response) => {
    if (mode === 'rank') return orderAgreement(ranked(actions), orderedOf(response));
    const placed = placedOf(response);
    return actions.reduce((sum, action) => sum + nearness(action, placed[action.id]), 0) / actions.length;
  },
  best: ({ mode, actions }) =>
    mode === 'rank'
      ? { ordered: ranked(actions) }
      : { placed: Object.fromEntries(actions.map(({ id, consensus }) => [id, String(consensus)])) },
};
