/**
 * How each item type is written as QTI 3.0 and read from it.
 */
import type { Question } from '../../../exam/item.ts';
import type { QtiType } from '../qti-type.ts';
import { choice } from './choice.ts';
import { gap } from './gap.ts';
import { hotspot } from './hotspot.ts';
import { judgement } from './judgement.ts';
import { match } from './match.ts';
import { multiple } from './multiple.ts';
import { numeric } from './numeric.ts';
import { order } from './order.ts';
import { trueFalse } from './true-false.ts';

const general = <Q extends Question>(type: QtiType<Q>) => type as unknown as QtiType;

const types: Readonly<Record<string, QtiType>> = {
  choice: general(choice),
  multiple: general(multiple),
  'true-false': general(trueFalse),
  order: general(order),
  match: general(match),
  numeric: general(numeric),
  hotspot: general(hotspot),
  gap: general(gap),
  judgement: general(judgement),
};

export const qtiTypeNames = Object.keys(types);

export const qtiTypeOf = (name: string): QtiType | undefined => (Object.hasOwn(types, name) ? types[name] : undefined);
