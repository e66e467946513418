/**
 * What a candidate sees of a question of each type: no key, no rationale, no score.
 */
import { z } from '../../zod.ts';
import { choiceView } from './choice/view.ts';
import { gapView } from './gap/view.ts';
import { hotspotView } from './hotspot/view.ts';
import { judgementView } from './judgement/view.ts';
import { matchView } from './match/view.ts';
import { multipleView } from './multiple/view.ts';
import { numericView } from './numeric/view.ts';
import { orderView } from './order/view.ts';
import { trueFalseView } from './true-false/view.ts';

export const questionView = z.discriminatedUnion('type', [
  choiceView,
  multipleView,
  trueFalseView,
  orderView,
  matchView,
  numericView,
  hotspotView,
  gapView,
  judgementView,
]);
export type QuestionView = z.infer<typeof questionView>;
export type ViewOf<Type extends QuestionView['type']> = Extract<QuestionView, { type: Type }>;
