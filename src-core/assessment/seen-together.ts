/**
 * Where two assessors saw the same person at the same station at the same time, each by themselves: what they chose, side by side.
 */
import { type Agreement, agreementOf } from './agreement.ts';
import type { Step } from './rubric.ts';
import type { AboutOf, SignOff } from './sign-off.ts';

/** Within so many hours it was the same performance; later the person may have learned. */
export const hoursTogether = 12;

type Seen = SignOff & { readonly about: AboutOf<'practical'> };
const practical = (all: readonly SignOff[]) => all.filter((one): one is Seen => one.about.kind === 'practical');

const isTogether = (a: Seen, b: Seen): boolean =>
  a.assessor !== b.assessor &&
  a.candidate.id === b.candidate.id &&
  a.programme === b.programme &&
  a.about.station === b.about.station &&
  a.about.rubric === b.about.rubric &&
  Math.abs(Date.parse(a.seenAt) - Date.parse(b.seenAt)) <= hoursTogether * 3_600_000;

/** Steps by criterion, those of `a` first. */
const stepsOf = (a: Seen, b: Seen): [Step, Step][] =>
  Object.entries(a.about.ratings).flatMap(([id, step]) => {
    const other = b.about.ratings[id];
    return other ? [[step, other]] : [];
  });

export type StationAgreement = Agreement & {
  readonly programme: string;
  readonly station: string;
  readonly candidates: number;
};

/** `pairs`: two who saw the same. */
function byStation(pairs: readonly (readonly [Seen, Seen])[]): StationAgreement[] {
  const found = new Map<string, { programme: string; station: string; who: Set<string>; pairs: [Step, Step][] }>();
  for (const [a, b] of pairs) {
    const key = `${a.programme} ${a.about.station}`;
    const at = found.get(key) ?? { programme: a.programme, station: a.about.station, who: new Set(), pairs: [] };
    at.who.add(a.candidate.id);
    at.pairs.push(...stepsOf(a, b));
    found.set(key, at);
  }
  return [...found.values()].flatMap(({ programme, station, who, pairs }) => {
    const agreement = agreementOf(pairs);
    return agreement ? [{ programme, station, candidates: who.size, ...agreement }] : [];
  });
}

const togetherWith = (a: Seen, others: readonly Seen[]) =>
  others.filter((other) => isTogether(a, other)).map((b) => [a, b] as const);

/** By station, as far as `own` and `others` saw the same. */
export const agreementByStation = (own: readonly SignOff[], others: readonly SignOff[]): StationAgreement[] =>
  byStation(practical(own).flatMap((a) => togetherWith(a, practical(others))));

/** By station, each two of these once: the one whose key comes first is the first, whichever signed first. */
export function agreementAmong(all: readonly SignOff[]): StationAgreement[] {
  const sorted = practical(all).sort((a, b) => (a.assessor < b.assessor ? -1 : 1));
  return byStation(sorted.flatMap((a, index) => togetherWith(a, sorted.slice(index + 1))));
}
