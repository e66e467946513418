/**
 * What the staff's page asks about who can be called when something happens, and what it is answered: the roster, crisis teams, and the
 * figures of a report.
 */

import { contentId, isoInstant, oneLine } from '../contract/values.ts';
import { month } from '../crisis/activity.ts';
import { countryCode, listingSchema, longestPlace } from '../crisis/listing.ts';
import { gapSchema, readinessStates, teamNeeds } from '../crisis/readiness.ts';
import { spokenLanguage } from '../crisis/spoken-languages.ts';
import { teamId } from '../sync/feed-item.ts';
import { z } from '../zod.ts';
import { cursor, day, nextPage, personId, titles, withReason } from './shapes.ts';

const count = z.number().int().nonnegative();
const short = oneLine(120);

/** Somebody who can be called, as they said it themselves. */
export const rosterRow = z.strictObject({
  id: personId,
  name: z.string(),
  office: z.string(),
  /** Of an office of whoever asks: their page can be opened. */
  isOwn: z.boolean(),
  languages: listingSchema.shape.languages,
  country: z.string(),
  place: z.string(),
  reach: listingSchema.shape.reach,
  contact: z.string(),
  /** Certificates that count today, and the last day on which each does. */
  held: z.array(z.strictObject({ course: contentId, until: day, isExpiring: z.boolean() })),
});
export type RosterRow = z.infer<typeof rosterRow>;

export const rosterFilter = z.strictObject({
  /** Part of a name. */
  search: short.optional(),
  /** A programme or a course whose certificate counts today. */
  skill: contentId.optional(),
  country: countryCode.optional(),
  /** Of a country: also those elsewhere who can come. */
  coming: z.literal('yes').optional(),
  language: spokenLanguage.optional(),
});
export type RosterFilter = z.infer<typeof rosterFilter>;
export const rosterQuery = z.strictObject({ ...rosterFilter.shape, after: cursor.optional() });
export const rosterReply = z.strictObject({
  people: z.array(rosterRow),
  total: count,
  next: nextPage,
  /** What it can be narrowed by: what stands in it. */
  countries: z.array(countryCode),
  languages: z.array(spokenLanguage),
});
export type RosterReply = z.infer<typeof rosterReply>;

const teamSaid = {
  name: short.pipe(z.string().min(1)),
  /** Whose team it is: staff of that office see it. */
  office: short,
  country: countryCode,
  place: oneLine(longestPlace).pipe(z.string().min(1)),
  needs: teamNeeds,
};
export const newTeam = z.strictObject(teamSaid);
export type NewTeam = z.infer<typeof newTeam>;
export const teamRow = z.strictObject({
  ...teamSaid,
  id: teamId,
  members: count,
  state: z.enum(readinessStates),
  gaps: z.array(gapSchema),
});
export type TeamRow = z.infer<typeof teamRow>;
export const teamsQuery = z.strictObject({ country: countryCode.optional(), after: cursor.optional() });
export const teamsReply = z.strictObject({
  teams: z.array(teamRow),
  next: nextPage,
  /** Of all that are found. */
  states: z.record(z.enum(readinessStates), count),
});
export type TeamsReply = z.infer<typeof teamsReply>;
export const teamReply = z.strictObject({
  team: teamRow,
  members: z.array(z.strictObject({ ...rosterRow.shape, since: isoInstant })),
});
export type TeamReply = z.infer<typeof teamReply>;
export const joinRequest = z.strictObject({ person: personId });
export const leaveRequest = withReason;

export const figuresQuery = z.strictObject({ from: month, to: month, country: countryCode.optional() });
export const figuresReply = z.strictObject({
  from: month,
  to: month,
  programmes: z.array(
    z.strictObject({
      programme: contentId,
      titles,
      /** People whose certificate counts today, and in how many countries they are. */
      certified: count,
      countries: count,
      /** Of them, those whose certificate runs out within 90 days. */
      expiring: count,
      /** Certified for the first time, or anew, in the months that are asked for. */
      made: count,
      /** Of those certified: on the roster, and in a team. */
      listed: count,
      inTeams: count,
    }),
  ),
  teams: z.strictObject({ all: count, members: count, countries: count, states: teamsReply.shape.states }),
  /** By country where something is: people certified in any programme, on the roster, and teams. */
  byCountry: z.array(z.strictObject({ country: z.string(), certified: count, listed: count, teams: count })),
  /** What people who are listed said they did. `people`: see [Note: counted twice] in core. */
  activity: z.array(
    z.strictObject({
      programme: contentId,
      titles,
      activity: contentId,
      activityTitles: titles,
      /** Sums of what many told: as large as they come. */
      count,
      confirmed: count,
      minutes: count,
      people: count,
      /** How many people told of it. */
      told: count,
    }),
  ),
  months: z.array(z.strictObject({ month, count, people: count })),
});
export type FiguresReply = z.infer<typeof figuresReply>;
