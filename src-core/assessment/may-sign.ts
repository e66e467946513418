/**
 * Why an assessor cannot sign what somebody asks for, before anything is signed: said while there is time to do something about it.
 */
import type { Programme } from '../programme/programme.ts';
import { type AssessorPass, passFaults, passFor } from './assessor.ts';
import type { Request } from './carried.ts';
import type { Station } from './rubric.ts';
import { rubricDigest } from './sign-off.ts';

export const hindrances = [
  'by-oneself',
  'programme-unknown',
  'not-of-programme',
  'rubric-changed',
  ...passFaults,
] as const;
export type Hindrance = (typeof hindrances)[number];

export type Signing = {
  /** The key that signs, and the learner that the assessor is too. */
  readonly assessor: string;
  readonly learner: string;
  readonly passes: readonly AssessorPass[];
  readonly programmes: readonly Programme[];
  /** ISO instants. */
  readonly seenAt: string;
  readonly now: string;
  /** `rubricDigest` of what was judged by so far; null while nothing was. */
  readonly rubric: string | null;
};

/** What a request asks for, as the programme names it; null where it is not of the programme. */
export function askedIn(programme: Programme, { about }: Pick<Request, 'about'>): { title: Station['title'] } | null {
  const among = <T extends { readonly id: string }>(list: readonly T[], id: string) =>
    list.find((one) => one.id === id) ?? null;
  switch (about.kind) {
    case 'practical':
      return among(programme.stations, about.station);
    case 'hours':
      return among(programme.activities, about.activity);
    case 'recommendation':
      return among(programme.roles, about.by);
    case 'document':
      return among(programme.documents, about.document);
  }
}

export function hindranceOf(request: Request, signing: Signing): Hindrance | null {
  const { assessor, learner, passes, programmes, seenAt, now, rubric } = signing;
  const { candidate, about } = request;
  if (candidate.id === learner) return 'by-oneself';
  const programme = programmes.find(({ id }) => id === request.programme);
  if (!programme) return 'programme-unknown';
  if (!askedIn(programme, request)) return 'not-of-programme';
  const pass = passFor({ assessor, programme: programme.id, seenAt, signedAt: now, about }, passes);
  if ('fault' in pass) return pass.fault;
  if (pass.person.id === candidate.id) return 'by-oneself';
  const station = about.kind === 'practical' && programme.stations.find(({ id }) => id === about.station);
  return station && rubric !== null && rubric !== rubricDigest(station) ? 'rubric-changed' : null;
}
