/**
 * The form: the items one person gets, in which order, with their parts in which order.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { contentId } from '../contract/values.ts';
import { canonicalJson, hashOfParts } from '../evidence/digest.ts';
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

/** A bank is read once and never changed, and looked up in for every form. */
const found = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>();

function itemsById(bank: readonly Item[]): ReadonlyMap<string, Item> {
  const byId = found.get(bank) ?? new Map(bank.map((item) => [item.id, item]));
  found.set(bank, byId);
  return byId;
}

/** The items of a form in its order, or null when the bank no longer holds one of them. */
export function itemsOf(form: Form, bank: readonly Item[]): Item[] | null {
  const byId = itemsById(bank);
  const items = form.map(({ itemId }) => byId.get(itemId));
  return items.every((item) => item !== undefined) ? (items as Item[]) : null;
}

/** An item is read once and never changed, and stands in many forms. */
const written = new WeakMap<Item, Uint8Array>();

function canonicalItem(item: Item): Uint8Array {
  const bytes = written.get(item) ?? utf8ToBytes(canonicalJson(item));
  written.set(item, bytes);
  return bytes;
}

const [opening, comma, closing] = ['[', ',', ']'].map(utf8ToBytes) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * Digest of what was asked, keys included: shows on resume that the bank is still the one the form was drawn from. It is the
 * digest of their list; a canonical list is its canonical items with commas between them.
 */
export const itemsDigest = (items: readonly Item[], hash = hashOfParts): string =>
  hash([
    opening,
    ...items.flatMap((item, index) => (index === 0 ? [canonicalItem(item)] : [comma, canonicalItem(item)])),
    closing,
  ]);
