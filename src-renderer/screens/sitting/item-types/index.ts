/**
 * The screens of item types, by the type's name. A new type is one more folder here and one more line below.
 */
import { choice } from './choice/index.tsx';
import { gap } from './gap/index.tsx';
import { hotspot } from './hotspot/index.tsx';
import type { ItemScreen, ItemType } from './item-screen.ts';
import { judgement } from './judgement/index.tsx';
import { match } from './match/index.tsx';
import { multiple } from './multiple/index.tsx';
import { numeric } from './numeric/index.tsx';
import { order } from './order/index.tsx';
import { trueFalse } from './true-false/index.tsx';

const screens: { readonly [Type in ItemType]: ItemScreen<Type> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  order,
  match,
  numeric,
  hotspot,
  gap,
  judgement,
};

/** Which screen goes with which question is what the table says: from here on it is one of them. */
export const itemScreenOf = (type: ItemType): ItemScreen => screens[type] as unknown as ItemScreen;
