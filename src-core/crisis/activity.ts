/**
 * What somebody did for others, as a registry is told of it: how many times, how long, with how many people, by month. No
 * single time, no note and nobody who was helped is in it.
 *
 * [Note: counted twice] Whoever comes three times is counted three times, since nobody is to know who came. So the people of two months, or
 * of two activities, are no number of different people.
 */
import { contentId } from '../contract/values.ts';
import { type KeptEntry, minutesOf } from '../logbook/kept-entry.ts';
import { z } from '../zod.ts';

/** `YYYY-MM` */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const whole = (most: number) => z.number().int().nonnegative().max(most);

export const activityCount = z.strictObject({
  activity: contentId,
  /** How many entries. */
  count: whole(10_000).min(1),
  /** Of them, those that somebody confirmed. */
  confirmed: whole(10_000),
  minutes: whole(100_000),
  /** See [Note: counted twice]. */
  people: whole(1_000_000),
});
export type ActivityCount = z.infer<typeof activityCount>;

export type MonthOfActivity = {
  readonly programme: string;
  readonly month: string;
  readonly counts: readonly ActivityCount[];
};

/** By programme and month, the earliest first. `offsetMinutes`: of the person's time zone, east of UTC. */
export function activityByMonth(
  entries: readonly KeptEntry[],
  isConfirmed: (id: string) => boolean,
  offsetMinutes: number,
): MonthOfActivity[] {
  const months = new Map<string, { programme: string; month: string; counts: Map<string, ActivityCount> }>();
  for (const entry of entries) {
    const { programmeId: programme, activity, id, people } = entry;
    const begun = new Date(Date.parse(entry.from) + offsetMinutes * 60_000).toISOString().slice(0, 7);
    const key = `${begun} ${programme}`;
    const of = months.get(key) ?? { programme, month: begun, counts: new Map<string, ActivityCount>() };
    months.set(key, of);
    const before = of.counts.get(activity) ?? { activity, count: 0, confirmed: 0, minutes: 0, people: 0 };
    of.counts.set(activity, {
      activity,
      count: before.count + 1,
      confirmed: before.confirmed + (isConfirmed(id) ? 1 : 0),
      minutes: before.minutes + minutesOf(entry),
      people: before.people + people,
    });
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { counts, ...of }]) => ({
      ...of,
      counts: [...counts.values()].sort((a, b) => (a.activity < b.activity ? -1 : 1)),
    }));
}
