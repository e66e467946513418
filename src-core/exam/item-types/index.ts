/**
 * The item types there are.
 */
import { choice } from './choice.ts';
import type { ItemType } from './item-type.ts';
import { multiple } from './multiple.ts';

export const itemTypes: readonly ItemType[] = [choice, multiple];

/** The type of a question that the content check has let through. */
export function itemTypeOf(question: { readonly type: string }): ItemType {
  const found = itemTypes.find((type) => type.name === question.type);
  if (!found) throw new Error(`unknown item type: ${question.type}`);
  return found;
}
