/**
 * Where one can be, and its address: the part behind the # holds everything, so that a list that was narrowed can be kept as
 * a bookmark, and none of it is sent anywhere by the browser.
 */

import { figuresQuery, rosterQuery, teamsQuery } from '#core/staff/crisis-shapes.ts';
import type { StaffTask } from '#core/staff/roles.ts';
import { assignmentsQuery, overviewQuery, peopleFilter, personId } from '#core/staff/shapes.ts';
import { eventId } from '#core/sync/device-event.ts';
import { teamId } from '#core/sync/feed-item.ts';
import { z } from '#core/zod.ts';
import { queryOf } from '../api/query.ts';

const after = z.string().max(400).optional();
/** What an address of each screen may hold. An id stands in the path, all else behind the question mark. */
export const screens = {
  overview: { task: 'see-overview', asks: overviewQuery },
  people: { task: 'see-people', asks: z.strictObject({ ...peopleFilter.shape, after }) },
  person: { task: 'see-person', asks: z.strictObject({ id: personId }) },
  assignments: { task: 'see-assignments', asks: assignmentsQuery },
  reviews: { task: 'review', asks: z.strictObject({ after }) },
  review: { task: 'review', asks: z.strictObject({ id: eventId }) },
  roster: { task: 'see-roster', asks: rosterQuery },
  teams: { task: 'see-roster', asks: teamsQuery },
  team: { task: 'see-roster', asks: z.strictObject({ id: teamId }) },
  figures: { task: 'see-figures', asks: figuresQuery.partial() },
  audit: { task: 'see-audit', asks: z.strictObject({ person: personId.optional(), after }) },
  members: { task: 'manage-staff', asks: z.strictObject({}) },
  account: { task: null, asks: z.strictObject({}) },
} as const satisfies Record<string, { task: StaffTask | null; asks: z.ZodType }>;

export type ScreenName = keyof typeof screens;
type AsksOf<S extends ScreenName> = z.output<(typeof screens)[S]['asks']>;
export type Place = {
  [S in ScreenName]: { readonly screen: S } & (AsksOf<S> extends Record<string, never> ? unknown : AsksOf<S>);
}[ScreenName];
export type PlaceOf<S extends ScreenName> = Extract<Place, { screen: S }>;

export const screenNames = Object.keys(screens) as ScreenName[];

/** Where somebody may go who has these tasks. */
export const isOpenTo = (screen: ScreenName, tasks: readonly StaffTask[]): boolean => {
  const { task } = screens[screen];
  return task === null || tasks.includes(task);
};

export function addressOf({ screen, ...asks }: Place): string {
  const { id, ...rest } = asks as Record<string, string | undefined>;
  return `#/${screen}${id ? `/${encodeURIComponent(id)}` : ''}${queryOf(rest)}`;
}

/** Null where an address says nothing that is known. Of a list, what cannot be understood is left out. */
export function placeAt(hash: string): Place | null {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', id] = path.split('/');
  if (!screenNames.includes(name as ScreenName)) return null;
  const screen = name as ScreenName;
  const { asks } = screens[screen];
  const said: Record<string, string> = Object.fromEntries(new URLSearchParams(query));
  const known = Object.fromEntries(
    Object.entries(id ? { id: decoded(id) } : said).filter(([key, value]) => {
      const field = (asks.shape as Record<string, z.ZodType>)[key];
      return field?.safeParse(value).success;
    }),
  );
  const parsed = asks.safeParse(known);
  return parsed.success ? ({ screen, ...parsed.data } as Place) : null;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
}
