/**
 * Whether a sign-off counts for a person; if not, why. Where it counts it becomes a fact of the programme.
 */
import { type LineFault, lineFaults } from '../credential/proof/signed-line.ts';
import type { QuickCheck } from '../credential/proof/signing-key.ts';
import { hoursFit } from '../logbook/hours-fit.ts';
import type { Fact } from '../programme/fact.ts';
import type { Programme } from '../programme/programme.ts';
import { type AssessorPass, passFaults, passFor } from './assessor.ts';
import { outcomeOf } from './outcome.ts';
import type { Criterion } from './rubric.ts';
import { type AboutOf, readSignOff, rubricDigest, type SignOff } from './sign-off.ts';

export const signOffFaults = [
  ...lineFaults,
  'for-somebody-else',
  'by-oneself',
  ...passFaults,
  'programme-unknown',
  'not-of-programme',
  'rubric-changed',
  'rubric-not-filled',
  'hours-do-not-fit',
  'hours-known',
  'not-yet',
  'signed-before-seen',
  'before-training',
  'known-already',
] as const;
export type SignOffFault = (typeof signOffFaults)[number];

export type Around = {
  /** `keys`: of this person's machine, and those by which they assess others. */
  readonly candidate: { readonly id: string; readonly keys: readonly string[] };
  readonly passes: readonly AssessorPass[];
  /** Every version of every programme that is known. */
  readonly programmes: readonly Programme[];
  /** When the person took up the programme first; null: not yet. */
  readonly enrolledAt: string | null;
  /** What was taken before, on this machine or another of the person's. */
  readonly taken: readonly SignOff[];
  /** ISO instant. */
  readonly now: string;
  readonly quick?: QuickCheck;
};

export type Checked =
  | { readonly counts: true; readonly said: SignOff; readonly pass: AssessorPass; readonly fact: Fact | null }
  | {
      readonly counts: false;
      readonly fault: SignOffFault;
      /** `assessor-withdrawn`: the pass that was. */
      readonly withdrawn?: AssessorPass;
    };

/** `line`: as it was carried here. A sign-off that says "not yet" counts, and is no fact for the programme. */
export function checkSignOff(line: string, around: Around): Checked {
  const refused = (fault: SignOffFault | LineFault): Checked => ({ counts: false, fault });
  const said = readSignOff(line, around.quick);
  if ('fault' in said) return refused(said.fault);
  const { candidate, passes, enrolledAt, taken, now } = around;
  if (said.candidate.id !== candidate.id) return refused('for-somebody-else');
  if (candidate.keys.includes(said.assessor)) return refused('by-oneself');
  if (taken.some(({ id }) => id === said.id)) return refused('known-already');
  if (said.signedAt > now) return refused('not-yet');
  if (said.signedAt < said.seenAt) return refused('signed-before-seen');
  const pass = passFor(said, passes);
  if ('fault' in pass) return { counts: false, ...pass };
  if (pass.person.id === candidate.id) return refused('by-oneself');
  const about = aboutIt(said, pass, around);
  if ('fault' in about) return refused(about.fault);
  if (enrolledAt === null || begunAt(said) < enrolledAt) return refused('before-training');
  return { counts: true, said, pass, fact: about.fact };
}

const begunAt = ({ about, seenAt }: SignOff) => (about.kind === 'hours' ? about.from : seenAt);

type About = { readonly fact: Fact | null } | { readonly fault: SignOffFault };

function aboutIt({ about, ...said }: SignOff, pass: AssessorPass, { programmes, taken }: Around): About {
  const versions = programmes.filter(({ id }) => id === said.programme);
  if (versions.length === 0) return { fault: 'programme-unknown' };
  const fact = { id: said.id, at: said.seenAt };
  // Two keys of one assessor are one assessor.
  const person = pass.person.id ?? pass.key;
  const names = (list: 'activities' | 'roles' | 'documents', id: string) =>
    versions.some((one) => one[list].some((named) => named.id === id));
  switch (about.kind) {
    case 'practical':
      return practical(about, versions, { ...fact, assessor: person });
    case 'hours': {
      if (!names('activities', about.activity)) return { fault: 'not-of-programme' };
      const { entries, minutes, activity, from } = about;
      const others = taken.flatMap((one) => (one.about.kind === 'hours' ? [{ ...one.about, to: one.seenAt }] : []));
      if (
        new Set(entries).size < entries.length ||
        others.some((one) => one.entries.some((id) => entries.includes(id)))
      )
        return { fault: 'hours-known' };
      if (!hoursFit({ from, to: said.seenAt, minutes }, others)) return { fault: 'hours-do-not-fit' };
      const count = entries.length;
      return { fact: { ...fact, kind: 'activity', activity, from, minutes, count, isSupervised: true } };
    }
    case 'recommendation':
      if (!names('roles', about.by)) return { fault: 'not-of-programme' };
      return { fact: { ...fact, kind: 'recommended', by: about.by, person } };
    case 'document':
      if (!names('documents', about.document)) return { fault: 'not-of-programme' };
      return { fact: { ...fact, kind: 'document', document: about.document } };
  }
}

type Seen = { readonly id: string; readonly at: string; readonly assessor: string };

function practical(about: AboutOf<'practical'>, versions: readonly Programme[], seen: Seen): About {
  const named = versions.flatMap(({ stations }) => stations).filter(({ id }) => id === about.station);
  if (named.length === 0) return { fault: 'not-of-programme' };
  const station = named.find((one) => rubricDigest(one) === about.rubric);
  if (!station) return { fault: 'rubric-changed' };
  if (!isFilled(station.criteria, about.ratings)) return { fault: 'rubric-not-filled' };
  const isAble = outcomeOf(station, about.ratings).result === 'able';
  return { fact: isAble ? { ...seen, kind: 'practical-passed', station: station.id } : null };
}

/** Each criterion was rated, and nothing else. */
const isFilled = (criteria: readonly Criterion[], ratings: AboutOf<'practical'>['ratings']): boolean =>
  criteria.length === Object.keys(ratings).length && criteria.every(({ id }) => ratings[id] !== undefined);
