/**
 * Whether a crisis team could act today, and what it lacks. Computed from who is in it and what they hold, whenever it is asked.
 *
 * [Note: who counts] A member counts for a programme while a certificate of it counts and they are on the roster. Somebody who holds two
 * counts for both: a team is asked what it can do, not how many heads it has.
 */
import { contentId } from '../contract/values.ts';
import { expiringDays } from '../staff/shapes.ts';
import { z } from '../zod.ts';
import { type SpokenLanguage, spokenLanguage, spokenLanguages } from './spoken-languages.ts';

export const mostWanted = 50;

/** How many of one programme a team is to have. */
export const need = z.strictObject({ programme: contentId, count: z.number().int().min(1).max(mostWanted) });
export const teamNeeds = z.strictObject({
  programmes: z
    .array(need)
    .min(1)
    .max(20)
    .refine((all) => new Set(all.map(({ programme }) => programme)).size === all.length),
  /** Those in which somebody is to be able to help. */
  languages: z
    .array(spokenLanguage)
    .max(spokenLanguages.length)
    .refine((all) => new Set(all).size === all.length),
});
export type TeamNeeds = z.infer<typeof teamNeeds>;

export type Member = {
  readonly person: string;
  /** Certificates that count today, by programme, with the last day on which each does: `YYYY-MM-DD`. */
  readonly held: readonly { readonly programme: string; readonly until: string }[];
  readonly languages: readonly SpokenLanguage[];
};

export const gapSchema = z.discriminatedUnion('kind', [
  /** Fewer than are wanted. */
  z.strictObject({ kind: z.literal('too-few'), programme: contentId, have: z.number(), wanted: z.number() }),
  /** Nobody who counts speaks it. */
  z.strictObject({ kind: z.literal('language'), language: spokenLanguage }),
  /** A member who holds nothing that is wanted. */
  z.strictObject({ kind: z.literal('not-certified'), person: z.string() }),
  /** Enough today, and from the day after `until` on too few, unless somebody is certified anew. */
  z.strictObject({
    kind: z.literal('runs-out'),
    programme: contentId,
    until: z.string(),
    have: z.number(),
    wanted: z.number(),
  }),
  /** Enough, and all on one person: who is ill, on leave, or hit themselves. */
  z.strictObject({ kind: z.literal('one-person'), programme: contentId, person: z.string() }),
  /** Only one who counts speaks it. */
  z.strictObject({ kind: z.literal('one-speaker'), language: spokenLanguage, person: z.string() }),
]);
export type Gap = z.infer<typeof gapSchema>;

/** `ready`: all is there. `at-risk`: it is there today, and hangs on little. `not-ready`: something is missing. */
export const readinessStates = ['ready', 'at-risk', 'not-ready'] as const;
export type ReadinessState = (typeof readinessStates)[number];
export type Readiness = { readonly state: ReadinessState; readonly gaps: readonly Gap[] };

const missing: readonly Gap['kind'][] = ['too-few', 'language'];

/** `today`: `YYYY-MM-DD`. What is missing comes first. */
export function readinessOf(needs: TeamNeeds, members: readonly Member[], today: string): Readiness {
  const wanted = new Set(needs.programmes.map(({ programme }) => programme));
  const counting = members.map((member) => ({
    ...member,
    held: member.held.filter(({ programme, until }) => wanted.has(programme) && until >= today),
  }));
  const able = counting.filter(({ held }) => held.length > 0);
  const gaps: Gap[] = [
    ...needs.programmes.flatMap((one) => gapsOfProgramme(one, able, today)),
    ...needs.languages.flatMap((language) => gapsOfLanguage(language, able)),
    ...counting.filter(({ held }) => held.length === 0).map(({ person }): Gap => ({ kind: 'not-certified', person })),
  ];
  const isMissing = ({ kind }: Gap) => missing.includes(kind);
  const state = gaps.some(isMissing) ? 'not-ready' : gaps.length > 0 ? 'at-risk' : 'ready';
  return { state, gaps: [...gaps.filter(isMissing), ...gaps.filter((gap) => !isMissing(gap))] };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function gapsOfProgramme(
  { programme, count }: TeamNeeds['programmes'][number],
  able: readonly Member[],
  today: string,
): Gap[] {
  const lasts = able
    .flatMap(({ person, held }) => {
      const ends = held.filter((one) => one.programme === programme).map(({ until }) => until);
      return ends.length > 0 ? [{ person, until: ends.sort().at(-1) as string }] : [];
    })
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const have = lasts.length;
  if (have < count) return [{ kind: 'too-few', programme, have, wanted: count }];
  const gaps: Gap[] = [];
  // Once so many have ended, one fewer than is wanted is left.
  const last = lasts[have - count];
  if (last && last.until <= dayAfter(today, expiringDays))
    gaps.push({
      kind: 'runs-out',
      programme,
      until: last.until,
      have: lasts.filter(({ until }) => until > last.until).length,
      wanted: count,
    });
  const [only] = lasts;
  if (have === 1 && only) gaps.push({ kind: 'one-person', programme, person: only.person });
  return gaps;
}

function gapsOfLanguage(language: SpokenLanguage, able: readonly Member[]): Gap[] {
  const speakers = able.filter(({ languages }) => languages.includes(language));
  const [only] = speakers;
  if (!only) return [{ kind: 'language', language }];
  return speakers.length === 1 ? [{ kind: 'one-speaker', language, person: only.person }] : [];
}
