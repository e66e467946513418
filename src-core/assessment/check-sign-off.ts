/**
 * Whether a sign-off counts for a person; if not, why. Where it counts it becomes a fact of the programme.
 */
import type { FactOf } from '../programme/fact.ts';
import { type AssessorPass, type PassFault, passFaults, passFor } from './assessor.ts';
import { outcomeOf } from './outcome.ts';
import type { Criterion, Station } from './rubric.ts';
import { type LineFault, readSignOff, rubricDigest, type SignOff } from './sign-off.ts';

export const signOffFaults = [
  'malformed',
  'altered',
  'for-somebody-else',
  'by-oneself',
  ...passFaults,
  'station-unknown',
  'rubric-changed',
  'rubric-not-filled',
  'not-yet',
  'signed-before-seen',
  'before-training',
  'known-already',
] as const;
export type SignOffFault = (typeof signOffFaults)[number];

export type Around = {
  readonly candidate: { readonly id: string; readonly device: string };
  readonly passes: readonly AssessorPass[];
  /** Every version of every station of the programme that is known. */
  readonly stations: readonly Station[];
  /** When the person took up the programme first; null: not yet. */
  readonly enrolledAt: string | null;
  /** Ids that were taken before, on this machine or another of the person's. */
  readonly known: ReadonlySet<string>;
  /** ISO instant. */
  readonly now: string;
};

export type Checked =
  | { readonly counts: true; readonly said: SignOff; readonly fact: FactOf<'practical-passed'> | null }
  | { readonly counts: false; readonly fault: SignOffFault };

/** `line`: as it was carried here. A sign-off that says "not yet" counts, and is no fact for the programme. */
export function checkSignOff(line: string, around: Around): Checked {
  const refused = (fault: SignOffFault | LineFault | PassFault): Checked => ({ counts: false, fault });
  const said = readSignOff(line);
  if ('fault' in said) return refused(said.fault);
  const { candidate, passes, stations, enrolledAt, known, now } = around;
  if (said.candidate.id !== candidate.id) return refused('for-somebody-else');
  if (said.assessor === candidate.device) return refused('by-oneself');
  if (known.has(said.id)) return refused('known-already');
  if (said.signedAt > now) return refused('not-yet');
  if (said.signedAt < said.seenAt) return refused('signed-before-seen');
  const pass = passFor(said, passes);
  if ('fault' in pass) return refused(pass.fault);
  if (pass.person.id === candidate.id) return refused('by-oneself');
  const named = stations.filter(({ id }) => id === said.station);
  if (named.length === 0) return refused('station-unknown');
  const station = named.find((one) => rubricDigest(one) === said.rubric);
  if (!station) return refused('rubric-changed');
  if (!isFilled(station.criteria, said)) return refused('rubric-not-filled');
  if (enrolledAt === null || said.seenAt < enrolledAt) return refused('before-training');
  const { result } = outcomeOf(station, said.ratings);
  // Two keys of one assessor are one assessor.
  const assessor = pass.person.id ?? pass.key;
  const fact = { id: said.id, at: said.seenAt, kind: 'practical-passed', station: station.id, assessor } as const;
  return { counts: true, said, fact: result === 'able' ? fact : null };
}

/** Each criterion was rated, and nothing else. */
const isFilled = (criteria: readonly Criterion[], { ratings }: SignOff): boolean =>
  criteria.length === Object.keys(ratings).length && criteria.every(({ id }) => ratings[id] !== undefined);
