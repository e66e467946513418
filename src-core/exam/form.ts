/**
 * The form: the items one person gets, in which order, with their options in which order.
 */

import type { Blueprint } from '../content/pack-schema.ts';
import { contentId } from '../contract/values.ts';
import { digestOf } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import type { Item } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';
import { seededRandom } from './seeded-random.ts';

export const formSchema = z.array(z.strictObject({ itemId: contentId, order: z.array(z.string().max(40)).max(12) }));
export type Form = z.infer<typeof formSchema>;

const byId = (a: Item, b: Item) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Draws a form. The same blueprint, bank and seed give the same form on every machine, in whatever order the bank was
 * read. The content check has made sure that the bank holds enough.
 */
export function drawForm(blueprint: Blueprint, bank: readonly Item[], seed: string): Form {
  const random = seededRandom(`${blueprint.id}@${blueprint.version}:${seed}`);
  const drawn = blueprint.areas.flatMap((area) =>
    Object.entries(area.draw)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([competency, count]) => {
        const pool = bank.filter((item) => item.competency === competency).sort(byId);
        if (pool.length < count) throw new Error(`the bank holds ${pool.length} of ${count} items of ${competency}`);
        return random.shuffled(pool).slice(0, count);
      }),
  );
  return random
    .shuffled(drawn)
    .map((item) => ({ itemId: item.id, order: random.shuffled(itemTypeOf(item).orderedIds(item)) }));
}

/** The items of a form in its order, or null when the bank no longer holds one of them. */
export function itemsOf(form: Form, bank: readonly Item[]): Item[] | null {
  const items = form.map(({ itemId }) => bank.find((item) => item.id === itemId));
  return items.every((item) => item !== undefined) ? (items as Item[]) : null;
}

/** Digest of what was asked, keys included: shows on resume that the bank is still the one the form was drawn from. */
export const itemsDigest = (items: readonly Item[]): string => digestOf(items);
