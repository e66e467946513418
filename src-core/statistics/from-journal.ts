/**
 * A decided attempt's journal → what the statistics need of it, without who it was.
 */

import type { Entry } from '../evidence/chain.ts';
import { elapsedBetween } from '../evidence/clock-reading.ts';
import type { AttemptEvent } from '../exam/attempt-event.ts';
import { foldAttempt } from '../exam/attempt-state.ts';
import { itemsOf } from '../exam/form.ts';
import type { Item } from '../exam/item.ts';
import { itemTypeOf } from '../exam/item-types/index.ts';
import { choicesOf, isAnswered, noResponse } from '../exam/response.ts';
import type { Answered } from './answered.ts';
import type { ItemKey } from './item/choices.ts';

/** Why an attempt is not counted. */
export type LeftOut = 'not-decided' | 'other-exam' | 'items-gone';

/**
 * `examId`: attempts at another exam are left out. The points are those of the bank as it is now, so an item whose key
 * was mended is counted by the right key. Attempts of one day are one sitting.
 */
export function answeredFrom(
  entries: readonly Entry<AttemptEvent>[],
  examId: string,
  bank: readonly Item[],
): Answered | LeftOut {
  const state = foldAttempt(entries);
  if (!state?.decision) return 'not-decided';
  const { started } = state;
  if (started.examId !== examId) return 'other-exam';
  const items = itemsOf(started.form, bank);
  if (!items) return 'items-gone';
  const spent = timeByPosition(entries);
  return {
    examVersion: started.examVersion,
    language: started.language,
    sitting: state.startedAt.slice(0, 10),
    startedAt: state.startedAt,
    passed: state.decision.passed,
    items: items.map((item, position) => {
      const response = state.responses[position] ?? noResponse;
      const answered = isAnswered(response);
      return {
        itemId: item.id,
        points: answered ? itemTypeOf(item).score(item, response) : null,
        choices: choicesOf(response),
        ms: spent.get(position) ?? null,
      };
    }),
  };
}

/** The time until each event belongs to the item that was on the screen; until a resumption, and in a pause, to none. */
export function timeByPosition(entries: readonly Entry<AttemptEvent>[]): Map<number, number> {
  const spent = new Map<number, number>();
  let position = 0;
  let isPaused = false;
  entries.forEach(({ at, event }, index) => {
    const before = entries[index - 1];
    if (before && event.kind !== 'resumed' && !isPaused) {
      spent.set(position, (spent.get(position) ?? 0) + elapsedBetween(before.at, at));
    }
    if (event.kind === 'paused' || event.kind === 'continued') isPaused = event.kind === 'paused';
    if (event.kind === 'visited' || event.kind === 'answered') position = event.position;
  });
  return spent;
}

/** What is right in each item of a bank, and what is offered where that is a list. */
export function keysOf(bank: readonly Item[]): Map<string, ItemKey> {
  return new Map(
    bank.map((item) => {
      const type = itemTypeOf(item);
      const view = type.present(item, type.orderedIds(item), 'en');
      const offered = 'options' in view ? view.options : 'regions' in view ? view.regions : [];
      return [item.id, { key: choicesOf(type.best(item)), offered: offered.map(({ id }) => id) }];
    }),
  );
}
