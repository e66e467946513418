/**
 * What a registry is told of somebody who lets others see that they can be called, and of what they do. Both stand in the learner's record
 * first: what was said, and when, is not changed afterwards.
 */
import { canonicalJson } from '../evidence/digest.ts';
import { type ProgrammeEventOf, type Recorded, recordedOf } from '../programme/programme-event.ts';
import type { ActivityEvent, RosterEvent } from '../sync/event-body.ts';
import type { MonthOfActivity } from './activity.ts';
import type { Listing } from './listing.ts';

export type Listed = { readonly listing: Listing | null; readonly at: string; readonly id: string };

/** As it was said last; null: never. */
export function listedIn(events: readonly Recorded[]): Listed | null {
  const last = recordedOf(events, 'listed').at(-1);
  return last ? { listing: last.event.listing, at: last.at, id: last.id } : null;
}

/** Those that were written down since the person said that counts may go along; null: they may not. */
function countedSince(events: readonly Recorded[]): Recorded<ProgrammeEventOf<'counted'>>[] | null {
  const mayCount = ({ event }: Recorded) => event.kind === 'listed' && (event.listing?.countsActivity ?? false);
  const said = recordedOf(events, 'listed');
  if (!said.at(-1)?.event.listing?.countsActivity) return null;
  const refused = said.findLastIndex((one) => !mayCount(one));
  const first = events.findIndex(({ id }) => id === said[refused + 1]?.id);
  return recordedOf(events.slice(first), 'counted');
}

const keyOf = ({ month, programme }: { month: string; programme: string }) => `${month} ${programme}`;

/** Of each month what was written down last. */
const latestOf = (counted: readonly Recorded<ProgrammeEventOf<'counted'>>[]) =>
  new Map(counted.map((one) => [keyOf(one.event), one]));

/** What is to be written down: months that are not as they were counted last. `months`: as the logbook has them. */
export function uncounted(
  events: readonly Recorded[],
  months: readonly MonthOfActivity[],
): ProgrammeEventOf<'counted'>[] {
  const counted = countedSince(events);
  if (counted === null) return [];
  const before = latestOf(counted);
  const now = new Map(months.map((one) => [keyOf(one), one]));
  const emptied = [...before.values()]
    .filter(({ event }) => event.counts.length > 0 && !now.has(keyOf(event)))
    .map(({ event: { programme, month } }) => ({ programme, month, counts: [] }));
  return [...now.values(), ...emptied]
    .filter((one) => canonicalJson(one.counts) !== canonicalJson(before.get(keyOf(one))?.event.counts ?? []))
    .map(({ programme, month, counts }) => ({ kind: 'counted', programme, month, counts: [...counts] }));
}

/** Empty for who never said that they may be seen. */
export function sayListed(learner: string, events: readonly Recorded[]): (RosterEvent | ActivityEvent)[] {
  const listed = listedIn(events);
  if (!listed) return [];
  const roster: RosterEvent = { kind: 'roster.changed', learner, state: listed.id, listing: listed.listing };
  const counted = [...latestOf(countedSince(events) ?? []).values()].map(
    ({ id, event: { programme, month, counts } }): ActivityEvent => ({
      ...{ kind: 'activity.counted', learner, programme, month },
      state: id,
      counts,
    }),
  );
  return [roster, ...counted];
}
