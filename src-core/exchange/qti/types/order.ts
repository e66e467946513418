/**
 * Order as a `qti-order-interaction`. QTI cannot say "as far as pairs agree", so elsewhere the item is scored whole or
 * not at all; `credit` is kept in our metadata.
 */
import type { Question } from '../../../exam/item.ts';
import type { Credit, Option } from '../../../exam/item-types/options.ts';
import { byWords, readOrder, writeOrder } from '../order-list.ts';
import type { QtiType } from '../qti-type.ts';

type Order = Question & { readonly steps: readonly Option[]; readonly credit: Credit };

export const order: QtiType<Order> = {
  write: ({ stem, steps }, words) => writeOrder(stem, byWords(steps, words), steps, words),
  read: (source) => {
    const found = readOrder(source);
    if (!found) return null;
    const steps = found.order.flatMap((id) => found.options.filter((option) => option.id === id));
    return { stem: source.stem(), steps, credit: source.own ? source.credit() : found.credit };
  },
};
