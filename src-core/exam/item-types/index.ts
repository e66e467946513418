/**
 * The item types there are.
 */
import type { Question } from '../item.ts';
import { choice } from './choice/index.ts';
import { gap } from './gap/index.ts';
import { hotspot } from './hotspot/index.ts';
import type { ItemType } from './item-type.ts';
import { judgement } from './judgement/index.ts';
import { match } from './match/index.ts';
import { multiple } from './multiple/index.ts';
import { numeric } from './numeric/index.ts';
import { order } from './order/index.ts';
import { trueFalse } from './true-false/index.ts';

/** What a type adds to a question is its own affair: here each is handled by its name alone. */
const general = <Q extends Question>(type: ItemType<Q>) => type as unknown as ItemType;

export const itemTypes: readonly ItemType[] = [
  general(choice),
  general(multiple),
  general(trueFalse),
  general(order),
  general(match),
  general(numeric),
  general(hotspot),
  general(gap),
  general(judgement),
];

/** The type of a question that the content check has let through. */
export function itemTypeOf(question: { readonly type: string }): ItemType {
  const found = itemTypes.find((type) => type.name === question.type);
  if (!found) throw new Error(`unknown item type: ${question.type}`);
  return found;
}
