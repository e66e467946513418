/**
 * What a person's records come to as facts of a programme: the record of programmes, lessons and exams, credentials, the logbook. In
 * whatever order they lie.
 */
import { totalOf } from '../assessment/asked-hours.ts';
import type { AboutOf, SignOff } from '../assessment/sign-off.ts';
import { type KeptEntry, minutesOf } from '../logbook/kept-entry.ts';
import type { Fact } from './fact.ts';
import { type Recorded, recordedOf, takenUpAt } from './programme-event.ts';
import type { Signed } from './signed-of.ts';

export type CourseDone = {
  readonly course: string;
  /** When the last of its lessons was read; null while one is not. */
  readonly readAt: string | null;
  /** When its exam was passed. */
  readonly passes: readonly string[];
};

export type HeldFor = {
  readonly number: string;
  /** Id of the course or programme. */
  readonly of: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly isRevoked: boolean;
};

export type Records = {
  readonly events: readonly Recorded[];
  readonly signed: readonly Signed[];
  readonly courses: readonly CourseDone[];
  readonly held: readonly HeldFor[];
  readonly entries: readonly KeptEntry[];
};

const factsOfCourse = ({ course, readAt, passes }: CourseDone): Fact[] => [
  ...(readAt === null ? [] : [{ id: `read ${course}`, at: readAt, kind: 'course-read' as const, course }]),
  ...passes.map((at) => ({ id: `passed ${course} ${at}`, at, kind: 'exam-passed' as const, course })),
];

const factsOfHeld = ({ number, of, issuedAt, expiresAt, isRevoked }: HeldFor): Fact[] => [
  { id: number, at: issuedAt, kind: 'credential', credential: of, expiresAt },
  ...(isRevoked ? [{ id: `revoked ${number}`, at: issuedAt, kind: 'revoked' as const, of: number }] : []),
];

const activityOf = (entry: KeptEntry, isSupervised: boolean): Fact => ({
  id: entry.id,
  at: entry.to,
  kind: 'activity',
  activity: entry.activity,
  from: entry.from,
  minutes: minutesOf(entry),
  count: 1,
  isSupervised,
});

/** The entries that were confirmed, where all of them are in the book as they were confirmed; null elsewhere. */
export function entriesBehind(
  about: AboutOf<'hours'>,
  { seenAt }: SignOff,
  entries: ReadonlyMap<string, KeptEntry>,
): KeptEntry[] | null {
  const found = about.entries.flatMap((id) => entries.get(id) ?? []);
  const isWhole =
    found.length === about.entries.length &&
    found.every(({ activity }) => activity === about.activity) &&
    totalOf({ entries: found }).minutes === about.minutes &&
    found.every(({ from, to }) => about.from <= from && to <= seenAt);
  return isWhole ? found : null;
}

/**
 * Of one programme. An entry that somebody confirmed is one fact, as it was before: so it counts at least as far as it did while
 * nobody had. What was begun before the programme was taken up is no fact of it.
 */
export function factsOf(programme: string, { events, signed, courses, held, entries }: Records): Fact[] {
  const begun = takenUpAt(events, programme);
  const counting = signed.flatMap(({ said, checked }) =>
    said.programme === programme && checked.counts ? [{ said, fact: checked.fact }] : [],
  );
  const own = new Map(
    entries.flatMap((entry) => (entry.programmeId === programme ? [[entry.id, entry] as const] : [])),
  );
  const confirmed = new Set(counting.flatMap(({ said: { about } }) => (about.kind === 'hours' ? about.entries : [])));
  return [
    ...recordedOf(events, 'taken-up').flatMap(({ id, at, event }): Fact[] =>
      event.programme === programme ? [{ id, at, kind: 'enrolled', programme, version: event.version }] : [],
    ),
    ...recordedOf(events, 'declared').flatMap(({ id, at, event }): Fact[] =>
      event.programme === programme ? [{ id, at, kind: 'document', document: event.document }] : [],
    ),
    ...recordedOf(events, 'course-read').map(
      ({ id, event }): Fact => ({ id, at: event.readAt, kind: 'course-read', course: event.course }),
    ),
    ...courses.flatMap(factsOfCourse),
    ...held.flatMap(factsOfHeld),
    ...counting.flatMap(({ said, fact }): Fact[] => {
      const behind = said.about.kind === 'hours' ? entriesBehind(said.about, said, own) : null;
      if (behind) return behind.map((entry) => activityOf(entry, true));
      return fact ? [fact] : [];
    }),
    ...[...own.values()].flatMap((entry): Fact[] =>
      begun !== null && begun <= entry.from && !confirmed.has(entry.id) ? [activityOf(entry, false)] : [],
    ),
  ];
}
