/**
 * The form: the items one person gets, in which order, with their parts in which order.
 */
import { contentId } from '../contract/values.ts';
import { digestOf } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import type { Item } from './item.ts';

export const formSchema = z.array(
  z.strictObject({
    itemId: contentId,
    order: z.array(z.string().max(40)).max(60),
    /** The section of the blueprint it was drawn for. */
    section: contentId.optional(),
  }),
);
export type Form = z.infer<typeof formSchema>;

/** The items of a form in its order, or null when the bank no longer holds one of them. */
export function itemsOf(form: Form, bank: readonly Item[]): Item[] | null {
  const byId = new Map(bank.map((item) => [item.id, item]));
  const items = form.map(({ itemId }) => byId.get(itemId));
  return items.every((item) => item !== undefined) ? (items as Item[]) : null;
}

/** Digest of what was asked, keys included: shows on resume that the bank is still the one the form was drawn from. */
export const itemsDigest = (items: readonly Item[]): string => digestOf(items);
